"""Draws how cost grows, from the figures of `benchmarks/run`.

    plot.py results.json growth.svg
"""
import json
import sys

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402  the backend is chosen before

UNBOX, PYTHON, INK, LINES = "#0f766e", "#d97706", "#1f2937", "#e5e7eb"
STYLE = {"font.family": "sans-serif", "font.size": 10, "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": "#9ca3af",
         "xtick.color": INK, "ytick.color": INK, "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True,
         "grid.color": LINES, "axes.axisbelow": True, "svg.fonttype": "none", "svg.hashsalt": "unbox", "lines.linewidth": 2}
BLOCKS = {"down_2_1": "down.2.1", "mid_0": "mid.0", "up_0_0": "up.0.0", "up_0_1": "up.0.1"}
STEPS = ("up_0_1", "steps_2", "steps_3", "steps_4")


def by_runs(axes, runs):
    counts = [int(count) for count in runs]
    for side, colour in (("python", PYTHON), ("unbox", UNBOX)):
        seconds = [measured[side] for measured in runs.values()]
        axes.plot(counts, seconds, "o-", color=colour)
        axes.annotate(f"{seconds[-1]:.0f} s", (counts[-1], seconds[-1]), xytext=(6, 0), textcoords="offset points",
                      va="center", color=colour)
    axes.set(xscale="log", yscale="log", xlabel="runs (ten strengths a seed)", ylabel="seconds")
    axes.set_xticks(counts, [f"{count:,}" for count in counts])
    axes.minorticks_off()
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    title(axes, "Whole processes, by their runs")


def by_block(axes, experiments):
    places = range(len(BLOCKS))
    for shift, side, colour in ((0.2, "python", PYTHON), (-0.2, "unbox", UNBOX)):
        bars = axes.bar([place + shift for place in places], [experiments[name][side] for name in BLOCKS], 0.36, color=colour)
        axes.bar_label(bars, fmt="%.0f", padding=2, color=INK, fontsize=9)
    axes.set_xticks(places, BLOCKS.values())
    axes.set(ylabel="milliseconds a picture", xlabel="edited block, in the order of the pass")
    axes.margins(y=0.1)
    axes.grid(False, axis="x")
    title(axes, "Twelve strengths, by the edited block")


def by_steps(axes, experiments):
    for side, colour in (("python", PYTHON), ("unbox", UNBOX)):
        times = [experiments[name][side] for name in STEPS]
        axes.plot(range(1, 5), times, "o-", color=colour)
        axes.annotate(f"{times[-1]:.0f}", (4, times[-1]), xytext=(6, 0), textcoords="offset points", va="center", color=colour)
    axes.set_xticks(range(1, 5))
    axes.set(xlabel="steps", ylabel="milliseconds a picture", ylim=(0, 1.08 * axes.get_ylim()[1]))
    title(axes, "Twelve strengths at up.0.1, by steps")


def memory(axes, measured):
    for curve, text, style in ((measured["resident"], "resident", "-"), (measured["heap"], "Java heap in use", (0, (1, 1)))):
        axes.plot(*zip(*curve), color=UNBOX, linestyle=style)
        middle = next(value for pictures, value in curve if pictures >= 400)
        write(axes, text, (400, middle), UNBOX)
    peak = measured["peak"]
    axes.axhline(peak["python"], color=PYTHON, linewidth=1.2, linestyle="--")
    write(axes, "Python's peak", (400, peak["python"]), PYTHON)
    axes.annotate(f"their sheet is drawn: {peak['unbox']:.0f} MB", (1000, peak["unbox"]), xytext=(-8, 0),
                  textcoords="offset points", ha="right", va="center", color=UNBOX)
    axes.set(xlabel="pictures made", ylabel="MB", ylim=(0, 1000), xlim=(0, 1010))
    axes.set_xticks(range(0, 1001, 200), [f"{count:,}" for count in range(0, 1001, 200)])
    title(axes, "Unbox's memory along 1,000 runs")


def write(axes, text, place, colour):
    axes.annotate(text, place, xytext=(0, 4), textcoords="offset points", ha="center", va="bottom", color=colour)


def title(axes, text):
    axes.set_title(text, loc="left", fontweight="bold", fontsize=11, pad=10)


def main(results, picture):
    figures = json.load(open(results))["rows"]["growth"]["figures"]
    plt.rcParams.update(STYLE)
    figure, axes = plt.subplots(2, 2, figsize=(10, 7.2), layout="constrained")
    figure.get_layout_engine().set(w_pad=0.15, h_pad=0.15)
    by_runs(axes[0, 0], figures["runs"])
    by_block(axes[0, 1], figures["ms_a_picture"])
    by_steps(axes[1, 0], figures["ms_a_picture"])
    memory(axes[1, 1], figures["memory"])
    names = [plt.Line2D([], [], color=colour, linewidth=6) for colour in (UNBOX, PYTHON)]
    figure.legend(names, ["Unbox", "Python: diffusers and a hook"], loc="outside upper left", ncols=2, frameon=False)
    figure.savefig(picture, metadata={"Date": None}, facecolor="white")


if __name__ == "__main__":
    main(*sys.argv[1:])
