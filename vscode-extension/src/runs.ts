import * as vscode from 'vscode';
import type { RunEvent } from './protocol';

/** What can be said of an experiment when its run has ended. */
export type ExperimentEvent = Extract<RunEvent, { event: 'experiment' }>;

export interface Outcome {
    /** Lost is one whose server has ended. */
    readonly how: 'good' | 'failed' | 'stopped' | 'lost';
    readonly error: string | null;
    /** Why the server has refused the run, in a word; undefined where it has not. */
    readonly reason: string | undefined;
    readonly experiments: readonly ExperimentEvent[];
    readonly warnings: readonly string[];
}

/** What is asked to be run: all experiments of a script, or one. */
export interface Target {
    readonly uri: string;
    readonly experiment?: string;
}

/** A run from the moment when it is asked for until it has ended. */
export class Run {
    readonly stopping = new vscode.CancellationTokenSource();
    readonly outcome: Promise<Outcome>;
    pictures = 0;
    finished = 0;
    /** From 0 to 1; nothing is known before it has started. */
    done: number | undefined;
    secondsLeft: number | null = null;
    private readonly experiments: ExperimentEvent[] = [];
    private readonly warnings: string[] = [];
    private end: (outcome: Outcome) => void = () => {};

    constructor(readonly target: Target) {
        this.outcome = new Promise((resolve) => { this.end = resolve; });
    }

    hear(event: RunEvent): void {
        switch (event.event) {
            case 'started':
                this.pictures = event.pictures;
                this.finished = 0;
                this.done = 0;
                break;
            case 'advanced':
                this.done = event.done;
                this.secondsLeft = event.secondsLeft ?? null;
                break;
            case 'picture':
                this.finished++;
                break;
            case 'lost':
                this.warnings.push(`a picture of ${event.experiment} is lost: ${event.reason}`);
                break;
            case 'experiment':
                this.experiments.push(event);
                break;
            case 'warning':
                this.warnings.push(event.text);
                break;
            case 'finished':
                this.finish(event.how, event.error ?? null);
                break;
        }
    }

    finish(how: Outcome['how'], error: string | null, reason?: string): void {
        this.end({ how, error, reason, experiments: this.experiments, warnings: this.warnings });
    }

    /** "5 of 15 pictures, 12 s left" */
    describe(): string {
        if (this.stopping.token.isCancellationRequested) {
            return 'stopping at the next block';
        }
        if (this.done === undefined) {
            return 'getting ready';
        }
        const left = this.secondsLeft === null || this.secondsLeft < 1 ? '' : `, ${spoken(this.secondsLeft)} left`;
        return `${Math.min(this.finished, this.pictures)} of ${this.pictures} ${this.pictures === 1 ? 'picture' : 'pictures'}${left}`;
    }
}

function spoken(seconds: number): string {
    const whole = Math.round(seconds);
    if (whole < 90) {
        return `${whole} s`;
    }
    return whole < 5400 ? `${Math.round(whole / 60)} min` : `${Math.round(whole / 3600)} h`;
}

/** The runs that go on. Events may come before the answer that names their run; those are kept for it. */
export class Runs {
    private readonly active = new Set<Run>();
    private readonly named = new Map<string, Run>();
    private readonly early: RunEvent[] = [];
    private readonly changed = new vscode.EventEmitter<Run>();
    readonly onDidChange = this.changed.event;
    private readonly beganOrEnded = new vscode.EventEmitter<Run>();
    /** Told twice a run; lenses that were asked for with every picture would never come. */
    readonly onDidBeginOrEnd = this.beganOrEnded.event;

    begin(target: Target): Run {
        const run = new Run(target);
        this.active.add(run);
        void run.outcome.then(() => {
            this.active.delete(run);
            this.tellSet(run);
        });
        this.tellSet(run);
        return run;
    }

    /** The server has named a run. */
    name(run: Run, name: string): void {
        this.named.set(name, run);
        for (const event of this.early.splice(0)) {
            this.hear(event);
        }
    }

    hear(event: RunEvent): void {
        const run = this.named.get(event.run);
        if (run === undefined) {
            this.early.push(event);
            return;
        }
        run.hear(event);
        if (event.event === 'finished') {
            this.named.delete(event.run);
        }
        this.changed.fire(run);
    }

    /** The run that makes an experiment, alone or with all others of its script. */
    of(target: Target): Run | undefined {
        return [...this.active].find((run) => run.target.uri === target.uri
            && (run.target.experiment === target.experiment || run.target.experiment === undefined || target.experiment === undefined));
    }

    /** Whether just this goes on, and not only a part of it or more. */
    has(target: Target): boolean {
        return [...this.active].some((run) => run.target.uri === target.uri && run.target.experiment === target.experiment);
    }

    /** The run that one waits for: runs are taken one after another. */
    before(run: Run): Run | undefined {
        return run.done === undefined ? [...this.active].find((each) => each !== run && each.done !== undefined) : undefined;
    }

    all(): readonly Run[] {
        return [...this.active];
    }

    /** The server has ended: nothing more will be heard. */
    lose(): void {
        for (const run of this.active) {
            run.finish('lost', null);
        }
        this.named.clear();
        this.early.length = 0;
    }

    private tellSet(run: Run): void {
        const scripts = [...this.active].map((each) => each.target.uri);
        void vscode.commands.executeCommand('setContext', 'unbox.runningScripts', scripts);
        this.beganOrEnded.fire(run);
        this.changed.fire(run);
    }
}
