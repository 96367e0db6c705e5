import * as vscode from 'vscode';
import { CloseAction, ErrorAction, State, type ErrorHandler, type LanguageClient, type Middleware } from 'vscode-languageclient/node';
import { makeClient } from './launch';
import { openSetting, RESTART, SHOW_LOG, type Objection } from './objections';
import { runEvent } from './protocol';
import type { Runs } from './runs';
import { titleOf } from './scripts';
import { tell } from './surroundings';

const GET_JAVA = { title: 'Get Java', command: 'vscode.open', argument: 'https://adoptium.net/' };
/** A server that ends as often as this within the minutes below is not started again. */
const ENOUGH = 3;
const MINUTES = 3;

/** The language server: started, started again where it has ended, and stopped. */
export class Server {
    client: LanguageClient | undefined;
    /** Why there is none, for a person. */
    trouble: Objection | undefined;
    private ends: number[] = [];

    constructor(
        private readonly context: vscode.ExtensionContext, private readonly runs: Runs,
        private readonly log: vscode.LogOutputChannel, private readonly middleware: Middleware,
    ) {}

    async start(): Promise<void> {
        await vscode.workspace.fs.createDirectory(this.context.globalStorageUri);
        const made = await makeClient(this.context, this.log, { middleware: this.middleware, errorHandler: this.errorHandler() });
        if ('missing' in made) {
            this.fail({ weight: 'error', text: made.missing, cures: [openSetting('unbox.java.home'), GET_JAVA] });
            return;
        }
        this.trouble = undefined;
        this.client = made;
        made.onNotification(runEvent, (event) => this.runs.hear(event));
        made.onDidChangeState((change) => {
            if (change.newState === State.Stopped) {
                this.runs.lose();
            }
        });
        await made.start().catch((failure: unknown) => {
            this.log.error(String(failure));
            this.fail({ weight: 'error', text: 'The language server of Unbox did not start. The log says why.', cures: [SHOW_LOG, RESTART] });
        });
    }

    async stop(): Promise<void> {
        const stopping = this.client;
        this.client = undefined;
        await stopping?.stop().catch(() => undefined);
        this.runs.lose();
    }

    async restart(): Promise<void> {
        await this.stop();
        this.ends = [];
        await this.start();
    }

    /** What the server answers; undefined where there is none, or where it ends meanwhile, which is told elsewhere. */
    async ask<T>(question: (client: LanguageClient) => Promise<T>): Promise<T | undefined> {
        try {
            return this.client === undefined ? undefined : await question(this.client);
        } catch (failure) {
            this.log.warn(String(failure));
            return undefined;
        }
    }

    private fail(trouble: Objection): void {
        this.client = undefined;
        this.trouble = trouble;
        void tell(trouble);
    }

    private errorHandler(): ErrorHandler {
        return {
            error: () => ({ action: ErrorAction.Continue, handled: true }),
            closed: () => {
                const now = Date.now();
                this.ends = [...this.ends.filter((end) => now - end < MINUTES * 60_000), now];
                if (this.ends.length < ENOUGH) {
                    this.tellEnd();
                    return { action: CloseAction.Restart, message: 'The language server ended. It is started again.', handled: true };
                }
                this.fail({
                    weight: 'error', text: `The language server of Unbox ended ${ENOUGH} times within ${MINUTES} minutes. The log says why.`,
                    cures: [SHOW_LOG, RESTART],
                });
                return { action: CloseAction.DoNotRestart, message: 'The language server ended too often.', handled: true };
            },
        };
    }

    /** Once, whatever went on. */
    private tellEnd(): void {
        const lost = this.runs.all().map((run) => titleOf(run.target)).join(' and ');
        const text = lost === ''
            ? 'The language server of Unbox ended. It is started again.'
            : `The language server of Unbox ended, and ${lost} with it. It is started again. Finished pictures are kept: run again, and it goes on from there.`;
        void tell({ weight: 'warning', text, cures: [SHOW_LOG] });
    }
}
