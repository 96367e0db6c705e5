import * as vscode from 'vscode';
import { ResponseError } from 'vscode-languageclient/node';
import { objection } from './objections';
import { tellOutcome } from './outcomes';
import { cancelRequest, runRequest } from './protocol';
import type { Outcome, Run, Target } from './runs';
import { choose, find, titleOf } from './scripts';
import { tell, type Surroundings } from './surroundings';

/** Runs one experiment: that of the lens, or the one that the caret is in. */
export async function runExperiment(surroundings: Surroundings, given?: Target): Promise<void> {
    const found = await find(surroundings, 'run', given);
    const chosen = found === undefined ? undefined : await choose(found, 'Run which experiment?');
    if (found !== undefined && chosen !== undefined) {
        await run(surroundings, { uri: found.target.uri, experiment: chosen.experiment });
    }
}

/** Runs every experiment of a script. */
export async function runAll(surroundings: Surroundings, given?: Target): Promise<void> {
    const found = await find(surroundings, 'runAll', given);
    if (found !== undefined) {
        await run(surroundings, { uri: found.target.uri });
    }
}

/** Stops the run of a lens; from the palette those of the active script, or all where it has none. */
export function stop(surroundings: Surroundings, given?: Target): void {
    const all = surroundings.runs.all();
    const nothing = objection('stop', { trusted: true, running: all.length });
    if (nothing !== undefined) {
        void tell(nothing);
        return;
    }
    const uri = given?.uri ?? vscode.window.activeTextEditor?.document.uri.toString();
    const named = given === undefined ? undefined : surroundings.runs.of(given);
    const ofScript = all.filter((going) => going.target.uri === uri);
    const stopped = named !== undefined ? [named] : ofScript.length > 0 ? ofScript : all;
    stopped.forEach((going) => going.stopping.cancel());
}

async function run(surroundings: Surroundings, target: Target): Promise<void> {
    const title = titleOf(target);
    if (surroundings.runs.of(target) !== undefined) {
        void vscode.window.showInformationMessage(`${title} is running already.`);
        return;
    }
    const started = Date.now();
    const going = surroundings.runs.begin(target);
    void ask(surroundings, going);
    const outcome = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title, cancellable: true },
        (progress, token) => follow(surroundings, going, progress, token));
    await tellOutcome(surroundings, title, outcome, Date.now() - started);
}

/** Asks the server for a run. One that is stopped before it has a name is withdrawn; one that has one is cancelled by it. */
async function ask(surroundings: Surroundings, going: Run): Promise<void> {
    const client = surroundings.server.client;
    try {
        const answer = await client?.sendRequest(runRequest, { ...going.target }, going.stopping.token);
        if (client === undefined || answer === undefined) {
            going.finish('failed', 'The language server is not running.');
            return;
        }
        surroundings.runs.name(going, answer.run);
        going.stopping.token.onCancellationRequested(() => client.sendRequest(cancelRequest, { run: answer.run }));
    } catch (refused) {
        if (going.stopping.token.isCancellationRequested) {
            going.finish('stopped', null);
            return;
        }
        const reason = refused instanceof ResponseError ? (refused.data as { reason?: string } | undefined)?.reason : undefined;
        going.finish('failed', refused instanceof Error ? refused.message : String(refused), reason);
    }
}

function described(surroundings: Surroundings, going: Run): string {
    const before = surroundings.runs.before(going);
    return before === undefined || going.stopping.token.isCancellationRequested
        ? going.describe() : `waiting for ${titleOf(before.target)}`;
}

async function follow(
    surroundings: Surroundings, going: Run, progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
): Promise<Outcome> {
    let shown = 0;
    const report = () => {
        const done = 100 * (going.done ?? 0);
        progress.report({ message: described(surroundings, going), increment: done - shown });
        shown = done;
    };
    report();
    const listening = [
        token.onCancellationRequested(() => going.stopping.cancel()),
        going.stopping.token.onCancellationRequested(report),
        surroundings.runs.onDidChange((changed) => { if (changed === going || going.done === undefined) { report(); } }),
    ];
    try {
        return await going.outcome;
    } finally {
        listening.forEach((each) => each.dispose());
    }
}
