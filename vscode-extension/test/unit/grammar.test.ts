import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { test } from 'node:test';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

const here = path.resolve(import.meta.dirname, '../../..');
const examples = path.resolve(here, '../examples');
const grammar = await load();

async function load(): Promise<IGrammar> {
    const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
    await oniguruma.loadWASM(readFileSync(wasm).buffer);
    const registry = new textmate.Registry({
        onigLib: Promise.resolve({
            createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
            createOnigString: (text) => new oniguruma.OnigString(text),
        }),
        loadGrammar: async () => textmate.parseRawGrammar(
            readFileSync(path.join(here, 'syntaxes/unbox.tmLanguage.json'), 'utf8'), 'unbox.json'),
    });
    const loaded = await registry.loadGrammar('source.unbox');
    assert.ok(loaded);
    return loaded;
}

interface Token { readonly text: string; readonly scope: string }

/** The tokens of a text that are not blank, each with its innermost scope. */
function tokens(text: string): Token[] {
    let state = textmate.INITIAL;
    return text.split('\n').flatMap((line) => {
        const read = grammar.tokenizeLine(line, state);
        state = read.ruleStack;
        return read.tokens.map((token) => ({
            text: line.slice(token.startIndex, token.endIndex), scope: token.scopes.at(-1) ?? '',
        })).filter((token) => token.text.trim() !== '');
    });
}

/** The scope of the first token that is this text. */
function scope(text: string, token: string): string | undefined {
    return tokens(text).find((each) => each.text.trim() === token)?.scope.replace(/\.unbox$/, '');
}

const SKY = readFileSync(path.join(examples, 'sky.unbox'), 'utf8');

for (const [token, expected] of [
    ['model', 'keyword.control.import'],
    ['landscape', 'string.quoted.double'],
    ['feature', 'keyword.control.declaration'],
    ['clouds', 'variable.other.enummember'],
    ['up.0.0#230', 'variable.other.enummember.feature'],
    ['sky', 'variable.other.readwrite'],
    ['rect', 'support.function.shape'],
    ['cloudy', 'entity.name.function'],
    ['add', 'keyword.control.action'],
    ['by', 'keyword.control.connective'],
    ['experiment', 'keyword.control.declaration'],
    ['prompt', 'keyword.control.axis'],
    ['seed', 'keyword.control.axis'],
    ['..', 'keyword.operator.range'],
    ['grid', 'keyword.control.reading'],
    ['rows', 'keyword.control.reading'],
    ['0.5', 'constant.numeric'],
    ['///', 'punctuation.definition.comment'],
] as const) {
    test(`sky.unbox: ${token} is ${expected}`, () => assert.equal(scope(SKY, token), expected));
}

test('a doc comment is not a comment of four slashes', () => {
    assert.equal(scope('/// told', 'told'), 'comment.line.documentation');
    assert.equal(scope('//// not told', 'not told'), undefined);
    assert.equal(tokens('//// x').at(-1)?.scope, 'comment.line.double-slash.unbox');
});

test('escapes and placeholders stand out in texts', () => {
    const text = 'prompt place(ground) = "\\{{ground} \\q"';
    assert.equal(scope(text, '\\{'), 'constant.character.escape');
    assert.equal(scope(text, '\\q'), 'invalid.illegal.escape');
    assert.equal(tokens(text).filter((each) => each.text === 'ground').at(-1)?.scope, 'variable.parameter.placeholder.unbox');
});

test('a text ends with its line, so that one quote too few does not colour the file', () => {
    assert.equal(scope('prompt a = "open\nseed 1', 'seed'), 'keyword.control.axis');
});

test('edit declares outside an experiment and is an axis inside', () => {
    const found = tokens('edit clear { remove fog }\nexperiment fog { edit clear }').filter((each) => each.text.trim() === 'edit');
    assert.deepEqual(found.map((each) => each.scope), ['keyword.control.declaration.unbox', 'keyword.control.axis.unbox']);
});

test('on opposed, during steps, a size and a comparison have their own scopes', () => {
    const text = 'on opposed {}\nduring steps 0..1 {}\nmodel "m" { dtype float16 size 192 x 128 }\nexpect change in a <= 1';
    assert.equal(scope(text, 'opposed'), 'constant.language.branch');
    assert.equal(scope(text, 'steps'), 'keyword.control.window');
    assert.equal(scope(text, 'float16'), 'constant.language.dtype');
    assert.equal(scope(text, '192 x 128'), 'constant.numeric.size');
    assert.equal(scope(text, '<='), 'keyword.operator.comparison');
});

test('every word of the language has a colour', () => {
    const reference = readFileSync(path.resolve(here, '../docs/language.md'), 'utf8');
    const reserved = /<!-- words:reserved -->(.*?)<!-- end -->/s.exec(reference)?.[1] ?? '';
    const words = [...reserved.matchAll(/`(\w+)`/g)].map((found) => found[1] ?? '');
    assert.ok(words.length > 30);
    assert.deepEqual(words.filter((word) => /^variable|^source/.test(scope(word, word) ?? 'source')), []);
});

for (const name of readdirSync(examples).filter((each) => each.endsWith('.unbox'))) {
    test(`${name}: every character but blanks has a scope, and nothing is illegal`, () => {
        const odd = tokens(readFileSync(path.join(examples, name), 'utf8'))
            .filter((each) => each.scope.startsWith('invalid') || each.scope === 'source.unbox' && !/^[\s{}()[\]]+$/.test(each.text));
        assert.deepEqual(odd, []);
    });
}
