import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import * as commands from './commands';
import { liveLenses } from './lenses';
import { PlanView } from './plan';
import { runEvent } from './protocol';
import { Runs, type Target } from './runs';
import { makeClient } from './server';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
    const log = vscode.window.createOutputChannel('Unbox', { log: true });
    const runs = new Runs();
    const surroundings: commands.Surroundings = { client: () => client, runs, log };
    const plan = new PlanView((script) => commands.planOf(surroundings, script));
    const start = () => startServer(context, surroundings);
    context.subscriptions.push(log, plan,
        command('unbox.run', (target) => commands.runExperiment(surroundings, target)),
        command('unbox.runAll', (target) => commands.runAll(surroundings, target)),
        command('unbox.stop', (target) => commands.stop(surroundings, target)),
        command('unbox.check', (target) => commands.check(surroundings, target)),
        command('unbox.showPlan', (target) => commands.showPlan(surroundings, plan, target)),
        command('unbox.openResult', (target) => commands.openLast(surroundings, target)),
        command('unbox.compare', (target) => commands.compareLast(surroundings, target)),
        command('unbox.restartServer', async () => { await stopServer(runs); await start(); }),
        command('unbox.showLog', () => log.show()),
        runs.onDidChange((run) => refreshLenses(run.target.uri)),
        vscode.workspace.onDidChangeConfiguration(async (change) => {
            if (change.affectsConfiguration('unbox.java.home')) {
                await stopServer(runs);
                await start();
            }
        }));
    await start();
}

/** Commands come from lenses with a target, from the title of an editor with its address, and from the palette with nothing. */
function command(name: string, action: (target?: Target) => unknown): vscode.Disposable {
    return vscode.commands.registerCommand(name, (given?: Target | vscode.Uri) =>
        action(given instanceof vscode.Uri ? { uri: given.toString() } : given));
}

async function startServer(context: vscode.ExtensionContext, surroundings: commands.Surroundings): Promise<void> {
    await vscode.workspace.fs.createDirectory(context.globalStorageUri);
    const made = await makeClient(context, surroundings.log, {
        provideCodeLenses: async (document, token, next) => {
            const [lenses, plan] = await Promise.all([
                next(document, token),
                commands.planOf(surroundings, document.uri.toString()).catch(() => null),
            ]);
            return liveLenses(lenses ?? [], surroundings.runs, plan);
        },
    });
    if ('missing' in made) {
        void tellMissing(made.missing);
        return;
    }
    client = made;
    made.onNotification(runEvent, (event) => surroundings.runs.hear(event));
    made.onDidChangeState((change) => {
        if (change.newState === State.Stopped) {
            surroundings.runs.lose();
        }
    });
    await made.start();
}

async function tellMissing(message: string): Promise<void> {
    const settings = 'Open Settings';
    const get = 'Get Java';
    const answer = await vscode.window.showErrorMessage(message, settings, get);
    if (answer === settings) {
        await vscode.commands.executeCommand('workbench.action.openSettings', 'unbox.java.home');
    } else if (answer === get) {
        await vscode.env.openExternal(vscode.Uri.parse('https://adoptium.net/'));
    }
}

/** Lenses say how far a run is. */
function refreshLenses(uri: string): void {
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
    const provider = document && client?.getFeature('textDocument/codeLens').getProvider(document);
    provider?.onDidChangeCodeLensEmitter.fire();
}

async function stopServer(runs: Runs): Promise<void> {
    const stopping = client;
    client = undefined;
    await stopping?.stop().catch(() => undefined);
    runs.lose();
}

export async function deactivate(): Promise<void> {
    await client?.stop();
}
