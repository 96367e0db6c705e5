import * as vscode from 'vscode';
import type { PlanView } from './plan';
import type { Target } from './runs';
import { find, pictures, titleOf } from './scripts';
import type { Surroundings } from './surroundings';

/** Says whether a script has mistakes, and what it makes. */
export async function check(surroundings: Surroundings, given?: Target): Promise<void> {
    const found = await find(surroundings, 'check', given);
    if (found === undefined) {
        return;
    }
    const { target, plan } = found;
    const made = plan.results.filter((result) => target.experiment === undefined || result.experiment === target.experiment);
    const total = pictures(made.reduce((sum, result) => sum + result.pictures, 0));
    void vscode.window.showInformationMessage(`${titleOf(target)} is right: ${total}.`);
}

/** Shows what a run makes, beside the text. */
export async function showPlan(surroundings: Surroundings, view: PlanView, given?: Target): Promise<void> {
    const found = await find(surroundings, 'showPlan', given);
    if (found !== undefined) {
        await view.show(vscode.Uri.parse(found.target.uri, true));
    }
}
