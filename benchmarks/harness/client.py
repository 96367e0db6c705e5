"""Speaks with `unbox serve`, as docs/serve.md says."""
import json
import subprocess
import time

from .sides import HOME, Failure, tail


class Server:
    """A running `unbox serve`."""

    def __init__(self, threads, log):
        self.log, self.number = log / "errors.txt", 0
        with open(self.log, "w") as errors:
            self.process = subprocess.Popen([str(HOME / "unbox"), "serve", "--threads", str(threads)],
                                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)

    def run(self, **parameters):
        """Runs a script to its end. Gives the milliseconds until its first picture lay in its place."""
        start = time.perf_counter()
        self.number += 1
        self.send({"jsonrpc": "2.0", "id": self.number, "method": "run", "params": parameters})
        shown = None
        while True:
            message = self.receive()
            if "error" in message:
                raise Failure(f"unbox serve refuses to run: {message['error']}")
            event = message.get("params", {})
            if event.get("event") == "picture" and event["origin"] == "painted" and shown is None:
                shown = 1000 * (time.perf_counter() - start)
            if event.get("event") == "finished":
                if event["how"] != "good" or shown is None:
                    raise Failure(f"unbox serve made no picture: {event}")
                return shown

    def send(self, message):
        content = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def receive(self):
        length = 0
        for line in iter(self.process.stdout.readline, b"\r\n"):
            if not line:
                raise Failure(f"unbox serve has ended. It said:\n{tail(self.log)}")
            name, value = line.decode().split(":")
            length = int(value) if name.lower() == "content-length" else length
        return json.loads(self.process.stdout.read(length))

    def __enter__(self):
        return self

    def __exit__(self, *reason):
        self.process.stdin.close()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
