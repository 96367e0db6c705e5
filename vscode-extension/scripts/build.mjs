// Bundles the extension, and gathers the server that is packed with it: its jars, the built-in models, which the
// checker wants whole, and the pages that problems lead to. `node scripts/build.mjs test` bundles the tests instead.
import { build } from 'esbuild';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';

const here = path.dirname(import.meta.dirname);
const repository = path.dirname(here);
const common = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', sourcemap: true, logLevel: 'warning' };

async function bundleTests() {
    const folder = path.join(here, 'test', 'unit');
    const entries = (await readdir(folder)).filter((name) => name.endsWith('.test.ts')).map((name) => path.join(folder, name));
    entries.push(path.join(here, 'test', 'workbench', 'workbench.test.ts'));
    await build({ ...common, format: 'esm', packages: 'external', entryPoints: entries.filter(existsSync), outdir: path.join(here, 'out', 'test'),
        outExtension: { '.js': '.mjs' }, outbase: path.join(here, 'test') });
}

async function bundleExtension() {
    await build({ ...common, entryPoints: [path.join(here, 'src', 'extension.ts')], external: ['vscode'], minify: true,
        sourcemap: false, outfile: path.join(here, 'out', 'extension.js') });
}

const JARS = [/^antlr4-runtime-/, /^gson-/, /lsp4j/, /^unbox-grammar-/, /^unbox-server-/];

async function gatherServer() {
    const library = path.join(repository, 'runtime', 'target', 'unbox', 'lib');
    if (!existsSync(library)) {
        throw new Error(`There are no jars in ${library}: run \`mvn package\` in ${repository} first.`);
    }
    const server = path.join(here, 'server');
    await rm(server, { recursive: true, force: true });
    await mkdir(path.join(server, 'lib'), { recursive: true });
    const jars = (await readdir(library)).filter((name) => name.endsWith('.jar') && JARS.some((wanted) => wanted.test(name)));
    if (!JARS.every((wanted) => jars.some((name) => wanted.test(name)))) {
        throw new Error(`Of the server's jars only ${jars.join(', ')} are in ${library}: run \`mvn package\` again.`);
    }
    await Promise.all(jars.map((name) => cp(path.join(library, name), path.join(server, 'lib', name))));
    await cp(path.join(repository, 'models'), path.join(server, 'models'), { recursive: true });
    await cp(path.join(repository, 'docs', 'problems'), path.join(server, 'docs', 'problems'), { recursive: true });
    for (const name of ['LICENSE', 'NOTICE']) {
        await cp(path.join(repository, name), path.join(here, name));
    }
}

if (process.argv[2] === 'test') {
    await bundleTests();
} else {
    await Promise.all([bundleExtension(), gatherServer()]);
}
