import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { NOTHING_TO_ACT_ON, SCRIPTS } from './material';
import { repository, Workbench } from './workbench';

/** The scenes follow each other as a person's morning with the extension would. */
let workbench: Workbench;

before(async () => { workbench = await Workbench.open(SCRIPTS, { 'unbox.home': repository }); });
after(async () => { await workbench.close(); });

/** A scene leaves a picture of how it ended, also where it failed. */
function scene(name: string, act: () => Promise<void>): void {
    test(name, async () => {
        try {
            await act();
        } catch (failure) {
            await workbench.shoot(`failed ${name}`).catch(() => undefined);
            throw failure;
        }
        await workbench.shoot(name);
    });
}

scene('01 nothing runs before the folder is trusted', async () => {
    await workbench.answerTrust('No, I don\'t trust the authors');
    await workbench.openFile('sky.unbox');
    await workbench.lens('Run (15 pictures)').click();
    await workbench.notification('Nothing runs in a folder that is not trusted').waitFor();
    assert.ok(!workbench.exists('out'));
});

scene('02 with trust there is a lens above the experiment, and Check says what it makes', async () => {
    await workbench.notification('Nothing runs').getByText('Manage Trust').click();
    await workbench.page.getByRole('button', { name: 'Trust', exact: true }).first().click();
    await workbench.tab('Workspace Trust').locator('.codicon-close').click();
    await workbench.openFile('sky.unbox');
    await workbench.lens('Check').click();
    await workbench.notification('sky is right: 15 pictures.').waitFor();
});

scene('03 a feature completes by its label', async () => {
    await workbench.clear();
    await workbench.caretBehind('feature clouds');
    await workbench.page.keyboard.press('Enter');
    await workbench.type('feature cold = up.0.1#snow');
    await workbench.suggestion('up.0.1#245 clouds, snow').waitFor();
    await workbench.shoot('03a the features whose labels say snow');
    await workbench.suggestion('up.0.1#294 snow').click();
    await workbench.editor().locator('.view-line').filter({ hasText: 'feature cold = up.0.1#294 "snow"' }).waitFor();
});

scene('03b a block that is chosen is followed by its features', async () => {
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('Enter');
    await workbench.type('feature warm = u');
    await workbench.suggestion('up.0.1#').click();
    await workbench.suggestion('up.0.1#0').waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('Control+Shift+K');
});

scene('03c what a feature does is seen when the mouse rests on it', async () => {
    await workbench.editor().locator('.view-line span').getByText('up.0.1#294', { exact: true }).hover();
    const picture = workbench.page.locator('.monaco-hover img[src^="data:image/jpeg"]');
    await picture.waitFor();
    assert.equal(await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth), 130);
    await workbench.page.locator('.monaco-hover').getByText('Most similar').waitFor();
});

scene('04 a mistake is underlined, its page is a click away, and the bulb mends it', async () => {
    await workbench.caretBehind('add clouds by strength');
    await workbench.page.keyboard.press('Enter');
    await workbench.type('remove colt');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await workbench.command('Problems: Focus on Problems View');
    await workbench.page.locator('.markers-panel a').filter({ hasText: 'unknown-name' }).first().click();
    await workbench.tab('unknown-name.md').locator('.codicon-close').click();
    await workbench.page.locator('.part.panel .codicon-panel-close').click();
    // The panel has scrolled the text, and the bulb has no room at its upper edge.
    await workbench.caretBehind('experiment sky');
    await workbench.page.keyboard.press('Control+Home');
    await workbench.caretBehind('remove colt');
    await workbench.page.locator('.lightBulbWidget').click();
    await workbench.page.locator('.action-widget .monaco-list-row.focused').filter({ hasText: 'Write `cold`' }).waitFor();
    await workbench.shoot('04a what the bulb offers');
    await workbench.page.keyboard.press('Enter');
    await workbench.editor().locator('.view-line').filter({ hasText: 'remove cold' }).waitFor();
    await workbench.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
});

scene('05 the plan stands beside the text', async () => {
    await workbench.command('Unbox: Show Plan');
    await workbench.page.locator('.view-line').filter({ hasText: '3 unedited twins' }).waitFor();
});

scene('06 a run from the palette shows its progress and opens its grid', async () => {
    await workbench.caretBehind('prompt "a meadow"');
    await workbench.command('Unbox: Run Experiment');
    await workbench.notification(/sky.*(getting ready|pictures)/).waitFor();
    await workbench.shoot('06a the progress');
    await workbench.tab('grid.png').waitFor();
    assert.ok(workbench.exists('out/sky/sky/grid.png'));
    await workbench.picture().waitFor();
    await workbench.page.getByText(/sky: grid made in [\d.]+ s/).waitFor();
    await workbench.lens('Last result').waitFor();
    assert.equal(await workbench.notification('sky').count(), 0, 'nothing is left to be clicked away');
    await workbench.page.keyboard.press('ArrowDown');
    await workbench.page.getByText('Ln 17, Col').waitFor();
});

scene('07 runs follow each other; one is stopped by its lens, and keeps what is finished', async () => {
    await workbench.openFile('long.unbox');
    await workbench.lens('Run (2000 pictures)').click();
    await workbench.notification(/long.*[1-9]\d* of 2000/).waitFor();
    await workbench.lens('Run (1 picture)').click();
    await workbench.notification('short: waiting for long').waitFor();
    await workbench.lens(/Stop \([1-9]\d* of 2000 pictures\)/).waitFor();
    await workbench.lens('Stop').nth(1).waitFor();
    await workbench.shoot('07a while it runs');
    await workbench.lens('Stop').first().click();
    await workbench.page.getByText('long is stopped; finished pictures are kept').waitFor();
    await workbench.tab('grid.png').nth(1).waitFor();
    assert.ok(readdirSync(path.join(workbench.folder, 'out/long/long')).some((name) => name.endsWith('.png')));
});

scene('08 the result of a stopped run is told, and its pictures are shown', async () => {
    await workbench.lens(/Last result \(\d+ of 2000 pictures, stopped\)/).click();
    await workbench.notification('The last run of long ended before its grid was made').getByText('Show Pictures').click();
    await workbench.page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: 'a-meadow-1.png' }).waitFor();
});

scene('09 a script is run while the keyboard is in what stands beside it', async () => {
    await workbench.command('View: Close All Editors');
    await workbench.page.getByRole('button', { name: 'Don\'t Save' }).click();
    await workbench.openFile('sky.unbox');
    await workbench.command('View: Split Editor Right');
    await workbench.command('Preferences: Open Settings (UI)');
    await workbench.page.locator('.settings-editor').waitFor();
    await workbench.command('Unbox: Run All');
    await workbench.page.getByText(/sky.unbox: grid made in [\d.]+ s/).waitFor();
});

for (const [number, file, command, message] of NOTHING_TO_ACT_ON) {
    scene(`${number} ${command.slice(7)} has nothing to act on: ${message}`, async () => {
        await workbench.clear();
        await workbench.command('View: Close All Editors');
        if (file !== undefined) {
            await workbench.openFile(file);
        }
        await workbench.command(command);
        await workbench.notification(message).waitFor();
        assert.equal(await workbench.notification(/./).count(), 1);
    });
}

scene('11 a script is written as it is typed, and is saved before it runs', async () => {
    await workbench.clear();
    await workbench.command('View: Close All Editors');
    await workbench.command('Create: New File');
    await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Text File' }).first().click();
    await workbench.command('Change Language Mode');
    await workbench.page.locator('.quick-input-widget input').fill('Unbox');
    await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: '(unbox)' }).click();
    await workbench.type('model "landscape"\nexperiment first {');
    await workbench.page.keyboard.press('Enter');
    await workbench.type('prompt "a meadow"');
    await workbench.page.keyboard.press('Enter');
    await workbench.type('seed 7');
    await workbench.editor().locator('.view-line').filter({ hasText: /^\s*seed\s7$/ }).waitFor();
    await workbench.lens('Run (1 picture)').click();
    await workbench.notification('Save the script first: its pictures are put beside it.').waitFor();
    await workbench.shoot('11a what is said of a script that was never saved');
    await workbench.command('View: Close All Editors');
    await workbench.page.getByRole('button', { name: 'Don\'t Save' }).click();
});

scene('12 a language server that ends is started again, which is told once', async () => {
    await workbench.clear();
    await workbench.openFile('long.unbox');
    await workbench.lens('Run (2000 pictures)').click();
    await workbench.notification(/long.*[1-9]\d* of 2000/).waitFor();
    workbench.killServer();
    await workbench.notification('The language server of Unbox ended, and long with it. It is started again.').waitFor();
    await workbench.lens('Run (2000 pictures)').waitFor();
    assert.equal(await workbench.notification(/./).count(), 1);
});

scene('13 without a Java there is one message that says what to do, and commands say it again', async () => {
    await workbench.close();
    workbench = await Workbench.open({}, { 'unbox.java.home': '/nowhere' });
    await workbench.answerTrust('Yes, I trust the authors');
    await workbench.openFile('sky.unbox');
    await workbench.notification(/unbox.java.home is \/nowhere, which is no folder of a Java.*Unbox needs Java 21 or later/).waitFor();
    assert.equal(await workbench.notification(/./).count(), 1);
    await workbench.notification('Unbox').getByText('Open Settings').waitFor();
    await workbench.clear();
    await workbench.command('Unbox: Check');
    await workbench.notification('unbox.java.home is /nowhere').getByText('Get Java').waitFor();
});
