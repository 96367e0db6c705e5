"""A strength is changed while an editor is open: `unbox serve` computes from the edited block on, beside a run of which it
has computed nothing."""
from itertools import count
from statistics import median

from ..client import Server
from ..measure import ratio, rounds
from ..table import Line, Row

BAR = 0.6
SCRIPT = """model "landscape"

edit snowfall(strength) {{ add up.0.1#294 by strength in rect(0, 0.5, 1, 1) }}

experiment changed {{
  prompt "a meadow and a white house in the middle"
  seed   {seed}
  edit   snowfall({strength})
}}
"""


def measure(setup):
    folder = setup.folder("serve")
    strengths, seeds = count(1), count(1)
    with Server(setup.threads, setup.folder("log")) as server:
        def run(out, **values):
            return server.run(path=str(folder / "changed.unbox"), text=SCRIPT.format(**values), out=str(folder / out))

        def changed():
            return run("changed", seed=0, strength=next(strengths))

        def full():
            seed = next(seeds)
            return run(f"full-{seed}", seed=seed, strength=8)

        # A process of an editor is a long one: Java has compiled what it does often.
        found = rounds(10 if setup.quick else 30, {"full": full, "changed": changed}, before=10)
    return Row([Line("a strength changed in `unbox serve`, to the picture; instead of Python: a full run of that picture",
                     median(found["changed"]), median(found["full"]), "ms", ratio(found["changed"], found["full"]), BAR)],
               {"ms": found})
