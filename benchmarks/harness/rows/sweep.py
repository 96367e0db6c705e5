"""The sweep: twelve strengths of one feature and four seeds, on both sides from a loaded model to the files."""
from statistics import median

from ..measure import ratio, rounds
from ..sides import HERE, Failure
from ..table import WAYS, Line, Row

BAR_ONE_BY_ONE, BAR_TOGETHER = 0.5, 0.8
STRENGTHS, SEEDS = 12, 4
PICTURES = STRENGTHS * SEEDS
SIZE = 128
ROWS_AT_ONCE = (1, 4, 8, 16)


def measure(setup):
    with setup.loaded_unbox() as unbox, setup.loaded_peer() as peer:
        def ours(way):
            return unbox.ask("paint", script=str(HERE / "sweep.unbox"), experiment="sweep", out=new("unbox"), **{"as": way})

        def theirs(together):
            return peer.ask("paint", out=new("python"), block="up.0.1", feature=294, strengths=[1, STRENGTHS], seeds=SEEDS,
                            together=together)

        def new(side):
            return str(setup.folder(side) / "out")

        require_alike(peer, ours("whole"), theirs(False))
        works = {way: lambda way=way: ours(way)["ms"] / 1000 for way in WAYS}
        works |= {"one by one": lambda: theirs(False)["ms"] / 1000, "together": lambda: theirs(True)["ms"] / 1000}
        seconds = rounds(1 if setup.quick else 5, works)
        least = floor(unbox, 3 if setup.quick else 9)
    whole = seconds["whole"]
    return Row([
        Line(f"{PICTURES} pictures of a sweep; Python: a call a picture", median(whole), median(seconds["one by one"]),
             "s", ratio(whole, seconds["one by one"]), BAR_ONE_BY_ONE),
        Line(f"{PICTURES} pictures of a sweep; Python: the seeds of a strength in one call", median(whole),
             median(seconds["together"]), "s", ratio(whole, seconds["together"]), BAR_TOGETHER)],
        {"seconds": seconds, "floor": least, "shares": {way: ratio(seconds[way], whole) for way in WAYS if way != "whole"}})


def floor(unbox, repetitions):
    """The shared work and nothing else, each part at its own measured time and the best of several batch sizes: the text
    once, the U-Net up to the edited block for each seed, and from there on for each picture, and the decoder."""
    text = rounds(repetitions, {"text": lambda: unbox.ask("text")["ms"]})["text"]
    stages = rounds(repetitions, {rows: lambda rows=rows: unbox.ask("stages", size=SIZE, rows=rows) for rows in ROWS_AT_ONCE})

    def best(stage, all_rows):
        each = {rows: median(answer[stage] for answer in stages[rows]) / rows for rows in ROWS_AT_ONCE if rows <= all_rows}
        rows = min(each, key=each.get)
        return {"rows": all_rows, "at_once": rows, "ms": each[rows] * all_rows}

    parts = {"text": {"rows": 1, "at_once": 1, "ms": median(text)}, "before the edit": best("before", SEEDS),
             "after the edit": best("after", PICTURES), "decoding": best("decode", PICTURES)}
    return {"parts": parts, "seconds": sum(part["ms"] for part in parts.values()) / 1000}


def require_alike(peer, ours, theirs):
    """Who is faster says nothing unless both make the same pictures: at most 1 % of a picture's values off, by 1 of 255."""
    apart = peer.ask("compare", ours=ours["files"], theirs=theirs["files"])
    if apart["worst"] > 1 or apart["share"] > 0.01:
        raise Failure(f"The two sides do not make the same pictures: values differ by up to {apart['worst']} of 255, and "
                      f"in a picture up to {100 * apart['share']:.1f} % of them do. Compare {ours['files'][0]} and "
                      f"{theirs['files'][0]}.")
