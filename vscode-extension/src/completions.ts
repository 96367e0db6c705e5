import * as vscode from 'vscode';

const SUGGEST: vscode.Command = { title: 'What comes next', command: 'editor.action.triggerSuggest' };

type Items = vscode.CompletionItem[] | vscode.CompletionList | null | undefined;

/** A block that is chosen for the sake of its features, `up.0.1#`, is followed at once by the list of them. */
export function withNextList(items: Items): Items {
    const all = Array.isArray(items) ? items : items?.items ?? [];
    for (const item of all.filter((each) => typeof each.insertText === 'string' && each.insertText.endsWith('#'))) {
        item.command = SUGGEST;
    }
    return items;
}
