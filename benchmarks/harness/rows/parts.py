"""The parts of a picture: one step of the U-Net and one decoding, on the built-in model and on a mid-size one."""
import math
from statistics import median

from ..measure import ratio, rounds, whole
from ..sides import HERE, MODEL, Failure
from ..table import Line, Row

BAR = 1.1
PARTS = {"unet": "one U-Net step", "vae": "one decoding"}


def measure(setup):
    midsize = setup.folder("midsize")
    whole([str(setup.python), str(HERE / "midsize.py"), str(midsize), str(MODEL)])
    lines, figures = [], {}
    for name, model, size, repetitions in (("built-in", MODEL, 128, 30), ("mid-size", midsize, 512, 7)):
        with setup.loaded_unbox(model) as unbox, setup.loaded_peer(model) as peer:
            for part, what in PARTS.items():
                found = compared(unbox, peer, part, size, max(2, repetitions // 4) if setup.quick else repetitions)
                figures[f"{name} {part} ms"] = found
                lines.append(Line(f"{what}, {name} model, {size} x {size}", median(found["unbox"]), median(found["python"]),
                                  "ms", ratio(found["unbox"], found["python"]), BAR))
            if model == MODEL:
                figures["profile"] = unbox.ask("profile", size=size)
    return Row(lines, figures)


def compared(unbox, peer, part, size, repetitions):
    answers = rounds(repetitions, {"unbox": lambda: unbox.ask(part, size=size), "python": lambda: peer.ask(part, size=size)})
    ours, theirs = answers["unbox"][0]["rms"], answers["python"][0]["rms"]
    if not math.isclose(ours, theirs, rel_tol=1e-3):
        raise Failure(f"The two sides do not compute the same: the root of the mean square of {part}'s values is {ours} "
                      f"in Unbox and {theirs} in Python.")
    return {side: [answer["ms"] for answer in answers[side]] for side in answers}
