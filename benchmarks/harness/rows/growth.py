"""How cost grows: with the number of runs (whole processes), with how early a block is edited, and with the steps; and
whether memory levels off."""
import os
from statistics import median

from ..measure import rounds, whole
from ..memory import MemoryWatch, growth
from ..sides import HERE, MODEL
from ..table import Line, Row
from .sweep import require_alike

SCRIPT = HERE / "growth.unbox"
PEAK_BAR = 900
# A picture's pixels that stayed behind, 49 kB each, would make more.
LEVEL_BAR = 10
MANY = 1000
# How often each number of runs is measured. A seed has at most ten runs, a strength each.
REPETITIONS = {1: 3, 10: 3, 100: 1, MANY: 1}
SNOW = ("up.0.1", 294)
# Experiments of growth.unbox, each twelve strengths of one feature: its block, its feature, its steps.
EXPERIMENTS = {"down_2_1": ("down.2.1", 383, 1), "mid_0": ("mid.0", 7, 1), "up_0_0": ("up.0.0", 230, 1),
               "up_0_1": (*SNOW, 1), "steps_2": (*SNOW, 2), "steps_3": (*SNOW, 3), "steps_4": (*SNOW, 4)}
STRENGTHS = 12


def measure(setup):
    figures = {"ms_a_picture": by_experiment(setup), "runs": {}, "memory": None}
    for runs, repetitions in REPETITIONS.items():
        if runs < MANY:
            figures["runs"][runs] = by_runs(setup, runs, 1 if setup.quick else repetitions)
    if setup.quick:
        return Row([], figures)
    figures["runs"][MANY], figures["memory"] = many_runs(setup)
    return Row(memory_lines(figures["memory"]), figures)


def by_experiment(setup):
    """Milliseconds a picture of a loaded model, by experiment and side."""
    with setup.loaded_unbox() as unbox, setup.loaded_peer() as peer:
        def ours(name):
            return unbox.ask("paint", script=str(SCRIPT), experiment=name, out=new("unbox"), **{"as": "whole"})

        def theirs(name):
            block, feature, steps = EXPERIMENTS[name]
            return peer.ask("paint", out=new("python"), block=block, feature=feature, strengths=[1, STRENGTHS], seeds=1,
                            steps=steps)

        def new(side):
            return str(setup.folder(side) / "out")

        works = {(name, side): lambda name=name, make=make: make(name)
                 for name in EXPERIMENTS for side, make in (("unbox", ours), ("python", theirs))}
        answers = rounds(1 if setup.quick else 3, works)
        for name in EXPERIMENTS:
            require_alike(peer, answers[name, "unbox"][0], answers[name, "python"][0])
        return {name: {side: median(answer["ms"] for answer in answers[name, side]) / STRENGTHS
                       for side in ("unbox", "python")} for name in EXPERIMENTS}


def by_runs(setup, runs, repetitions):
    """Seconds of whole processes that make so many pictures."""
    pairs = [(whole(unbox_command(setup, runs)).seconds, python(setup, runs).seconds) for _ in range(repetitions)]
    return {"unbox": median(ours for ours, _ in pairs), "python": median(theirs for _, theirs in pairs)}


def many_runs(setup):
    """The same for the most runs, and what memory did meanwhile."""
    command = unbox_command(setup, MANY)
    watch = MemoryWatch(command[-1], setup.folder("log"))
    ours = whole(command, os.environ | {"UNBOX_JAVA_OPTIONS": watch.options()}, watch)
    theirs = python(setup, MANY)
    memory = {"peak": {"unbox": ours.peak, "python": theirs.peak}, "resident": watch.resident(), "heap": watch.heap()}
    return {"unbox": ours.seconds, "python": theirs.seconds}, memory


def unbox_command(setup, runs):
    return setup.unbox(str(SCRIPT), "--only", f"runs_{runs}")


def python(setup, runs):
    strengths = [8, 8] if runs == 1 else [1, 10]
    paint = {"do": "paint", "out": str(setup.folder("python") / "out"), "block": SNOW[0], "feature": SNOW[1],
             "strengths": strengths, "seeds": max(1, runs // 10)}
    return whole(setup.peer(MODEL, paint), setup.peer_environment())


def memory_lines(memory):
    return [Line(f"peak memory of {MANY:,} runs in one process, their sheet included", memory["peak"]["unbox"],
                 memory["peak"]["python"], "MB", None, PEAK_BAR),
            Line("resident memory: growth from their second quarter to their last", growth(memory["resident"], MANY), None,
                 "MB", None, LEVEL_BAR),
            Line("Java heap in use: the same", growth(memory["heap"], MANY), None, "MB", None, LEVEL_BAR)]
