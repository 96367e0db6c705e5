import * as vscode from 'vscode';
import { openSetting, SHOW_LOG } from './objections';
import { openBeside } from './pictures';
import type { Outcome } from './runs';
import { tell, type Surroundings } from './surroundings';

/** Opens the grids of a run that has ended, and tells a person what was wrong with it; where all is well, in the status bar. */
export async function tellOutcome(
    surroundings: Surroundings, title: string, outcome: Outcome, milliseconds: number,
): Promise<void> {
    outcome.warnings.forEach((warning) => surroundings.log.warn(`${title}: ${warning}`));
    if (outcome.how === 'stopped' || outcome.how === 'lost') {
        const ended = outcome.how === 'stopped' ? 'is stopped' : 'ended with the language server';
        vscode.window.setStatusBarMessage(`$(debug-stop) ${title} ${ended}; finished pictures are kept`, 10_000);
        return;
    }
    const grids = outcome.experiments.flatMap((experiment) => experiment.grids.slice(0, 1));
    if (vscode.workspace.getConfiguration('unbox').get('openGrid', true)) {
        await openBeside(grids);
    }
    const broken = outcome.experiments.flatMap((experiment) => experiment.broken);
    if (outcome.error !== null) {
        surroundings.log.error(`${title}: ${outcome.error}`);
        const cure = outcome.reason === 'noRuntime' ? openSetting('unbox.home') : SHOW_LOG;
        void tell({ weight: 'error', text: `${title}: ${outcome.error}`, cures: [cure] });
    } else if (broken.length > 0) {
        broken.forEach((claim) => surroundings.log.warn(`${title}: ${claim}`));
        void tell({ weight: 'warning', text: `${title}: ${spoken(broken)}`, cures: [SHOW_LOG] });
    } else if (outcome.how === 'failed') {
        void tell({ weight: 'warning', text: `${title}: pictures were lost. The log says why.`, cures: [SHOW_LOG] });
    } else {
        const made = grids.length === 1 ? 'grid' : 'grids';
        vscode.window.setStatusBarMessage(`$(check) ${title}: ${made} made in ${(milliseconds / 1000).toFixed(1)} s`, 10_000);
    }
}

/** Claims that do not hold, of which the first is told whole. */
function spoken(broken: readonly string[]): string {
    const first = `${broken[0]?.replace(/\.$/, '')}.`;
    return broken.length === 1 ? first : `${broken.length} claims do not hold. The first: ${first}`;
}
