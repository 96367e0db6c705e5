import { NotificationType, RequestType } from 'vscode-languageclient/node';

/** What the editor and the server say to each other beyond the protocol; docs/lsp.md describes each message. */

export interface ExperimentResult {
    readonly experiment: string;
    readonly pictures: number;
    readonly folder: string;
    readonly grids: readonly string[];
}

export interface PlanAnswer {
    /** The plan for people; null where the script has errors. */
    readonly text: string | null;
    readonly errors: number;
    /** Where the results of each experiment lie or will lie. */
    readonly results: readonly ExperimentResult[];
}

export const planRequest =
    new RequestType<{ uri: string; experiment?: string; brief: boolean }, PlanAnswer | null, void>('unbox/plan');

export const runRequest =
    new RequestType<{ uri: string; experiment?: string; options?: object }, { run: string; pictures: number }, { reason?: string }>('unbox/run');

export const cancelRequest = new RequestType<{ run: string }, { cancelled: boolean }, void>('unbox/cancel');

/** What may happen in a run, as docs/serve.md has it; other events may come, too. What is null there is left out here. */
export type RunEvent = { readonly uri: string; readonly run: string } & (
    | { readonly event: 'started'; readonly pictures: number; readonly taken: number }
    | { readonly event: 'advanced'; readonly done: number; readonly secondsLeft?: number }
    | { readonly event: 'picture'; readonly experiment: string; readonly file: string }
    | { readonly event: 'lost'; readonly experiment: string; readonly reason: string }
    | {
        readonly event: 'experiment'; readonly experiment: string; readonly pictures: number;
        readonly grids: readonly string[]; readonly tables: readonly string[]; readonly heatmaps: readonly string[];
        readonly broken: readonly string[];
    }
    | { readonly event: 'note' | 'warning'; readonly text: string }
    | { readonly event: 'finished'; readonly how: 'good' | 'failed' | 'stopped'; readonly error?: string }
);

export const runEvent = new NotificationType<RunEvent>('unbox/event');
