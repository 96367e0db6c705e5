const LONG = 'model "landscape"\n\nexperiment long {\n  prompt "a meadow", "a desert"\n  seed   1..1000\n}\n\n'
    + 'experiment short {\n  prompt "a meadow"\n  seed   1\n}\n';
const NONE = 'model "landscape"\n\nfeature clouds = up.0.0#230 "clouds"\n';
const WRONG = 'model "landscape"\n\nexperiment wrong {\n  prompt nothing\n}\n';
/** Files of the scenes' folder besides the examples, by their names. */
export const SCRIPTS = { 'long.unbox': LONG, 'none.unbox': NONE, 'wrong.unbox': WRONG, 'notes.txt': 'Notes.\n' };

/** Commands that have nothing to act on: the file that is open, and what is said. */
export const NOTHING_TO_ACT_ON = [
    ['10a', undefined, 'Unbox: Run Experiment', 'Open an Unbox script first, a file whose name ends in .unbox.'],
    ['10b', undefined, 'Unbox: Stop', 'Nothing is running.'],
    ['10c', 'notes.txt', 'Unbox: Check', 'Open an Unbox script first, a file whose name ends in .unbox.'],
    ['10d', 'none.unbox', 'Unbox: Run All', 'none.unbox has no experiment yet. Write one at its end.'],
    ['10e', 'wrong.unbox', 'Unbox: Check', 'wrong.unbox has a mistake.'],
    ['10f', 'first.unbox', 'Unbox: Open Last Result', 'first has not been run yet.'],
    ['10g', 'first.unbox', 'Unbox: Compare with Earlier Result', 'first has no earlier result.'],
] as const;
