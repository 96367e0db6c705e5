import * as path from 'node:path';
import * as vscode from 'vscode';
import { ResponseError, type LanguageClient } from 'vscode-languageclient/node';
import type { PlanView } from './plan';
import { cancelRequest, planRequest, runRequest, type ExperimentResult, type PlanAnswer } from './protocol';
import { compare, openBeside, openResult } from './results';
import type { Outcome, Run, Runs, Target } from './runs';

/** What the commands work with. The client is undefined where there is no Java for the server. */
export interface Surroundings {
    readonly client: () => LanguageClient | undefined;
    readonly runs: Runs;
    readonly log: vscode.LogOutputChannel;
}

/** A script that is asked about: by a lens, which names it, or from the palette, where the active editor has it. */
function asked(target: Target | undefined): Target | undefined {
    const active = vscode.window.activeTextEditor?.document;
    if (target?.uri !== undefined) {
        return target;
    }
    if (active?.languageId !== 'unbox') {
        void vscode.window.showInformationMessage('Open an Unbox script first.');
        return undefined;
    }
    return { uri: active.uri.toString() };
}

export async function planOf(surroundings: Surroundings, uri: string): Promise<PlanAnswer | null> {
    return await surroundings.client()?.sendRequest(planRequest, { uri, brief: true }) ?? null;
}

/** Runs one experiment: that of the lens, or the one that the caret is in. */
export async function runExperiment(surroundings: Surroundings, given?: Target): Promise<void> {
    const target = asked(given);
    const plan = target === undefined ? undefined : await soundPlan(surroundings, target);
    if (target === undefined || plan === undefined) {
        return;
    }
    const experiment = target.experiment ?? (await choose(target, plan.results, 'Run which experiment?'))?.experiment;
    if (experiment !== undefined) {
        await run(surroundings, { uri: target.uri, experiment });
    }
}

/** Runs every experiment of a script. */
export async function runAll(surroundings: Surroundings, given?: Target): Promise<void> {
    const target = asked(given);
    if (target !== undefined && await soundPlan(surroundings, target) !== undefined) {
        await run(surroundings, { uri: target.uri });
    }
}

/** The plan of a script without mistakes; says so where it has some. */
async function soundPlan(surroundings: Surroundings, target: Target): Promise<PlanAnswer | undefined> {
    const plan = await planOf(surroundings, target.uri);
    if (plan === null || plan.text !== null && plan.results.length > 0) {
        return plan ?? undefined;
    }
    if (plan.errors === 0) {
        void vscode.window.showInformationMessage(`${nameOf(target)} has no experiment yet.`);
    } else {
        void tellMistakes(target, plan.errors);
    }
    return undefined;
}

async function tellMistakes(target: Target, errors: number): Promise<void> {
    const show = 'Show Problems';
    const what = `${nameOf(target)} has ${errors === 1 ? 'a mistake' : `${errors} mistakes`}.`;
    if (await vscode.window.showWarningMessage(what, show) === show) {
        await vscode.commands.executeCommand('workbench.actions.view.problems');
    }
}

/** The experiment around the caret, else the only one, else the one that a person picks. */
async function choose(
    target: Target, experiments: readonly ExperimentResult[], question: string,
): Promise<ExperimentResult | undefined> {
    const around = await nameAroundCaret(target);
    const found = experiments.find((each) => each.experiment === around) ?? (experiments.length === 1 ? experiments[0] : undefined);
    if (found !== undefined) {
        return found;
    }
    const items = experiments.map((result) => ({
        label: result.experiment, description: pictures(result.pictures), result,
    }));
    return (await vscode.window.showQuickPick(items, { placeHolder: question }))?.result;
}

async function nameAroundCaret(target: Target): Promise<string | undefined> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.uri.toString() !== target.uri) {
        return undefined;
    }
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider', editor.document.uri);
    return symbols?.find((symbol) => symbol.range.contains(editor.selection.active))?.name;
}

async function run(surroundings: Surroundings, target: Target): Promise<void> {
    if (!vscode.workspace.isTrusted) {
        await askForTrust();
        return;
    }
    const title = target.experiment ?? nameOf(target);
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
    await tell(surroundings, title, outcome, Date.now() - started);
}

async function askForTrust(): Promise<void> {
    const manage = 'Manage Trust';
    const answer = await vscode.window.showWarningMessage('Nothing runs in a folder that is not trusted.', manage);
    if (answer === manage) {
        await vscode.commands.executeCommand('workbench.trust.manage');
    }
}

/** Asks the server for a run. One that is stopped before it has a name is withdrawn; one that has one is cancelled by it. */
async function ask(surroundings: Surroundings, going: Run): Promise<void> {
    const client = surroundings.client();
    try {
        const answer = await client?.sendRequest(runRequest, { ...going.target }, going.stopping.token);
        if (client === undefined || answer === undefined) {
            going.finish('failed', 'The language server is not running.');
            return;
        }
        surroundings.runs.name(going, answer.run);
        const cancel = () => client.sendRequest(cancelRequest, { run: answer.run });
        if (going.stopping.token.isCancellationRequested) {
            await cancel();
        }
        going.stopping.token.onCancellationRequested(cancel);
    } catch (refused) {
        if (going.stopping.token.isCancellationRequested) {
            going.finish('stopped', null);
            return;
        }
        going.finish('failed', refused instanceof Error ? refused.message : String(refused));
        if (refused instanceof ResponseError && (refused.data as { reason?: string } | undefined)?.reason === 'noRuntime') {
            await vscode.commands.executeCommand('workbench.action.openSettings', 'unbox.home');
        }
    }
}

async function follow(
    surroundings: Surroundings, going: Run, progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
): Promise<Outcome> {
    let shown = 0;
    const report = () => {
        const done = 100 * (going.done ?? 0);
        progress.report({ message: going.describe(), increment: done - shown });
        shown = done;
    };
    report();
    const listening = [
        token.onCancellationRequested(() => stopRun(going)),
        going.stopping.token.onCancellationRequested(report),
        surroundings.runs.onDidChange((changed) => { if (changed === going) { report(); } }),
    ];
    try {
        return await going.outcome;
    } finally {
        listening.forEach((each) => each.dispose());
    }
}

async function tell(surroundings: Surroundings, title: string, outcome: Outcome, milliseconds: number): Promise<void> {
    outcome.warnings.forEach((warning) => surroundings.log.warn(`${title}: ${warning}`));
    if (outcome.how === 'stopped') {
        vscode.window.setStatusBarMessage(`$(debug-stop) ${title} is stopped; finished pictures are kept`, 10_000);
        return;
    }
    const grids = outcome.experiments.flatMap((experiment) => experiment.grids.slice(0, 1));
    if (vscode.workspace.getConfiguration('unbox').get('openGrid', true)) {
        await openBeside(grids);
    }
    const broken = outcome.experiments.flatMap((experiment) => experiment.broken);
    if (outcome.error !== null) {
        surroundings.log.error(`${title}: ${outcome.error}`);
        void vscode.window.showErrorMessage(`${title}: ${outcome.error}`);
    } else if (broken.length > 0) {
        void tellBroken(surroundings, title, broken);
    } else if (outcome.how === 'failed') {
        void vscode.window.showWarningMessage(`${title}: pictures were lost. The log says why.`);
    } else {
        const made = outcome.experiments.length === 1 ? 'grid' : 'grids';
        vscode.window.setStatusBarMessage(`$(check) ${title}: ${made} made in ${(milliseconds / 1000).toFixed(1)} s`, 10_000);
    }
}

async function tellBroken(surroundings: Surroundings, title: string, broken: readonly string[]): Promise<void> {
    broken.forEach((claim) => surroundings.log.warn(`${title}: does not hold: ${claim}`));
    const show = 'Show Log';
    const more = broken.length === 1 ? '' : ` And ${broken.length - 1} more.`;
    if (await vscode.window.showWarningMessage(`${title}: a claim does not hold. ${broken[0]}${more}`, show) === show) {
        surroundings.log.show(true);
    }
}

function stopRun(going: Run): void {
    going.stopping.cancel();
}

/** Stops the run of a lens; from the palette those of the active script, or all where it has none. */
export function stop(surroundings: Surroundings, given?: Target): void {
    const uri = given?.uri ?? vscode.window.activeTextEditor?.document.uri.toString();
    const named = given === undefined ? undefined : surroundings.runs.of(given);
    const ofScript = surroundings.runs.all().filter((going) => going.target.uri === uri);
    const stopped = named !== undefined ? [named] : ofScript.length > 0 ? ofScript : surroundings.runs.all();
    stopped.forEach(stopRun);
}

/** Says whether a script has mistakes, and what it makes. */
export async function check(surroundings: Surroundings, given?: Target): Promise<void> {
    const target = asked(given);
    const plan = target === undefined ? null : await planOf(surroundings, target.uri);
    if (target === undefined || plan === null) {
        return;
    }
    if (plan.errors > 0) {
        await tellMistakes(target, plan.errors);
        return;
    }
    const made = plan.results.filter((result) => target.experiment === undefined || result.experiment === target.experiment);
    const total = pictures(made.reduce((sum, result) => sum + result.pictures, 0));
    void vscode.window.showInformationMessage(`${target.experiment ?? nameOf(target)} is right: ${total}.`);
}

export async function showPlan(surroundings: Surroundings, view: PlanView, given?: Target): Promise<void> {
    const target = asked(given);
    if (target !== undefined && surroundings.client() !== undefined) {
        await view.show(vscode.Uri.parse(target.uri, true));
    }
}

/** Opens what a run has made, now or in an earlier session. */
export async function openLast(surroundings: Surroundings, given?: Target): Promise<void> {
    await withResult(surroundings, given, 'Open the result of which experiment?', openResult);
}

export async function compareLast(surroundings: Surroundings, given?: Target): Promise<void> {
    await withResult(surroundings, given, 'Compare the results of which experiment?', compare);
}

async function withResult(
    surroundings: Surroundings, given: Target | undefined, question: string, action: (result: ExperimentResult) => Promise<void>,
): Promise<void> {
    const target = asked(given);
    const plan = target === undefined ? undefined : await soundPlan(surroundings, target);
    if (target === undefined || plan === undefined) {
        return;
    }
    const result = target.experiment === undefined
        ? await choose(target, plan.results, question)
        : plan.results.find((each) => each.experiment === target.experiment);
    if (result !== undefined) {
        await action(result);
    }
}

function pictures(count: number): string {
    return count === 1 ? '1 picture' : `${count} pictures`;
}

function nameOf(target: Target): string {
    return path.posix.basename(vscode.Uri.parse(target.uri).path);
}
