"""How long a reader with a phone waits for the first lab of a lesson in the book.

    python tests/benchmarks/phone.py SITE [LESSON ...]

SITE is a folder made by ``python -m midwifery_stats site SITE``. Chromium plays the phone: 360 px,
a processor four times slower, 1.6 Mbit/s down and 150 ms for each answer (Lighthouse's slow phone),
nothing kept from before. A server on this machine compresses what it sends, as web servers do.

For each lesson: when the first lab can be used (the median of five visits), what was sent until
then, and what a visit sends in all. Beside it the peer: the same page until the browser has loaded
it, its labs left out. Fails where a lab is not usable within 2 s or a page sends more than 1.5 MB.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import statistics
import sys
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
from conftest import CHROMIUM_ARGUMENTS, installed_chromium

VISITS = 5
SECONDS, BYTES = 2.0, 1_500_000
PHONE = {"latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SLOWER = 4
READY = "document.querySelector('ms-lab')?.dataset.ready !== undefined"
WHOLE = "document.querySelector('ms-lab').dataset.whole !== undefined"
NO_LABS = "customElements.define = () => {}"


@dataclass(frozen=True)
class Waited:
    """One visit: seconds until the page served its reader, bytes sent until then and in all."""

    seconds: float
    before: int
    sent: int


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a web server does, text compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send one file."""
        path = Path(self.translate_path(urllib.parse.urlsplit(self.path).path))
        if not path.is_file():
            self.send_error(404)
            return
        body = self.server.compressed(path)  # type: ignore[attr-defined]
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # the visit is over
            self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine alone; give its address."""
    handler = functools.partial(Compressing, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.compressed = functools.cache(  # type: ignore[attr-defined]
        lambda path: gzip.compress(path.read_bytes(), 6)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def visit(browser: Browser, address: str, *, labs: bool) -> Waited:
    """Open a page as a phone would for the first time."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True)
    page = context.new_page()
    if not labs:
        page.add_init_script(NO_LABS)
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", {"offline": False} | PHONE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sent: list[int] = []
    devtools.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    page.goto(address, wait_until="commit")
    page.wait_for_function(READY if labs else "document.readyState === 'complete'")
    seconds = page.evaluate("performance.now()") / 1000
    before = sum(sent)
    if labs:
        page.wait_for_function(WHOLE)
    page.wait_for_load_state("networkidle")
    context.close()
    return Waited(seconds, int(before), int(sum(sent)))


def main(site: Path, names: list[str]) -> int:
    """Visit every lesson; print a line for each."""
    pages = sorted(page for page in site.glob("*/[0-9]*.html"))
    wanted = [page for page in pages if not names or page.stem in names]
    worst = 0
    print(f"{'page':38}{'first lab':>10}{'peer':>8}{'sent by then':>14}{'in all':>10}")
    with sync_playwright() as playwright, served(site) as address:
        browser = playwright.chromium.launch(
            executable_path=installed_chromium(), args=CHROMIUM_ARGUMENTS
        )
        for page in wanted:
            if "<ms-lab" not in page.read_text(encoding="utf-8"):
                continue
            where = f"{address}/{page.relative_to(site).as_posix()}"
            found = [visit(browser, where, labs=True) for _ in range(VISITS)]
            peers = [visit(browser, where, labs=False).seconds for _ in range(VISITS)]
            seconds = statistics.median(waited.seconds for waited in found)
            sent = max(waited.sent for waited in found)
            before = max(waited.before for waited in found)
            late = seconds > SECONDS or sent > BYTES
            worst |= late
            print(
                f"{page.relative_to(site).as_posix():38}{seconds:8.2f} s"
                f"{statistics.median(peers):6.2f} s{before / 1000:11.0f} kB{sent / 1000:7.0f} kB"
                f"{'   too late or too heavy' if late else ''}",
                flush=True,
            )
        browser.close()
    return int(worst)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2:]))
