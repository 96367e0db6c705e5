"""The two sides: Unbox and the Python peer, each as a whole process or as a loaded one that answers questions."""
import json
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
HOME = HERE.parent
MODEL = HOME / "models/landscape"


class Failure(Exception):
    """Something that a person can mend; its text says how."""


@dataclass(frozen=True)
class Setup:
    """What all rows share.

    work is a folder for whatever is written, removed at the end; waits is OpenMP's way of waiting for the Python side.
    """
    python: Path
    work: Path
    threads: int
    quick: bool
    waits: dict = field(default_factory=dict)

    def folder(self, name):
        """A new name in the work folder; nothing is there yet."""
        number = sum(1 for _ in self.work.glob(f"{name}-*"))
        folder = self.work / f"{name}-{number}"
        folder.mkdir()
        return folder

    def unbox(self, *arguments):
        """The command line of `unbox run` with a fresh folder for its results."""
        return [str(HOME / "unbox"), "run", *arguments, "--yes", "--quiet", "--threads", str(self.threads),
                "--out", str(self.folder("unbox") / "out")]

    def peer(self, model, *requests):
        return [str(self.python), str(HERE / "peer.py"), str(model), str(self.threads), *map(json.dumps, requests)]

    def peer_environment(self):
        return os.environ | self.waits

    def loaded_peer(self, model=MODEL):
        return Side("Python", self.peer(model), self.peer_environment(), self.folder("log"))

    def loaded_unbox(self, model=MODEL):
        """Through the launcher, so that Parts.java runs with the program's own options: java takes the first word that is
        no option as what to run, and hands the launcher's last words on to it."""
        log = self.folder("log")
        library = HOME / "runtime/target/unbox/lib"
        environment = os.environ | {"CLASSPATH": f"{library}/*", "UNBOX_JAVA_OPTIONS":
                                    f"-XX:SharedArchiveFile={log}/classes.jsa {HERE / 'Parts.java'}"}
        return Side("Unbox", [str(HOME / "unbox"), str(model), str(self.threads)], environment, log)


class Side:
    """A loaded process that answers each line of JSON with one."""

    def __init__(self, name, command, environment, log):
        self.name, self.log = name, log / "errors.txt"
        with open(self.log, "w") as errors:
            self.process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=errors, text=True)

    def ask(self, what, **arguments):
        try:
            self.process.stdin.write(json.dumps({"do": what} | arguments) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # it has ended: there will be no answer either
        answer = self.process.stdout.readline()
        if not answer:
            raise Failure(f"The {self.name} side ended when it was asked for {what}. It said:\n{tail(self.log)}")
        return json.loads(answer)

    def __enter__(self):
        return self

    def __exit__(self, *reason):
        self.process.stdin.close()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def tail(file):
    return "\n".join(file.read_text(errors="replace").splitlines()[-30:])
