import * as vscode from 'vscode';
import { check, showPlan } from './checking';
import { withNextList } from './completions';
import { liveLenses } from './lenses';
import { PlanView } from './plan';
import { compareLast, openLast } from './results';
import { runAll, runExperiment, stop } from './running';
import { Runs, type Target } from './runs';
import { planOf } from './scripts';
import { Server } from './server';
import type { Surroundings } from './surroundings';

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
    const log = vscode.window.createOutputChannel('Unbox', { log: true });
    const runs = new Runs();
    const started = new Server(context, runs, log, {
        provideCodeLenses: async (document, token, next) => liveLenses(await next(document, token) ?? [], runs),
        provideCompletionItem: async (document, position, reason, token, next) =>
            withNextList(await next(document, position, reason, token)),
    });
    const surroundings: Surroundings = { server: started, runs, log };
    const plan = new PlanView((script) => planOf(surroundings, script));
    server = started;
    context.subscriptions.push(log, plan,
        command('unbox.run', (target) => runExperiment(surroundings, target)),
        command('unbox.runAll', (target) => runAll(surroundings, target)),
        command('unbox.stop', (target) => stop(surroundings, target)),
        command('unbox.check', (target) => check(surroundings, target)),
        command('unbox.showPlan', (target) => showPlan(surroundings, plan, target)),
        command('unbox.openResult', (target) => openLast(surroundings, target)),
        command('unbox.compare', (target) => compareLast(surroundings, target)),
        command('unbox.restartServer', () => started.restart()),
        command('unbox.showLog', () => log.show()),
        runs.onDidBeginOrEnd((run) => refreshLenses(started, run.target.uri)),
        vscode.workspace.onDidChangeConfiguration(async (change) => {
            if (change.affectsConfiguration('unbox.java.home')) {
                await started.restart();
            }
        }));
    await started.start();
}

/** Commands come from lenses with a target, from the title of an editor with its address, and from the palette with nothing. */
function command(name: string, action: (target?: Target) => unknown): vscode.Disposable {
    return vscode.commands.registerCommand(name, (given?: Target | vscode.Uri) =>
        action(given instanceof vscode.Uri ? { uri: given.toString() } : given));
}

/** Lenses say what runs; how far it is, the server tells. */
function refreshLenses(of: Server, uri: string): void {
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
    const provider = document && of.client?.getFeature('textDocument/codeLens').getProvider(document);
    provider?.onDidChangeCodeLensEmitter.fire();
}

export async function deactivate(): Promise<void> {
    await server?.stop();
}
