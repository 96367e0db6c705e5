import * as vscode from 'vscode';
import type { Cure, Objection } from './objections';
import type { Runs } from './runs';
import type { Server } from './server';

/** What the commands work with. */
export interface Surroundings {
    readonly server: Server;
    readonly runs: Runs;
    readonly log: vscode.LogOutputChannel;
}

/** Tells a person why something is not done, and does what is chosen about it. Its cures may be about a file or a target. */
export async function tell(objection: Objection, about?: unknown): Promise<void> {
    const titles = objection.cures.map((cure) => cure.title);
    const answer = await shown(objection, titles);
    const chosen = objection.cures.find((cure) => cure.title === answer);
    if (chosen !== undefined) {
        await vscode.commands.executeCommand(chosen.command, ...given(chosen, about));
    }
}

function shown(objection: Objection, titles: readonly string[]): Thenable<string | undefined> {
    switch (objection.weight) {
        case 'information':
            return vscode.window.showInformationMessage(objection.text, ...titles);
        case 'warning':
            return vscode.window.showWarningMessage(objection.text, ...titles);
        case 'error':
            return vscode.window.showErrorMessage(objection.text, ...titles);
    }
}

function given(cure: Cure, about: unknown): readonly unknown[] {
    return cure.argument !== undefined ? [cure.argument] : about !== undefined ? [about] : [];
}
