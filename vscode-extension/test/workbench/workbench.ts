import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

const here = path.resolve(import.meta.dirname, '../../..');
export const repository = path.dirname(here);
const installed = process.env['UNBOX_WORKBENCH'] ?? path.join(os.homedir(), '.cache/unbox/workbench-4.100.3');
const entry = path.join(installed, 'node_modules/code-server/out/node/entry.js');
/** How long anything may take on a busy machine, in milliseconds; nothing waits as long as this where all is well. */
const PATIENCE = 60_000;
/** A workbench now and then waits for a window that is gone; after this it is ended for good. */
const DYING = 10_000;
const screenshots = process.env['UNBOX_SCREENSHOTS'] ?? path.join(here, 'screenshots');

type Settings = Readonly<Record<string, unknown>>;

/** A real workbench with the packaged extension, in a real browser, on a folder with the examples. */
export class Workbench {
    private constructor(
        private readonly place: string, private readonly server: ChildProcess, private readonly browser: Browser,
        readonly page: Page, readonly folder: string,
    ) {}

    /**
     * @param scripts further files of the folder, by their names
     * @param settings of the extension
     */
    static async open(scripts: Readonly<Record<string, string>>, settings: Settings): Promise<Workbench> {
        const place = mkdtempSync(path.join(os.tmpdir(), 'unbox-workbench-'));
        const folder = path.join(place, 'experiments');
        cpSync(path.join(repository, 'examples'), folder, { recursive: true, filter: (file) => path.basename(file) !== 'out' });
        Object.entries(scripts).forEach(([name, text]) => writeFileSync(path.join(folder, name), text));
        writeSettings(place, settings);
        const extensions = path.join(place, 'extensions');
        const options = ['--extensions-dir', extensions, '--user-data-dir', path.join(place, 'user')];
        await promisify(execFile)(process.execPath, [entry, ...options, '--install-extension', path.join(here, 'unbox.vsix')]);
        const server = spawn(process.execPath, [entry, ...options, '--auth', 'none', '--bind-addr', '127.0.0.1:0',
            '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'], { stdio: 'pipe', detached: true });
        const address = await listening(server);
        const browser = await chromium.launch({
            executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
            args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
                '--disable-background-networking', '--disable-component-update', '--disable-sync'],
        });
        const page = await browser.newPage({ viewport: { width: 1440, height: 860 } });
        page.setDefaultTimeout(PATIENCE);
        await page.goto(`${address}/?folder=${folder}`);
        await page.waitForSelector('.monaco-workbench');
        mkdirSync(screenshots, { recursive: true });
        return new Workbench(place, server, browser, page, folder);
    }

    async close(): Promise<void> {
        // A page that is asked to leave with a changed text asks back; one that is closed does not.
        await this.page.close();
        await this.browser.close();
        const gone = new Promise((resolve) => this.server.once('exit', resolve));
        const group = this.server.pid;
        if (group !== undefined && this.server.exitCode === null) {
            process.kill(-group, 'SIGTERM');
            const late = setTimeout(() => process.kill(-group, 'SIGKILL'), DYING);
            await gone;
            clearTimeout(late);
        }
        rmSync(this.place, { recursive: true, force: true, maxRetries: 10 });
    }

    async shoot(name: string): Promise<void> {
        await this.page.screenshot({ path: path.join(screenshots, `${name.replaceAll(/\W+/g, '-')}.png`) });
    }

    text(file: string): string {
        return readFileSync(path.join(this.folder, file), 'utf8');
    }

    exists(file: string): boolean {
        return existsSync(path.join(this.folder, file));
    }

    async answerTrust(answer: 'Yes, I trust the authors' | 'No, I don\'t trust the authors'): Promise<void> {
        await this.page.getByText(answer).click();
    }

    /** Opens a file by its name and waits for its text. */
    async openFile(name: string): Promise<void> {
        await this.page.keyboard.press('Control+P');
        await this.page.locator('.quick-input-widget input').fill(name);
        await this.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name }).waitFor();
        await this.page.keyboard.press('Enter');
        await this.tab(name).waitFor();
        await this.editor().locator('.view-line').first().waitFor();
    }

    /** Clears what was told, so that what is told next is told now. */
    async clear(): Promise<void> {
        await this.command('Notifications: Clear All Notifications');
    }

    /** The picture that is opened. */
    picture(): Locator {
        return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('img');
    }

    tab(name: string): Locator {
        return this.page.locator('.tabs-container .tab').filter({ hasText: name });
    }

    editor(): Locator {
        return this.page.locator('.editor-group-container .monaco-editor').first();
    }

    /** Puts the caret behind the last character of a line. */
    async caretBehind(line: string): Promise<void> {
        await this.editor().locator('.view-line').filter({ hasText: line }).first().click({ position: { x: 4, y: 8 } });
        await this.page.keyboard.press('End');
    }

    async type(text: string): Promise<void> {
        await this.page.keyboard.type(text, { delay: 20 });
    }

    async command(title: string): Promise<void> {
        await this.page.keyboard.press('F1');
        await this.page.locator('.quick-input-widget input').fill(`>${title}`);
        await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().click();
    }

    /** Ends the language server as an operating system that runs out of memory does. */
    killServer(): void {
        for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
            const line = readIfThere(`/proc/${pid}/cmdline`).split('\0');
            if (line.includes('unbox.server.Main') && line.some((word) => word.includes(this.place))) {
                process.kill(Number(pid), 'SIGKILL');
            }
        }
    }

    lens(words: string | RegExp): Locator {
        return this.page.locator('.codelens-decoration a').filter({ hasText: words });
    }

    suggestion(words: string): Locator {
        return this.page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: words }).first();
    }

    notification(words: string | RegExp): Locator {
        return this.page.locator('.notification-list-item').filter({ hasText: words });
    }
}

function readIfThere(file: string): string {
    try {
        return readFileSync(file, 'utf8');
    } catch {
        return '';
    }
}

/** Settings of the person hold in every workbench; what concerns programs of the machine lies with the machine. */
function writeSettings(place: string, ofExtension: Settings): void {
    const write = (folder: string, settings: Settings) => {
        mkdirSync(path.join(place, 'user', folder), { recursive: true });
        writeFileSync(path.join(place, 'user', folder, 'settings.json'), JSON.stringify(settings));
    };
    write('Machine', ofExtension);
    write('User', {
        'workbench.startupEditor': 'none', 'security.workspace.trust.startupPrompt': 'always', 'files.autoSave': 'off',
        'editor.minimap.enabled': false, 'workbench.reduceMotion': 'on', 'workbench.tips.enabled': false,
        'workbench.colorTheme': 'Default Dark Modern', 'window.commandCenter': false, 'chat.commandCenter.enabled': false,
    });
}

async function listening(server: ChildProcess): Promise<string> {
    return new Promise((resolve, reject) => {
        let said = '';
        const hear = (words: Buffer) => {
            said += words.toString();
            const found = /HTTP server listening on (\S+?)\/?\s/.exec(said);
            if (found?.[1] !== undefined) {
                resolve(found[1]);
            }
        };
        server.stdout?.on('data', hear);
        server.stderr?.on('data', hear);
        server.once('exit', () => reject(new Error(`The workbench did not start:\n${said}`)));
    });
}
