import * as path from 'node:path';
import * as vscode from 'vscode';
import { objection, type Script, type Wish } from './objections';
import { planRequest, type ExperimentResult, type PlanAnswer } from './protocol';
import type { Target } from './runs';
import { tell, type Surroundings } from './surroundings';

/** What a command is about: a script without mistakes that has experiments. */
export interface Found {
    readonly target: Target;
    readonly plan: PlanAnswer;
}

/** The script that a command is about and its plan; undefined where the wish cannot be granted, which a person is told. */
export async function find(surroundings: Surroundings, wish: Wish, given: Target | undefined): Promise<Found | undefined> {
    const target = given?.uri === undefined ? seen() : given;
    if (await refuse(surroundings, wish, target) || target === undefined) {
        return undefined;
    }
    const plan = await planOf(surroundings, target.uri);
    return await refuse(surroundings, wish, target, plan) || plan === undefined ? undefined : { target, plan };
}

/** The script of the active editor, else one that is to be seen: the keyboard may be in its grid. */
function seen(): Target | undefined {
    const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
    const document = editors.find((editor) => editor?.document.languageId === 'unbox')?.document;
    return document === undefined ? undefined : { uri: document.uri.toString() };
}

/** Whether there is an objection; it is told. */
async function refuse(
    surroundings: Surroundings, wish: Wish, target: Target | undefined, plan?: PlanAnswer,
): Promise<boolean> {
    const found = objection(wish, {
        trusted: vscode.workspace.isTrusted,
        running: surroundings.runs.all().length,
        ...(surroundings.server.trouble === undefined ? {} : { trouble: surroundings.server.trouble }),
        ...(target === undefined ? {} : { script: scriptOf(target, plan) }),
    });
    if (found !== undefined) {
        void tell(found);
    }
    return found !== undefined;
}

function scriptOf(target: Target, plan: PlanAnswer | undefined): Script {
    return {
        name: nameOf(target),
        saved: vscode.Uri.parse(target.uri).scheme !== 'untitled',
        ...(plan === undefined ? {} : { plan: { errors: plan.errors, experiments: plan.results.length } }),
    };
}

export async function planOf(surroundings: Surroundings, uri: string): Promise<PlanAnswer | undefined> {
    return await surroundings.server.ask((client) => client.sendRequest(planRequest, { uri, brief: true })) ?? undefined;
}

/** The experiment that a lens names, else the one around the caret, else the only one, else the one that a person picks. */
export async function choose(found: Found, question: string): Promise<ExperimentResult | undefined> {
    const experiments = found.plan.results;
    const name = found.target.experiment ?? await nameAroundCaret(found.target);
    const named = experiments.find((each) => each.experiment === name) ?? (experiments.length === 1 ? experiments[0] : undefined);
    if (named !== undefined || found.target.experiment !== undefined) {
        return named;
    }
    const items = experiments.map((result) => ({
        label: result.experiment, description: pictures(result.pictures), result,
    }));
    return (await vscode.window.showQuickPick(items, { placeHolder: question }))?.result;
}

/** The name of the experiment around the caret; other declarations may have the same one. */
async function nameAroundCaret(target: Target): Promise<string | undefined> {
    const editor = vscode.window.visibleTextEditors.find((each) => each.document.uri.toString() === target.uri);
    if (editor === undefined) {
        return undefined;
    }
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider', editor.document.uri);
    return symbols?.find((symbol) => symbol.kind === vscode.SymbolKind.Class
        && symbol.range.contains(editor.selection.active))?.name;
}

export function pictures(count: number): string {
    return count === 1 ? '1 picture' : `${count} pictures`;
}

/** What a person calls a target. */
export function titleOf(target: Target): string {
    return target.experiment ?? nameOf(target);
}

function nameOf(target: Target): string {
    return path.posix.basename(vscode.Uri.parse(target.uri).path);
}
