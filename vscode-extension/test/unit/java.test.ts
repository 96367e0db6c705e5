import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile, symlink } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { findJava, javaOptions, javaProgram, type JavaPlaces, type JavaSearch } from '../../src/java';

let folder: string;

beforeEach(async () => { folder = await mkdtemp(path.join(os.tmpdir(), 'unbox-java-')); });
afterEach(async () => { await rm(folder, { recursive: true }); });

/** A folder that looks like a Java of a version. */
async function java(name: string, version: string): Promise<string> {
    const home = path.join(folder, name);
    await mkdir(path.join(home, 'bin'), { recursive: true });
    await writeFile(javaProgram(home), '', { mode: 0o755 });
    await writeFile(path.join(home, 'release'), `IMPLEMENTOR="Somebody"\nJAVA_VERSION="${version}"\n`);
    return home;
}

function search(places: Partial<JavaPlaces>): Promise<JavaSearch> {
    return findJava({ setting: '', environment: {}, usual: [], ...places });
}

test('what is set comes first', async () => {
    const set = await java('set', '21.0.1');
    const other = await java('other', '25');
    assert.deepEqual(await search({ setting: set, environment: { JAVA_HOME: other } }), { java: { home: set, version: 21 } });
});

test('a wrong setting is told and not passed over', async () => {
    const old = await java('old', '17.0.15');
    const found = await search({ setting: old, environment: { JAVA_HOME: await java('new', '21') } });
    assert.ok('missing' in found);
    assert.equal(found.missing, `The setting unbox.java.home is ${old}, which is Java 17. Unbox needs Java 21 or later.`);
});

test('JDK_HOME comes before JAVA_HOME, and what is too old is passed over', async () => {
    const old = await java('old', '1.8.0_402');
    const young = await java('young', '22.0.2');
    assert.deepEqual(await search({ environment: { JDK_HOME: old, JAVA_HOME: young } }), { java: { home: young, version: 22 } });
});

test('the PATH leads through links to the folder of a Java', async () => {
    const home = await java('linked', '21');
    const bin = path.join(folder, 'bin');
    await mkdir(bin);
    await symlink(javaProgram(home), path.join(bin, path.basename(javaProgram(home))));
    assert.deepEqual(await search({ environment: { PATH: bin } }), { java: { home, version: 21 } });
});

test('the usual folders come last', async () => {
    const home = await java('jvm/temurin-25', '25.0.1');
    assert.deepEqual(await search({ usual: [path.join(folder, 'jvm')] }), { java: { home, version: 25 } });
});

test('where there is none the message says what was seen and what to do', async () => {
    const old = await java('old', '17.0.15');
    const found = await search({ environment: { JAVA_HOME: old } });
    assert.ok('missing' in found);
    assert.equal(found.missing, `Unbox needs Java 21 or later, and none was found (too old: Java 17 in ${old}). `
        + 'Install one, or set unbox.java.home to the folder of one that is installed.');
});

test('from Java 25 on the server starts from its own archive once it is there', async () => {
    const kept = path.join(folder, 'server-1');
    assert.ok(!javaOptions(25, kept).includes(`-XX:AOTCache=${kept}.aot`));
    assert.ok(javaOptions(25, kept).includes(`-Dunbox.archive=${kept}.aot`));
    await writeFile(`${kept}.aot`, '');
    assert.ok(javaOptions(25, kept).includes(`-XX:AOTCache=${kept}.aot`));
    assert.ok(javaOptions(21, kept).includes(`-XX:SharedArchiveFile=${kept}.jsa`));
});
