// An editor at the other end of a language server's standard input and output.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {performance} from 'node:perf_hooks';

const PATIENCE = 30_000;
/** What an ordinary editor can do; it waits for diagnostics that are sent to it. */
const CAPABILITIES = {
  textDocument: {
    synchronization: {},
    completion: {contextSupport: true,
      completionItem: {snippetSupport: true, documentationFormat: ['markdown'], resolveSupport: {properties: ['documentation']}}},
    hover: {contentFormat: ['markdown']}, signatureHelp: {}, publishDiagnostics: {},
    semanticTokens: {requests: {full: {delta: true}}, tokenTypes: [], tokenModifiers: [], formats: ['relative']},
  },
  workspace: {configuration: true, workspaceFolders: true},
};

/** A running server with one document. All times are in milliseconds. */
export class Editor {
  /** @param server {command, arguments, environment}; the folder is a workspace's address */
  constructor(server, folder) {
    this.started = performance.now();
    this.process = spawn(server.command, server.arguments, {stdio: ['pipe', 'pipe', 'ignore'], env: {...process.env, ...server.environment}});
    this.folder = folder;
    this.waiting = new Map();
    this.watchers = new Set();
    this.number = 0;
    this.version = 1;
    this.received = Buffer.alloc(0);
    this.process.stdout.on('data', bytes => this.#receive(bytes));
    this.process.on('error', error => this.#fail(error));
    this.process.on('exit', code => this.#fail(new Error(`${server.command} has ended with ${code}`)));
  }

  async initialize() {
    await this.request('initialize', {processId: process.pid, rootUri: this.folder,
      workspaceFolders: [{uri: this.folder, name: 'workspace'}], capabilities: CAPABILITIES, initializationOptions: {}});
    this.notify('initialized', {});
  }

  open(uri, languageId, text) {
    this.document = {uri};
    this.lines = text.split('\n');
    this.notify('textDocument/didOpen', {textDocument: {uri, languageId, version: this.version, text}});
  }

  /** Puts a text in the place of so many characters. */
  change(position, length, text) {
    this.version++;
    this.notify('textDocument/didChange', {textDocument: {...this.document, version: this.version}, contentChanges: [
      {range: {start: position, end: {line: position.line, character: position.character + length}}, text}]});
  }

  /** Asks something about a place, or about the document. */
  ask(method, position, more = {}) {
    return this.request(`textDocument/${method}`, {textDocument: this.document, ...position && {position}, ...more});
  }

  async completions(position) {
    const answer = await this.ask('completion', position, {context: {triggerKind: 1}});
    return Array.isArray(answer) ? answer : answer?.items ?? [];
  }

  /** The first diagnostics that fit, when they come. */
  diagnostics(fit) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no such diagnostics within ${PATIENCE} ms`)), PATIENCE);
      const watcher = found => {
        if (fit(found.diagnostics)) {
          clearTimeout(late);
          this.watchers.delete(watcher);
          resolve(found);
        }
      };
      this.watchers.add(watcher);
    });
  }

  request(method, params) {
    return new Promise((resolve, reject) => {
      this.waiting.set(++this.number, {resolve, reject});
      this.#send({jsonrpc: '2.0', id: this.number, method, params});
    });
  }

  notify(method, params) {
    this.#send({jsonrpc: '2.0', method, params});
  }

  /** Its resident memory in MB (a million bytes); undefined where the system does not tell. */
  memory() {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))[1]) * 1024 / 1e6;
    } catch {
      return undefined;
    }
  }

  async close() {
    const ended = new Promise(resolve => this.process.on('exit', resolve));
    const late = setTimeout(() => this.process.kill('SIGKILL'), 10_000);
    await this.request('shutdown', null);
    this.closed = true;
    this.notify('exit', null);
    this.process.stdin.end();
    await ended;
    clearTimeout(late);
  }

  #send(message) {
    const content = Buffer.from(JSON.stringify(message));
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${content.length}\r\n\r\n`), content]));
  }

  #receive(bytes) {
    this.received = Buffer.concat([this.received, bytes]);
    for (;;) {
      const end = this.received.indexOf('\r\n\r\n');
      if (end < 0) {
        return;
      }
      const length = Number(/Content-Length: (\d+)/i.exec(this.received.subarray(0, end).toString())[1]);
      if (this.received.length < end + 4 + length) {
        return;
      }
      const message = JSON.parse(this.received.subarray(end + 4, end + 4 + length).toString());
      this.received = this.received.subarray(end + 4 + length);
      this.#take(message);
    }
  }

  #take(message) {
    if (message.method && message.id !== undefined) { // the server asks
      const result = message.method === 'workspace/configuration' ? message.params.items.map(() => ({})) : null;
      this.#send({jsonrpc: '2.0', id: message.id, result});
    } else if (message.id !== undefined) {
      const {resolve, reject} = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      message.error ? reject(new Error(message.error.message)) : resolve(message.result);
    } else if (message.method === 'textDocument/publishDiagnostics' && message.params.uri === this.document?.uri) {
      [...this.watchers].forEach(watcher => watcher(message.params));
    }
  }

  #fail(error) {
    if (!this.closed) {
      this.waiting.forEach(({reject}) => reject(error));
      this.waiting.clear();
    }
  }
}
