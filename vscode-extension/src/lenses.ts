import * as vscode from 'vscode';
import type { Runs, Target } from './runs';

const ICONS: Readonly<Record<string, string>> = {
    'unbox.run': 'play',
    'unbox.runAll': 'run-all',
    'unbox.stop': 'debug-stop',
    'unbox.check': 'check',
    'unbox.openResult': 'file-media',
    'unbox.compare': 'diff',
    'unbox.showLog': 'error',
};

/** The server's lenses with icons. A run can be stopped from the moment when it is asked for; the server knows of it later. */
export function liveLenses(lenses: readonly vscode.CodeLens[], runs: Runs): vscode.CodeLens[] {
    return lenses.map((lens) => {
        const command = lens.command;
        const target = command?.arguments?.[0] as Target | undefined;
        if (command === undefined || target === undefined) {
            return lens;
        }
        const starts = command.command === 'unbox.run' || command.command === 'unbox.runAll';
        return starts && runs.has(target)
            ? titled(lens, 'Stop', 'unbox.stop')
            : titled(lens, command.title, command.command);
    });
}

/** The space does not break, since the workbench leaves out an ordinary one behind an icon. */
function titled(lens: vscode.CodeLens, title: string, command: string): vscode.CodeLens {
    const icon = ICONS[command];
    return new vscode.CodeLens(lens.range, {
        title: icon === undefined ? title : `$(${icon})\u00a0${title}`, command,
        ...(lens.command?.arguments === undefined ? {} : { arguments: lens.command.arguments }),
    });
}
