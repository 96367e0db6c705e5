#!/usr/bin/env node
// Measures the language server beside those of Prisma and of VS Code's CSS, all on this machine, in turn.
//
//     benchmarks/lsp/run.mjs             writes the table in benchmarks/README.md; a few minutes
//     benchmarks/lsp/run.mjs --quick     fewer repetitions; writes nothing down
import {execFileSync, spawn} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {cpus} from 'node:os';
import {dirname, join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {writeCatalog} from './catalog.mjs';
import {session} from './sessions.mjs';
import * as texts from './texts.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const HOME = join(HERE, '../..');
const WORK = join(HERE, '../out/lsp');
const INSTALLED = join(WORK, 'installed');
const README = join(HERE, '../README.md');
const MARKS = ['<!-- editors: written by `benchmarks/lsp/run.mjs` -->', '<!-- end of editors -->'];
const QUICK = process.argv.includes('--quick');
const SESSIONS = QUICK ? 3 : 8;
const COUNTS = QUICK ? {completions: 10, changes: 10, mistakes: 6, questions: 40}
  : {completions: 40, changes: 40, mistakes: 20, questions: 70};

const ROWS = {first: 'start of the process to the first completion', completion: 'completion',
  typed: 'a letter typed, then completion', diagnostics: 'a letter typed, to the problems',
  hover: 'hover', hoverFirst: 'hover over a feature for the first time: all weights of its block are gone through', signature: 'signature help', tokens: 'a letter typed, then the changes of the semantic tokens'};
const AIMS = {first: [500, null], completion: [5, 10], diagnostics: [5, null], hover: [null, 10], signature: [null, 10],
  tokens: [null, 10]};

const unboxText = texts.unbox();
const SERVERS = {
  unbox: {name: 'Unbox', command: join(INSTALLED, 'unbox'), arguments: ['lsp'], language: 'unbox', file: 'study.unbox',
    document: unboxText, more: askMore},
  prisma: peer('Prisma', 'prisma-language-server', 'prisma', texts.prisma()),
  css: peer('VS Code\'s CSS', 'vscode-css-language-server', 'css', texts.css()),
};

function peer(name, program, language, document) {
  return {name, command: join(HERE, 'node_modules/.bin', program), arguments: ['--stdio'], language, file: `study.${language}`,
    document};
}

/** What only Unbox is asked. The features most like one are looked for when it is pointed at for the first time. */
async function askMore(editor, measure, counts) {
  const lines = unboxText.text.split('\n');
  const call = lines.findIndex(line => line.includes('scene_') && line.includes('light: '));
  const inCall = {line: call, character: lines[call].indexOf('light: ')};
  const features = lines.flatMap((text, line) => text.startsWith('  add first_') ? [{line, character: '  add '.length}] : []);
  let {resultId} = await editor.ask('semanticTokens/full');
  for (let at = 0; at < counts.questions; at++) {
    await measure(at < features.length ? 'hoverFirst' : 'hover', () => editor.ask('hover', features[at % features.length]));
    await measure('signature', () => editor.ask('signatureHelp', inCall));
    await measure('tokens', async () => {
      at % 2 === 0 ? editor.change(unboxText.caret, 0, 's') : editor.change(unboxText.caret, 1, '');
      ({resultId} = await editor.ask('semanticTokens/full/delta', null, {previousResultId: resultId}));
    });
  }
}

async function prepare() {
  if (!existsSync(join(HERE, 'node_modules'))) {
    console.error('installing the two servers that are measured beside Unbox\'s ...');
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--silent'],
      {cwd: HERE, stdio: 'inherit'});
  }
  mkdirSync(WORK, {recursive: true});
  writeCatalog(join(WORK, 'catalog'), HOME);
  Object.values(SERVERS).forEach(server => writeFileSync(join(WORK, server.file), server.document.text));
  execFileSync(join(HOME, 'unbox'), ['--version'], {stdio: 'inherit'});
  install();
  await awaitArchive();
}

/** The program laid out as it is installed, by links to what was built. */
function install() {
  rmSync(INSTALLED, {recursive: true, force: true});
  mkdirSync(INSTALLED);
  copyFileSync(join(HOME, 'unbox'), join(INSTALLED, 'unbox'));
  symlinkSync(join(HOME, 'runtime/target/unbox/lib'), join(INSTALLED, 'lib'));
  symlinkSync(join(HOME, 'models'), join(INSTALLED, 'models'));
}

/** A server keeps what Java has learnt of it, once, some time after its start; later ones start from there. */
async function awaitArchive() {
  readdirSync(join(INSTALLED, 'lib')).filter(name => name.includes('.aot')).forEach(name => rmSync(join(INSTALLED, 'lib', name)));
  const server = spawn(SERVERS.unbox.command, ['lsp'], {stdio: ['pipe', 'ignore', 'inherit'],
    env: {...process.env, UNBOX_JAVA_OPTIONS: '-Dunbox.archive.after=0'}});
  const patience = performance.now() + 60_000;
  const isThere = () => readdirSync(join(INSTALLED, 'lib')).some(name => name.endsWith('.aot.origin'));
  while (!isThere() && performance.now() < patience) {
    await pause(100);
  }
  server.stdin.end();
}

async function measure() {
  const found = Object.fromEntries(Object.keys(SERVERS).map(key => [key, {times: {}, items: [], memory: []}]));
  for (let round = -1; round < SESSIONS; round++) {
    for (const [key, server] of Object.entries(SERVERS)) {
      const {times, items, memory} = await session(server,
        {folder: pathToFileURL(WORK).href, uri: pathToFileURL(join(WORK, server.file)).href}, COUNTS);
      if (round < 0) {
        continue; // the first session makes files that later ones start from
      }
      // A session's first answers are slow in all three; what is warm is asked for after them.
      Object.entries(times).forEach(([name, all]) => (found[key].times[name] ??= []).push(...all.slice(Math.floor(all.length / 4))));
      found[key].items.push(items);
      found[key].memory.push(memory);
    }
  }
  return found;
}

function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function table(found) {
  const cell = values => values ? `${amount(percentile(values, 0.5))} / ${amount(percentile(values, 0.95))}` : '';
  const rows = Object.entries(ROWS).map(([name, words]) => [words, ...Object.values(found).map(each => cell(each.times[name])),
    aim(AIMS[name]), verdict(name, found)]);
  const numbers = (words, of, unit, wanted, holds) => [words, ...Object.values(found).map(each => `${of(each)}${unit}`), wanted, holds];
  const memory = each => percentile(each.memory, 0.5).toFixed(0);
  const items = each => Math.min(...each.items);
  return markdown([['milliseconds, median / 95 of 100', ...Object.values(SERVERS).map(server => server.name), 'aim', 'beside the others'],
    ...rows, numbers('proposals in a list', items, '', 'at least 200', items(found.unbox) >= 200 ? 'reached' : '**missed**'),
    numbers('resident memory', memory, ' MB', 'below 200 MB', memory(found.unbox) < 200 ? 'reached' : '**missed**')]);
}

const amount = ms => ms >= 100 ? ms.toFixed(0) : ms.toFixed(1);

function aim([median, most] = [null, null]) {
  return [median && `${median}`, most && `95 of 100: ${most}`].filter(Boolean).join(', ');
}

/** No slower than Prisma's and faster than CSS's, in the middle and at the slow end. */
function verdict(name, found) {
  if (!found.prisma.times[name]) {
    return '';
  }
  const slower = [0.5, 0.95].flatMap(share => ['prisma', 'css'].filter(key =>
    percentile(found.unbox.times[name], share) > percentile(found[key].times[name], share))
    .map(key => `${SERVERS[key].name}'s ${share === 0.5 ? 'median' : 'slow end'}`));
  return slower.length === 0 ? 'faster than both' : `**slower than** ${slower.join(', ')}`;
}

function markdown([header, ...rows]) {
  const line = cells => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, at) => at === 0 ? '---' : '---:')), ...rows.map(line)].join('\n');
}

function writeDown(text) {
  const readme = readFileSync(README, 'utf8');
  const [before, rest] = readme.split(MARKS[0]);
  const after = rest?.split(MARKS[1])[1];
  if (after === undefined) {
    throw new Error(`${README} has lost the marks ${MARKS.join(' and ')}`);
  }
  writeFileSync(README, `${before}${MARKS[0]}\n\n${text}\n\n${MARKS[1]}${after}`);
}

await prepare();
const found = await measure();
const about = `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus()[0].model.trim()}, ${cpus().length} processors, Node `
  + `${process.versions.node}; ${SESSIONS} sessions with each server, in turn. Prisma's is 31.12.10, CSS's 4.10.0.`;
const report = `${table(found)}\n\n${about}`;
console.log(report);
if (!QUICK) {
  writeDown(report);
}
