"""Memory along a long run of Unbox: what is resident, and what is left on Java's heap after each collection."""
import re
import time
from pathlib import Path
from statistics import median

COLLECTED = re.compile(r"\[([\d.]+)s\].*->(\d+)M\(")


class MemoryWatch:
    """Looks at a process while it runs (on Linux), and reads its log of collections afterwards."""

    def __init__(self, out, log):
        self.out, self.log = Path(out), log / "collections.txt"
        self.start = time.perf_counter()
        self.samples = []

    def options(self):
        """For Java, so that it writes the log."""
        return f"-Xlog:gc:file={self.log}:uptime"

    def __call__(self, process):
        try:
            status = Path(f"/proc/{process}/status").read_text()
        except OSError:
            return  # it has just ended
        resident = re.search(r"VmRSS:\s+(\d+) kB", status)
        if resident:
            pictures = sum(1 for _ in self.out.rglob("*.png"))
            self.samples.append((time.perf_counter() - self.start, pictures, int(resident[1]) * 1024 / 1e6))

    def resident(self):
        """[pictures that are there, MB]"""
        return [(pictures, resident) for _, pictures, resident in self.samples]

    def heap(self):
        """[pictures that are there, MB that are in use behind a collection]"""
        return [(self.pictures_at(float(match[1])), int(match[2]) * 2 ** 20 / 1e6)
                for match in map(COLLECTED.match, self.log.read_text().splitlines()) if match]

    def pictures_at(self, seconds):
        return max((pictures for at, pictures, _ in self.samples if at <= seconds), default=0)


def growth(curve, pictures):
    """From the median of the second quarter of the pictures to that of the last, in MB. The first quarter warms up, and what
    comes behind the last picture, its sheet, is no growth."""
    def between(low, high):
        return median(value for at, value in curve if low * pictures / 4 < at < high * pictures / 4)

    return between(3, 4) - between(1, 2)
