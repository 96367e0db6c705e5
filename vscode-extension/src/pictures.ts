import * as vscode from 'vscode';

/** Opens pictures beside the text, which keeps the keyboard; the first one is seen. */
export async function openBeside(pictures: readonly string[]): Promise<void> {
    for (const picture of [...pictures].reverse()) {
        await openPicture(picture, besideText());
    }
}

export function columnOfText(): vscode.ViewColumn | undefined {
    return vscode.window.visibleTextEditors.find((editor) => editor.document.languageId === 'unbox')?.viewColumn;
}

/** The column beside the text. Only "beside" leaves the text's column active; it would be a third one if the pictures' is. */
function besideText(): vscode.ViewColumn {
    const text = columnOfText();
    const active = vscode.window.tabGroups.activeTabGroup.viewColumn;
    return text === undefined || text === active ? vscode.ViewColumn.Beside : text + 1;
}

export async function openPicture(picture: string, column: vscode.ViewColumn): Promise<void> {
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(picture),
        { viewColumn: column, preserveFocus: true, preview: false } satisfies vscode.TextDocumentShowOptions);
}
