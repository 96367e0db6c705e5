import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';
import { findJava, javaOptions, javaProgram, placesOfThisMachine, type Java } from './java';

/** A language server that is not started yet, on the newest Java that was found; or a message for a person if there is none. */
export async function makeClient(
    context: vscode.ExtensionContext, log: vscode.LogOutputChannel, ways: Pick<LanguageClientOptions, 'middleware' | 'errorHandler'>,
): Promise<LanguageClient | { readonly missing: string }> {
    const settings = vscode.workspace.getConfiguration('unbox');
    const search = await findJava(placesOfThisMachine(settings.get('java.home', '').trim()));
    if ('missing' in search) {
        return search;
    }
    log.info(`Java ${search.java.version} in ${search.java.home}`);
    const options: LanguageClientOptions = {
        documentSelector: [{ language: 'unbox', scheme: 'file' }, { language: 'unbox', scheme: 'untitled' }],
        initializationOptions: settings,
        synchronize: { configurationSection: 'unbox' },
        outputChannel: log,
        ...ways,
    };
    return new LanguageClient('unbox', 'Unbox', serverOptions(search.java, context), options);
}

/** Tells these jars from those of another build: of other jars the archive would bring the classes as they were. */
function fingerprint(folder: string): string {
    const hash = createHash('sha256');
    for (const name of readdirSync(folder).sort()) {
        const file = statSync(path.join(folder, name));
        hash.update(`${name} ${file.size} ${file.mtimeMs}\n`);
    }
    return hash.digest('hex').slice(0, 12);
}

/** The server lies packed in the extension. */
function serverOptions(java: Java, context: vscode.ExtensionContext): ServerOptions {
    const home = context.asAbsolutePath('server');
    const kept = path.join(context.globalStorageUri.fsPath, `server-${fingerprint(path.join(home, 'lib'))}`);
    return {
        command: javaProgram(java.home),
        args: [...javaOptions(java.version, kept), `-Dunbox.home=${home}`, '-cp', path.join(home, 'lib', '*'), 'unbox.server.Main', 'lsp'],
        options: { cwd: home },
    };
}
