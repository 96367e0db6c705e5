import assert from 'node:assert/strict';
import { test } from 'node:test';
import { objection, type Situation, type Wish } from '../../src/objections';

const WISHES: readonly Wish[] = ['run', 'runAll', 'stop', 'check', 'showPlan', 'openResult', 'compare'];
const ABOUT_A_SCRIPT = WISHES.filter((wish) => wish !== 'stop');
const STARTING: readonly Wish[] = ['run', 'runAll'];

/** Nothing stands against anything here. */
const GOOD: Situation = {
    trusted: true, running: 1, script: { name: 'sky.unbox', saved: true, plan: { errors: 0, experiments: 1 } },
};
const { script: _, ...NO_SCRIPT } = GOOD;
const NO_JAVA: Situation = { ...GOOD, trouble: { weight: 'error', text: 'Unbox needs Java.', cures: [{ title: 'Get Java', command: 'vscode.open' }] } };

interface Row {
    readonly when: string;
    readonly situation: Situation;
    readonly wishes: readonly Wish[];
    readonly text: string;
    readonly cures: readonly string[];
}

const ROWS: readonly Row[] = [
    { when: 'there is no editor, or none of a script', situation: NO_SCRIPT, wishes: ABOUT_A_SCRIPT,
        text: 'Open an Unbox script first, a file whose name ends in .unbox.', cures: ['Open File'] },
    { when: 'the folder is not trusted', situation: { ...GOOD, trusted: false }, wishes: STARTING,
        text: 'Nothing runs in a folder that is not trusted.', cures: ['Manage Trust'] },
    { when: 'the script was never saved', situation: { ...GOOD, script: { name: 'Untitled-1', saved: false } }, wishes: STARTING,
        text: 'Save the script first: its pictures are put beside it.', cures: ['Save'] },
    { when: 'there is no server', situation: NO_JAVA, wishes: ABOUT_A_SCRIPT, text: 'Unbox needs Java.', cures: ['Get Java'] },
    { when: 'the script has mistakes', situation: { ...GOOD, script: { name: 'sky.unbox', saved: true, plan: { errors: 3, experiments: 0 } } },
        wishes: ABOUT_A_SCRIPT.filter((wish) => wish !== 'showPlan'), text: 'sky.unbox has 3 mistakes.', cures: ['Show Problems'] },
    { when: 'the script has no experiment', situation: { ...GOOD, script: { name: 'sky.unbox', saved: true, plan: { errors: 0, experiments: 0 } } },
        wishes: ABOUT_A_SCRIPT, text: 'sky.unbox has no experiment yet. Write one at its end.', cures: [] },
    { when: 'nothing runs', situation: { ...GOOD, running: 0 }, wishes: ['stop'], text: 'Nothing is running.', cures: [] },
];

for (const { when, situation, wishes, text, cures } of ROWS) {
    for (const wish of WISHES) {
        if (wishes.includes(wish)) {
            test(`${wish}, where ${when}: one message, with its cure`, () => {
                const found = objection(wish, situation);
                assert.deepEqual([found?.text, found?.cures.map((cure) => cure.title)], [text, cures]);
            });
        } else {
            test(`${wish} does not mind that ${when}`, () => assert.equal(objection(wish, situation), undefined));
        }
    }
}

test('a single mistake is not counted', () => {
    const script = { name: 'sky.unbox', saved: true, plan: { errors: 1, experiments: 0 } };
    assert.equal(objection('check', { ...GOOD, script })?.text, 'sky.unbox has a mistake.');
});

test('what is known without the server is told first', () => {
    assert.equal(objection('run', { ...NO_JAVA, trusted: false })?.text, 'Nothing runs in a folder that is not trusted.');
});
