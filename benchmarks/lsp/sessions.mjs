// What is measured of a server: one process from its start to its end.
import {performance} from 'node:perf_hooks';
import {setTimeout as pause} from 'node:timers/promises';
import {Editor} from './client.mjs';

/** A person does not type faster than this, and no server is to be measured while it works at what came before. */
const BETWEEN_CHANGES = 150;
const LETTERS = 'sctb';

/** Gives the times by their names, the number of items and the memory. */
export async function session(server, {folder, uri}, counts) {
  const editor = new Editor(server, folder);
  const times = {};
  const measure = async (name, work) => {
    const start = performance.now();
    const result = await work();
    (times[name] ??= []).push(performance.now() - start);
    return result;
  };
  const {text, caret, mistake} = server.document;
  await editor.initialize();
  times.initialized = [performance.now() - editor.started];
  const checked = editor.diagnostics(() => true);
  editor.open(uri, server.language, text);
  const first = await editor.completions(caret);
  times.first = [performance.now() - editor.started];
  await checked;
  for (let at = 0; at < counts.completions; at++) {
    await measure('completion', () => editor.completions(caret));
  }
  for (let at = 0; at < counts.changes; at++) {
    await measure('typed', () => {
      const letter = LETTERS[Math.floor(at / 2) % LETTERS.length];
      at % 2 === 0 ? editor.change(caret, 0, letter) : editor.change(caret, 1, '');
      return editor.completions(at % 2 === 0 ? {...caret, character: caret.character + 1} : caret);
    });
  }
  for (let at = 0; at < counts.mistakes; at++) {
    await pause(BETWEEN_CHANGES);
    await measure('diagnostics', () => mistaken(editor, caret, mistake, at));
  }
  await server.more?.(editor, measure, counts);
  const memory = editor.memory();
  await editor.close();
  return {times, items: first.length, memory};
}

/** Makes a mistake, or every second time takes it back, and waits until the editor is told of it. */
function mistaken(editor, caret, mistake, at) {
  const right = at % 2 === 1;
  const told = editor.diagnostics(found => right === (found.length === 0));
  right ? editor.change(caret, mistake.length, '') : editor.change(caret, 0, mistake);
  return told;
}
