"""What the figures were measured on, and whether it was quiet."""
import os
import platform
import subprocess
import time
from datetime import date
from pathlib import Path

from .sides import HOME


def describe():
    return {"date": date.today().isoformat(), "processor": processor(), "processors": os.cpu_count(),
            "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9),
            "system": f"{platform.system()} {platform.release()}", "commit": commit()}


def processor():
    if Path("/proc/cpuinfo").exists():
        for line in open("/proc/cpuinfo"):
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def commit():
    described = subprocess.run(["git", "-C", str(HOME), "describe", "--always", "--dirty"], capture_output=True, text=True)
    return described.stdout.strip() or "unknown"


class OtherPrograms:
    """How much of the processors' time others use, from when this is made. Known on Linux only."""

    def __init__(self):
        self.start = self.now()

    def now(self):
        return time.perf_counter(), busy_seconds(), sum(os.times()[:4])

    def share(self):
        """From 0 to 1; None where it is not known. Processes of ours count once they have ended."""
        (start, busy, own), (end, busy_then, own_then) = self.start, self.now()
        if busy is None:
            return None
        others = (busy_then - busy) - (own_then - own)
        return max(0.0, others) / ((end - start) * os.cpu_count())


def busy_seconds():
    """What all processors together have worked since the machine started."""
    if not Path("/proc/stat").exists():
        return None
    with open("/proc/stat") as stat:
        user, nice, system, _, _, interrupts, soft = map(int, stat.readline().split()[1:8])
    return (user + nice + system + interrupts + soft) / os.sysconf("SC_CLK_TCK")
