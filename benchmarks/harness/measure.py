"""Measuring: processes as a whole, and pieces of work one after the other, round by round."""
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from .sides import Failure, tail


@dataclass(frozen=True)
class Process:
    """What a whole process took: seconds, and the most memory that was resident, in MB (a million bytes)."""
    seconds: float
    peak: float


def whole(command, environment=None, watch=None):
    """Runs a process to its end. `watch`, if given, is called with its id five times a second."""
    with tempfile.NamedTemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=errors)
        try:
            status, usage = wait(process, watch)
        except BaseException:
            process.kill()
            raise
        seconds = time.perf_counter() - start
        if status:
            raise Failure(f"{' '.join(map(str, command))} failed:\n{tail(Path(errors.name))}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Process(seconds, usage.ru_maxrss * unit / 1e6)


def wait(process, watch):
    """Unlike Popen's own wait, this also tells what the process has used."""
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG if watch else 0)
        if ended:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage
        watch(process.pid)
        time.sleep(0.2)


def rounds(number, works, before=1):
    """Does each work `before` times without counting it, then all of them `number` times in turn, every second time backwards, so
    that whatever else the machine does meets all alike. Gives the results of each by its name, in the order of the rounds."""
    names = list(works)
    for _ in range(before):
        for name in names:
            works[name]()
    results = {name: [] for name in names}
    for turn in range(number):
        for name in names if turn % 2 == 0 else reversed(names):
            results[name].append(works[name]())
    return results


def ratio(ours, theirs):
    """The median over the rounds of ours divided by theirs."""
    return median(one / other for one, other in zip(ours, theirs, strict=True))
