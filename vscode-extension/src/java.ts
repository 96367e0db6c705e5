import { execFile } from 'node:child_process';
import { existsSync, promises as files } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';

/** The oldest Java that the server runs on. */
export const OLDEST_JAVA = 21;

export interface Java {
    readonly home: string;
    readonly version: number;
}

/** What was found: a Java that is new enough, or why there is none. */
export type JavaSearch = { readonly java: Java } | { readonly missing: string };

/** Where to look. */
export interface JavaPlaces {
    /** The setting unbox.java.home; empty where a person has set nothing. */
    readonly setting: string;
    readonly environment: Readonly<Record<string, string | undefined>>;
    /** Folders that hold Javas. */
    readonly usual: readonly string[];
}

/** The places of this machine. */
export function placesOfThisMachine(setting: string): JavaPlaces {
    const home = os.homedir();
    const programs = process.env['ProgramFiles'] ?? 'C:\\Program Files';
    const windows = ['Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu', 'Amazon Corretto', 'BellSoft']
        .map((name) => path.join(programs, name));
    const unix = ['/usr/lib/jvm', '/usr/java', '/opt/java', '/opt', '/Library/Java/JavaVirtualMachines',
        '/opt/homebrew/opt', '/usr/local/opt', '.sdkman/candidates/java', '.local/share/mise/installs/java'];
    const usual = [...(process.platform === 'win32' ? windows : unix), '.jdks'];
    return { setting, environment: process.env, usual: usual.map((folder) => path.resolve(home, folder)) };
}

/** The first Java that is new enough: as set, else by JDK_HOME, JAVA_HOME and PATH, else in the usual folders. */
export async function findJava(places: JavaPlaces): Promise<JavaSearch> {
    if (places.setting !== '') {
        return asSet(places.setting);
    }
    const tooOld = new Map<string, number>();
    for await (const home of candidates(places)) {
        const version = await versionOf(home);
        if (version >= OLDEST_JAVA) {
            return { java: { home, version } };
        }
        if (version > 0) {
            tooOld.set(home, version);
        }
    }
    const seen = [...tooOld].map(([home, version]) => `Java ${version} in ${home}`).join(', ');
    return {
        missing: `Unbox needs Java ${OLDEST_JAVA} or later, and none was found${seen === '' ? '' : ` (too old: ${seen})`}. `
            + 'Install one, or set unbox.java.home to the folder of one that is installed.',
    };
}

async function asSet(setting: string): Promise<JavaSearch> {
    const home = setting.startsWith('~') ? path.join(os.homedir(), setting.slice(1)) : setting;
    const version = await versionOf(home);
    if (version >= OLDEST_JAVA) {
        return { java: { home, version } };
    }
    const what = version > 0 ? `is Java ${version}` : 'is no folder of a Java: it has no bin/java';
    return { missing: `The setting unbox.java.home is ${setting}, which ${what}. Unbox needs Java ${OLDEST_JAVA} or later.` };
}

async function* candidates(places: JavaPlaces): AsyncGenerator<string> {
    for (const name of ['JDK_HOME', 'JAVA_HOME']) {
        const home = places.environment[name];
        if (home) {
            yield home;
        }
    }
    const folders = (places.environment['PATH'] ?? places.environment['Path'] ?? '').split(path.delimiter);
    for (const folder of folders.filter((each) => each !== '')) {
        const program = await files.realpath(path.join(folder, javaName())).catch(() => undefined);
        if (program !== undefined) {
            yield path.dirname(path.dirname(program));
        }
    }
    for (const parent of places.usual) {
        const names = await files.readdir(parent).catch(() => []);
        for (const name of names.sort().reverse()) {
            yield path.join(parent, name);
            yield path.join(parent, name, 'Contents', 'Home');
            yield path.join(parent, name, 'libexec', 'openjdk.jdk', 'Contents', 'Home');
        }
    }
}

/** The major version of the Java in a folder; 0 where there is none. The file `release` says it without starting a machine. */
async function versionOf(home: string): Promise<number> {
    const program = javaProgram(home);
    if (!await files.access(program).then(() => true, () => false)) {
        return 0;
    }
    const release = await files.readFile(path.join(home, 'release'), 'utf8').catch(() => '');
    const written = /^JAVA_VERSION="?(\d+)(?:\.(\d+))?/m.exec(release) ?? /version "(\d+)(?:\.(\d+))?/.exec(await asked(program));
    const first = Number(written?.[1] ?? 0);
    return first === 1 ? Number(written?.[2] ?? 0) : first;
}

async function asked(program: string): Promise<string> {
    return promisify(execFile)(program, ['-version'], { timeout: 20_000 }).then((said) => said.stderr, () => '');
}

/**
 * Java's options for the server: a small young generation keeps the process small. What Java learns of the server's classes is
 * kept, so that the next start is faster; since Java 25 the server makes that file itself, and Java would start slowly where it
 * is named and not there.
 *
 * @param kept where it is kept, without an ending
 */
export function javaOptions(version: number, kept: string): string[] {
    const options = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmn64m', '-Xmx512m', '-Xlog:disable',
        '-Djava.awt.headless=true'];
    if (version < 25) {
        return [...options, '-XX:+AutoCreateSharedArchive', `-XX:SharedArchiveFile=${kept}.jsa`];
    }
    const archive = `${kept}.aot`;
    const from = [`-XX:AOTCache=${archive}`, '-XX:+UnlockDiagnosticVMOptions', '-XX:-AOTReplayTraining'];
    return [...options, `-Dunbox.archive=${archive}`, ...(existsSync(archive) ? from : [])];
}

export function javaProgram(home: string): string {
    return path.join(home, 'bin', javaName());
}

function javaName(): string {
    return process.platform === 'win32' ? 'java.exe' : 'java';
}
