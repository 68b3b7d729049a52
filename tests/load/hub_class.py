"""A class of N on deploy/hub: each learner gets a server, runs a lesson, then moves a lab.

    python tests/load/hub_class.py 30 [--lesson 02_before_and_after.ipynb] [--language en]

Everything is on 127.0.0.1 and ends by itself. Needs jupyterhub (deploy/hub/requirements.txt) and
configurable-http-proxy (npm; MIDWIFERY_PROXY names it where it is not on the PATH). Prints the
figures that stand in docs/technicians/class.md, and fails if a learner does.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Awaitable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

CONFIG = Path(__file__).parents[2] / "deploy" / "hub" / "jupyterhub_config.py"
TOKEN = uuid.uuid4().hex
ADDRESS = "http://127.0.0.1:8790"
HEADERS = {"Authorization": f"token {TOKEN}"}
WORDS = {"en": "Improved", "id": "Membaik"}
MOVES = (10, 5, 12, 3, 17)
PATIENCE = 300.0  # seconds


@dataclass
class Figures:
    """What was measured, one entry for each learner (or each move of a lab)."""

    server_s: list[float] = field(default_factory=list)
    kernel_s: list[float] = field(default_factory=list)
    run_all_s: list[float] = field(default_factory=list)
    lab_ms: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


class Kernel:
    """The other end of a notebook's websocket."""

    def __init__(self, socket: WebSocketClientConnection) -> None:
        self.socket = socket
        self.widgets: dict[str, dict[str, Any]] = {}
        self.errors: list[str] = []

    async def request(self, kind: str, content: dict[str, Any]) -> float:
        """Send a message, wait until the kernel is idle again, and give the seconds."""
        name = uuid.uuid4().hex
        header = {"msg_id": name, "msg_type": kind, "username": "", "session": name}
        header |= {"version": "5.3", "date": ""}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        begin = time.monotonic()
        await self.socket.write_message(json.dumps(message | {"channel": "shell", "buffers": []}))
        while True:
            said = await asyncio.wait_for(self.socket.read_message(), PATIENCE)
            if said is None:
                raise RuntimeError("the kernel's websocket was closed")
            answer = json.loads(said)
            kind, told = answer["header"]["msg_type"], answer["content"]
            if kind == "comm_open":
                self.widgets[told["comm_id"]] = told["data"].get("state", {})
            if answer["parent_header"].get("msg_id") != name:
                continue
            if kind == "error":
                self.errors.append(f"{told['ename']}: {told['evalue'][:200]}")
            if kind == "status" and told["execution_state"] == "idle":
                return time.monotonic() - begin

    async def type_into(self, words: str, text: str) -> float:
        """Type into the last box of this name, as the browser does."""
        box = [name for name, state in self.widgets.items() if state.get("description") == words]
        data = {"method": "update", "state": {"value": text}, "buffer_paths": []}
        return await self.request("comm_msg", {"comm_id": box[-1], "data": data})


async def call(method: str, path: str, body: object = None) -> Any:
    """Ask the hub, or a learner's server, and give its answer."""
    answer = await AsyncHTTPClient().fetch(
        ADDRESS + path,
        method=method,
        headers=HEADERS,
        body=None if method in ("GET", "DELETE") else json.dumps(body or {}),
        raise_error=False,
        request_timeout=PATIENCE,
        connect_timeout=PATIENCE,
    )
    if answer.code >= 400:
        raise RuntimeError(f"{method} {path}: {answer.code} {answer.body[:200]!r}")
    return json.loads(answer.body) if answer.body[:1] in (b"[", b"{") else None


async def learner(number: int, options: argparse.Namespace, gate: Gate, figures: Figures) -> None:
    """Start, run the lesson when everybody else does, and move a lab."""
    name = f"learner{number:02d}"
    try:
        begin = time.monotonic()
        await call("POST", f"/hub/api/users/{name}")
        await call("POST", f"/hub/api/users/{name}/server", {"language": options.language})
        while not (await call("GET", f"/hub/api/users/{name}"))["servers"].get("", {}).get("ready"):
            if time.monotonic() - begin > PATIENCE:
                raise RuntimeError(f"no server in {PATIENCE:.0f} s")
            await asyncio.sleep(0.5)
        figures.server_s.append(time.monotonic() - begin)
        base = f"/user/{name}/api"
        lesson = (await call("GET", f"{base}/contents/{options.lesson}"))["content"]
        begin = time.monotonic()
        made = await call("POST", f"{base}/kernels", {"name": "python3"})
        address = f"{ADDRESS.replace('http', 'ws')}{base}/kernels/{made['id']}/channels"
        kernel = Kernel(await websocket_connect(HTTPRequest(address, headers=HEADERS)))
        await kernel.request("kernel_info_request", {})
        figures.kernel_s.append(time.monotonic() - begin)
        await gate.passed()
        begin = time.monotonic()
        for cell in lesson["cells"]:
            if cell["cell_type"] == "code":
                await kernel.request(
                    "execute_request", {"code": cell["source"], "stop_on_error": True}
                )
        figures.run_all_s.append(time.monotonic() - begin)
        figures.failures += [f"{name}: {error}" for error in kernel.errors]
        for value in MOVES:
            took = await kernel.type_into(WORDS[options.language], str(value))
            figures.lab_ms.append(1000 * took)
            await asyncio.sleep(2 + number % 7 / 3)  # she looks before she moves on
    except Exception as error:
        figures.failures.append(f"{name}: {error!r}"[:300])
        gate.give_up()


class Gate:
    """Opens when everybody is there: all press Run All at the same moment, the worst case."""

    def __init__(self, wanted: int) -> None:
        self.wanted = wanted
        self.open = asyncio.Event()

    async def passed(self) -> None:
        self.give_up()
        await asyncio.wait_for(self.open.wait(), PATIENCE)

    def give_up(self) -> None:
        self.wanted -= 1
        if self.wanted <= 0:
            self.open.set()


async def together(options: argparse.Namespace) -> dict[str, Any]:
    """Let the whole class work and give the figures."""
    AsyncHTTPClient.configure(None, max_clients=500)
    figures, gate, begin = Figures(), Gate(options.learners), time.monotonic()
    load = os.getloadavg()[0]
    work: list[Awaitable[None]] = [
        learner(number, options, gate, figures) for number in range(options.learners)
    ]
    await asyncio.gather(*work)
    return {
        "learners": options.learners,
        "load_before": round(load, 1),
        "all_s": round(time.monotonic() - begin),
        **{
            name: {"median": round(statistics.median(taken), 1), "max": round(max(taken), 1)}
            for name, taken in vars(figures).items()
            if name != "failures" and taken
        },
        "memory_MB": memory(),
        "failures": figures.failures,
    }


def memory() -> int:
    """Give what hub, proxy, servers and kernels hold together, shared pages counted once."""
    held = 0.0
    for process in psutil.Process().children(recursive=True):
        try:
            held += process.memory_full_info().pss
        except psutil.Error:  # it has just ended
            continue
    return round(held / 1e6)


def main() -> int:
    """Start a hub, let the class work, stop it, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("learners", type=int)
    parser.add_argument("--lesson", default="02_before_and_after.ipynb")
    parser.add_argument("--language", choices=WORDS, default="en")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="midwifery-hub-") as folder:
        environment = os.environ | {
            "MIDWIFERY_HUB": folder,
            "MIDWIFERY_ADDRESS": ADDRESS,
            "MIDWIFERY_PASSWORD": uuid.uuid4().hex,
            "MIDWIFERY_TEST_TOKEN": TOKEN,
            "MIDWIFERY_LEARNERS": str(options.learners),
        }
        with Path(folder, "log").open("wb") as log:
            command = [sys.executable, "-m", "jupyterhub", "-f", str(CONFIG)]
            hub = subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=log)
            try:
                _wait_for(hub, Path(folder, "log"))
                figures = asyncio.run(together(options))
            finally:
                hub.terminate()
                hub.wait(timeout=60)
    print(json.dumps(figures, indent=1))
    return 1 if figures["failures"] else 0


def _wait_for(hub: subprocess.Popen[bytes], log: Path) -> None:
    for _attempt in range(240):
        try:
            urllib.request.urlopen(f"{ADDRESS}/hub/api", timeout=5).close()
            return
        except OSError:
            if hub.poll() is not None:
                break
            time.sleep(0.5)
    raise SystemExit("The hub did not start:\n" + log.read_text(encoding="utf-8")[-3000:])


if __name__ == "__main__":
    raise SystemExit(main())
