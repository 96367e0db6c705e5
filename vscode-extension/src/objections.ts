/** What a person may ask for by a command. */
export type Wish = 'run' | 'runAll' | 'stop' | 'check' | 'showPlan' | 'openResult' | 'compare';

/** A script that a command is about. */
export interface Script {
    readonly name: string;
    /** Whether it lies on disk, as it is or as it was. */
    readonly saved: boolean;
    /** What the server knows of it; undefined before it has been asked. */
    readonly plan?: { readonly errors: number; readonly experiments: number };
}

export interface Situation {
    readonly trusted: boolean;
    /** Why there is no language server; undefined where there is one. */
    readonly trouble?: Objection;
    readonly script?: Script;
    /** How many runs go on. */
    readonly running: number;
}

/** What may be done about it: the words of a button, and the command behind it. */
export interface Cure {
    readonly title: string;
    readonly command: string;
    readonly argument?: string;
}

/** Why a command does nothing now, for a person. */
export interface Objection {
    readonly weight: 'information' | 'warning' | 'error';
    readonly text: string;
    readonly cures: readonly Cure[];
}

export const SHOW_LOG: Cure = { title: 'Show Log', command: 'unbox.showLog' };
export const RESTART: Cure = { title: 'Restart', command: 'unbox.restartServer' };

export function openSetting(name: string): Cure {
    return { title: 'Open Settings', command: 'workbench.action.openSettings', argument: name };
}

function told(text: string, ...cures: readonly Cure[]): Objection {
    return { weight: 'information', text, cures };
}

function warned(text: string, ...cures: readonly Cure[]): Objection {
    return { weight: 'warning', text, cures };
}

/** Why a wish cannot be granted; undefined where nothing that is known stands against it. */
export function objection(wish: Wish, situation: Situation): Objection | undefined {
    if (wish === 'stop') {
        return situation.running === 0 ? told('Nothing is running.') : undefined;
    }
    if (situation.script === undefined) {
        return told('Open an Unbox script first, a file whose name ends in .unbox.',
            { title: 'Open File', command: 'workbench.action.quickOpen', argument: '.unbox' });
    }
    const starts = wish === 'run' || wish === 'runAll';
    if (starts && !situation.trusted) {
        return warned('Nothing runs in a folder that is not trusted.', { title: 'Manage Trust', command: 'workbench.trust.manage' });
    }
    if (starts && !situation.script.saved) {
        return told('Save the script first: its pictures are put beside it.', { title: 'Save', command: 'workbench.action.files.save' });
    }
    return situation.trouble ?? ofScript(wish, situation.script);
}

function ofScript(wish: Wish, script: Script): Objection | undefined {
    if (script.plan === undefined) {
        return undefined;
    }
    if (script.plan.errors > 0 && wish !== 'showPlan') {
        return warned(`${script.name} has ${script.plan.errors === 1 ? 'a mistake' : `${script.plan.errors} mistakes`}.`,
            { title: 'Show Problems', command: 'workbench.actions.view.problems' });
    }
    return script.plan.errors === 0 && script.plan.experiments === 0
        ? told(`${script.name} has no experiment yet. Write one at its end.`)
        : undefined;
}

/** There is no grid to open: the experiment was never run, or its run ended before. */
export function noResult(experiment: string, wasRun: boolean): Objection {
    return wasRun
        ? told(`The last run of ${experiment} ended before its grid was made. Run it again, and it goes on from there.`,
            { title: 'Show Pictures', command: 'revealInExplorer' })
        : told(`${experiment} has not been run yet.`, { title: 'Run', command: 'unbox.run' });
}

export function noEarlierResult(experiment: string): Objection {
    return told(`${experiment} has no earlier result. One is kept when other pictures take its place.`);
}
