"""Makes both sides ready: Unbox is built, Python has the peer's packages, and its threads wait the way that suits it best."""
import subprocess
import sys
from dataclasses import replace

from .machine import OtherPrograms
from .measure import ratio, rounds
from .sides import HERE, HOME, Failure

# OpenMP's ways of waiting. Spinning, which it chooses by itself, is a little faster on an idle machine, and on a busy one
# slower by ten times and more: that would flatter Unbox, whose launcher says passive.
WAITS = {"spinning": {}, "passive": {"OMP_WAIT_POLICY": "PASSIVE"}}
# Above this share of the processors' time for other programs the machine is busy.
BUSY = 0.1


def environment(folder):
    """The Python of a virtual environment with the peer's packages, made on first use."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (folder / "complete").exists():
        print(f"making a Python environment in {folder} (once; some gigabytes; --python names one that is there) ...",
              file=sys.stderr)
        run([sys.executable, "-m", "venv", "--clear", str(folder)], "The Python environment cannot be made")
        run([str(python), "-m", "pip", "install", "--quiet", "-r", str(HERE / "requirements.txt")],
            f"The packages of {HERE / 'requirements.txt'} cannot be installed")
        (folder / "complete").touch()
    return python


def build_unbox():
    """The launcher builds where that is needed; that is not to be measured."""
    run([str(HOME / "unbox"), "--version"], "Unbox does not start")


def prepare(setup):
    """Python's faster way of waiting, as environment variables, and the versions of both sides."""
    require_packages(setup)
    others = OtherPrograms()
    setups = {name: replace(setup, waits=waits) for name, waits in WAITS.items()}
    with setups["spinning"].loaded_peer() as spinning, setups["passive"].loaded_peer() as passive:
        def picture(peer):
            return peer.ask("unet", size=128)["ms"] + peer.ask("vae", size=128)["ms"]

        took = rounds(15, {"spinning": lambda: picture(spinning), "passive": lambda: picture(passive)})
        peer = passive.ask("about")
    with setup.loaded_unbox() as unbox:
        versions = {"python_side": peer, "unbox_side": unbox.ask("about")}
    idle = (others.share() or 0) < BUSY
    spins = idle and ratio(took["spinning"], took["passive"]) < 1
    return WAITS["spinning" if spins else "passive"], versions


def require_packages(setup):
    if not setup.python.exists():
        raise Failure(f"{setup.python} is not there; --python names the Python of an environment, such as my-environment/bin/python")
    names = "torch, diffusers, transformers, accelerate, matplotlib"
    run([str(setup.python), "-c", f"import {names}"],
        f"{setup.python} lacks a package that is needed; install them: "
        f"{setup.python} -m pip install -r {HERE / 'requirements.txt'}")


def run(command, what_failed):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Failure(f"{what_failed}:\n{(done.stderr or done.stdout).strip()[-1500:]}")
