import * as path from 'node:path';
import * as vscode from 'vscode';
import type { PlanAnswer } from './protocol';

const SCHEME = 'unbox-plan';

/** The plan of a script as a text beside it, which follows the script as it is edited. */
export class PlanView implements vscode.TextDocumentContentProvider, vscode.Disposable {
    private readonly changed = new vscode.EventEmitter<vscode.Uri>();
    readonly onDidChange = this.changed.event;
    private readonly registrations: vscode.Disposable[];

    constructor(private readonly planOf: (script: string) => Promise<PlanAnswer | undefined>) {
        this.registrations = [
            this.changed,
            vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
            vscode.workspace.onDidChangeTextDocument((change) => this.follow(change.document)),
        ];
    }

    private follow(script: vscode.TextDocument): void {
        const shown = address(script.uri);
        if (vscode.workspace.textDocuments.some((document) => document.uri.toString() === shown.toString())) {
            this.changed.fire(shown);
        }
    }

    async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
        const plan = await this.planOf(uri.query);
        return plan?.text ?? 'The script has mistakes.\nThere is no plan until they are mended.\n';
    }

    async show(script: vscode.Uri): Promise<void> {
        this.changed.fire(address(script));
        const document = await vscode.workspace.openTextDocument(address(script));
        await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true });
    }

    dispose(): void {
        this.registrations.forEach((each) => each.dispose());
    }
}

function address(script: vscode.Uri): vscode.Uri {
    const name = path.posix.basename(script.path, '.unbox');
    return vscode.Uri.from({ scheme: SCHEME, path: `/Plan of ${name}`, query: script.toString() });
}
