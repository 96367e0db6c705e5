import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { PlanAnswer } from './protocol';
import type { Runs, Target } from './runs';

/** The server's lenses with what the editor knows: a run that goes on can be stopped, and only what exists can be opened. */
export function liveLenses(
    lenses: readonly vscode.CodeLens[], runs: Runs, plan: PlanAnswer | null | undefined,
): vscode.CodeLens[] {
    const shown = new Set((plan?.results ?? [])
        .filter((result) => result.grids.some((grid) => existsSync(grid))).map((result) => result.experiment));
    return lenses.flatMap((lens) => {
        const command = lens.command;
        const target = command?.arguments?.[0] as Target | undefined;
        if (command === undefined || target === undefined) {
            return [lens];
        }
        switch (command.command) {
            case 'unbox.run':
            case 'unbox.runAll': {
                const run = runs.of(target);
                return [run === undefined
                    ? titled(lens, `$(${command.command === 'unbox.run' ? 'play' : 'run-all'}) ${command.title}`)
                    : titled(lens, `$(debug-stop) Stop (${Math.floor(100 * (run.done ?? 0))} %)`, 'unbox.stop')];
            }
            case 'unbox.stop':
                return [titled(lens, `$(debug-stop) ${command.title}`)];
            case 'unbox.showLog':
                return [titled(lens, `$(error) ${command.title}`)];
            case 'unbox.check':
                return [titled(lens, `$(check) ${command.title}`)];
            case 'unbox.openResult':
                return shown.has(target.experiment ?? '') ? [titled(lens, `$(file-media) ${command.title}`)] : [];
            case 'unbox.compare':
                return shown.has(target.experiment ?? '') ? [titled(lens, `$(diff) ${command.title}`)] : [];
            default:
                return [lens];
        }
    });
}

function titled(lens: vscode.CodeLens, title: string, command?: string): vscode.CodeLens {
    const old = lens.command;
    return new vscode.CodeLens(lens.range, {
        title, command: command ?? old?.command ?? '', ...(old?.arguments === undefined ? {} : { arguments: old.arguments }),
    });
}
