"""One picture, each side as a whole process: start, load, compute, write, end."""
from statistics import median

from ..measure import ratio, rounds, whole
from ..sides import HERE, MODEL
from ..table import Line, Row

BAR = 0.6


def measure(setup):
    def unbox():
        return whole(setup.unbox(str(HERE / "picture.unbox")))

    def python():
        out = str(setup.folder("python") / "out")
        return whole(setup.peer(MODEL, {"do": "picture", "out": out}), setup.peer_environment())

    found = rounds(2 if setup.quick else 5, {"unbox": unbox, "python": python})
    seconds = {side: [process.seconds for process in found[side]] for side in found}
    peaks = {side: [process.peak for process in found[side]] for side in found}
    return Row([
        Line("one picture, whole process", median(seconds["unbox"]), median(seconds["python"]), "s",
             ratio(seconds["unbox"], seconds["python"]), BAR),
        Line("its peak memory", median(peaks["unbox"]), median(peaks["python"]), "MB",
             ratio(peaks["unbox"], peaks["python"]))],
        {"seconds": seconds, "peak_mb": peaks})
