import { existsSync, promises as files } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { ExperimentResult } from './protocol';

/** Opens pictures beside the text, which keeps the keyboard; the first one is seen. */
export async function openBeside(pictures: readonly string[]): Promise<void> {
    for (const picture of [...pictures].reverse()) {
        await open(picture, besideText());
    }
}

/** The column beside the text. Only "beside" leaves the text's column active; it would be a third one if the pictures' is. */
function besideText(): vscode.ViewColumn {
    const text = vscode.window.visibleTextEditors.find((editor) => editor.document.languageId === 'unbox')?.viewColumn;
    const active = vscode.window.tabGroups.activeTabGroup.viewColumn;
    return text === undefined || text === active ? vscode.ViewColumn.Beside : text + 1;
}

async function open(picture: string, column: vscode.ViewColumn): Promise<void> {
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(picture),
        { viewColumn: column, preserveFocus: true, preview: false } satisfies vscode.TextDocumentShowOptions);
}

/** The last result of an experiment; says so where it has not been run. */
export async function openResult(result: ExperimentResult): Promise<void> {
    const grids = result.grids.filter((grid) => existsSync(grid));
    if (grids.length === 0) {
        void vscode.window.showInformationMessage(`${result.experiment} has not been run yet.`);
        return;
    }
    await openBeside(grids);
}

/** The last result beside an earlier one, which the runner has set aside when the script changed. */
export async function compare(result: ExperimentResult): Promise<void> {
    const grid = result.grids.find((each) => existsSync(each));
    const earlier = (await earlierGrids(result.folder)).filter((each) => each !== grid);
    if (grid === undefined || earlier.length === 0) {
        void vscode.window.showInformationMessage(`There is no earlier result of ${result.experiment} to compare with. `
            + 'When a changed script is run, the result before it is kept.');
        return;
    }
    const chosen = earlier.length === 1 ? earlier[0] : await choose(earlier);
    if (chosen === undefined) {
        return;
    }
    const text = vscode.window.activeTextEditor?.viewColumn ?? vscode.ViewColumn.One;
    await open(chosen, text + 2);
    await open(grid, text + 1);
}

/** The grids in `sky.1`, `sky.2` beside the folder `sky`, the newest first. */
async function earlierGrids(folder: string): Promise<string[]> {
    const parent = path.dirname(folder);
    const prefix = `${path.basename(folder)}.`;
    const names = (await files.readdir(parent).catch(() => []))
        .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
        .sort((a, b) => Number(b.slice(prefix.length)) - Number(a.slice(prefix.length)));
    return names.map((name) => path.join(parent, name, 'grid.png')).filter((grid) => existsSync(grid));
}

async function choose(grids: readonly string[]): Promise<string | undefined> {
    const items = await Promise.all(grids.map(async (grid) => ({
        label: path.basename(path.dirname(grid)),
        description: (await files.stat(grid)).mtime.toLocaleString(),
        grid,
    })));
    return (await vscode.window.showQuickPick(items, { placeHolder: 'Compare with which earlier result?' }))?.grid;
}
