"""The table: a line a comparison, and where it is written down."""
from dataclasses import dataclass, field
from statistics import median

from .sides import Failure

BEGIN, END = "<!-- figures: written by `benchmarks/run` -->", "<!-- end of the figures -->"
# How Unbox runs the sweep (see Sweep in Parts.java): as it is, and with one thing taken away.
WAYS = {"whole": "**as it is**", "rows": "shared, but one row after the other",
        "alone": "every picture painted by itself, nothing shared",
        "operators": "as it is, but operator by operator instead of whole blocks"}


@dataclass(frozen=True)
class Line:
    """One comparison. Numbers are in the unit; the ratio is Unbox by Python (or by what `python` holds instead), and is to
    be at most the bar, where there is one. A bar without a ratio is for Unbox's own number."""
    what: str
    unbox: float
    python: float | None
    unit: str
    ratio: float | None = None
    bar: float | None = None

    def reached(self):
        if self.bar is None:
            return None
        return (self.unbox if self.ratio is None else self.ratio) <= self.bar

    def cells(self):
        bar = "" if self.bar is None else f"{self.bar:g}" if self.ratio is not None else f"{self.bar:g} {self.unit}"
        verdict = {None: "", True: "reached", False: "**missed**"}[self.reached()]
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return [self.what, amount(self.unbox, self.unit), amount(self.python, self.unit), ratio, bar, verdict]


@dataclass(frozen=True)
class Row:
    """What a row found: lines for the table, and all its figures, for results.json and the plot."""
    lines: list
    figures: dict = field(default_factory=dict)


def amount(number, unit):
    if number is None:
        return ""
    digits = 0 if number >= 100 else 1 if number >= 10 else 2
    return f"{number:.{digits}f} {unit}"


def markdown(header, rows):
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def table(lines):
    return markdown(["what", "Unbox", "Python", "ratio", "bar", ""], [line.cells() for line in lines])


def report(about, lines, figures):
    """Everything for a person: the table, where the sweep's time goes, and what it was measured on."""
    parts = [table(lines)] if lines else []
    if "sweep" in figures:
        parts.append(where_it_goes(figures["sweep"]))
    if "parts" in figures:
        parts.append(by_kernel(figures["parts"]["profile"]))
    return "\n\n".join([*parts, measured_on(about)])


def where_it_goes(sweep):
    whole = median(sweep["seconds"]["whole"])

    def row(name, seconds, share=None):
        return [name, amount(seconds, "s"), f"{seconds / whole if share is None else share:.2f}"]

    rows = [row(words, median(sweep["seconds"][way]), sweep["shares"][way]) for way, words in WAYS.items()]
    rows.insert(1, row("- of that painting; the rest is planning, the sheet and the manifest", sweep["painting"]))
    rows.append(row("**the floor**: the shared work alone", sweep["floor"]["seconds"]))
    rows += [row(f"- {name}, {rows_of(part)}", part["ms"] / 1000) for name, part in sweep["floor"]["parts"].items()]
    return markdown(["the sweep in Unbox", "time", "by the whole"], rows)


def by_kernel(profile):
    """The kernels of one step and of one decoding, the dearest first; those below a fiftieth are taken together."""
    def row(part, title):
        whole = sum(profile[part].values())
        dear = sorted((name for name, ms in profile[part].items() if ms >= whole / 50 and name != "other"),
                      key=profile[part].get, reverse=True)
        rest = whole - sum(profile[part][name] for name in dear)
        shares = [f"{name} {profile[part][name] / whole:.0%}" for name in dear] + [f"the rest {rest / whole:.0%}"]
        return [title, amount(whole, "ms"), ", ".join(shares)]

    return markdown(["one row in Unbox, built-in model, 128 x 128", "time", "by kernel"],
                    [row("unet", "one U-Net step"), row("vae", "one decoding")])


def rows_of(part):
    return "once" if part["rows"] == 1 else f"{part['rows']} rows, {part['at_once']} at once"


def measured_on(about):
    peer, unbox = about["python_side"], about["unbox_side"]
    others = about["others_share"]
    busy = "" if others is None else f" Other programs used {100 * others:.0f} % of the processors meanwhile."
    return (f"Measured on {about['date']} at commit {about['commit']}: {about['processor']}, {about['processors']} processors, "
            f"{about['memory_gb']} GB, {about['system']}, {about['threads']} threads on both sides. Unbox: PyTorch "
            f"{unbox['pytorch']}, Java {unbox['java']}. Python {peer['python']}: torch {peer['torch']}, diffusers "
            f"{peer['diffusers']}, transformers {peer['transformers']}; its threads wait "
            f"{'passively, as Unbox' if about['waits'] else 'spinning, which was faster here'}.{busy}")


def write_between(file, text):
    """Puts the text between the marks in a Markdown file."""
    whole = file.read_text()
    if BEGIN not in whole or END not in whole:
        raise Failure(f"{file} has lost the marks between which the figures go: {BEGIN} and {END}")
    before, after = whole.split(BEGIN)[0], whole.split(END)[1]
    file.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}")
