import { existsSync, promises as files } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { noEarlierResult, noResult, type Wish } from './objections';
import { columnOfText, openBeside, openPicture } from './pictures';
import type { ExperimentResult } from './protocol';
import type { Target } from './runs';
import { choose, find } from './scripts';
import { tell, type Surroundings } from './surroundings';

/** Opens what a run has made, now or in an earlier session. */
export async function openLast(surroundings: Surroundings, given?: Target): Promise<void> {
    await withResult(surroundings, 'openResult', given, 'Open the result of which experiment?', openResult);
}

/** Opens it beside what an earlier version of the script has made. */
export async function compareLast(surroundings: Surroundings, given?: Target): Promise<void> {
    await withResult(surroundings, 'compare', given, 'Compare the results of which experiment?', compare);
}

async function withResult(
    surroundings: Surroundings, wish: Wish, given: Target | undefined, question: string,
    action: (result: ExperimentResult, target: Target) => Promise<void>,
): Promise<void> {
    const found = await find(surroundings, wish, given);
    const result = found === undefined ? undefined : await choose(found, question);
    if (found !== undefined && result !== undefined) {
        await action(result, { uri: found.target.uri, experiment: result.experiment });
    }
}

/** The last result of an experiment; where it has no grid, a person is told what there is. */
async function openResult(result: ExperimentResult, target: Target): Promise<void> {
    const grids = result.grids.filter((grid) => existsSync(grid));
    if (grids.length > 0) {
        await openBeside(grids);
        return;
    }
    const wasRun = existsSync(result.folder);
    void tell(noResult(result.experiment, wasRun), wasRun ? await firstPicture(result.folder) : target);
}

/** A picture of a folder, else the folder. */
async function firstPicture(folder: string): Promise<vscode.Uri> {
    const picture = (await files.readdir(folder)).find((name) => name.endsWith('.png'));
    return vscode.Uri.file(picture === undefined ? folder : path.join(folder, picture));
}

/** The last result beside an earlier one, which the runner has set aside when the script changed. */
async function compare(result: ExperimentResult): Promise<void> {
    const grid = result.grids.find((each) => existsSync(each));
    const earlier = (await earlierGrids(result.folder)).filter((each) => each !== grid);
    if (grid === undefined || earlier.length === 0) {
        void tell(noEarlierResult(result.experiment));
        return;
    }
    const chosen = earlier.length === 1 ? earlier[0] : await pick(earlier);
    if (chosen === undefined) {
        return;
    }
    const text = columnOfText() ?? vscode.ViewColumn.One;
    await openPicture(chosen, text + 2);
    await openPicture(grid, text + 1);
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

async function pick(grids: readonly string[]): Promise<string | undefined> {
    const items = await Promise.all(grids.map(async (grid) => ({
        label: path.basename(path.dirname(grid)),
        description: (await files.stat(grid)).mtime.toLocaleString(),
        grid,
    })));
    return (await vscode.window.showQuickPick(items, { placeHolder: 'Compare with which earlier result?' }))?.grid;
}
