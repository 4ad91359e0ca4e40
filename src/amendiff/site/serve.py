"""The site on this machine's own address, built again within a second of a save. Standard library only.

The page reloads itself by a small script that only the server adds; what cannot be built is shown in the page.
"""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any

from amendiff.corpus import open_corpus
from amendiff.errors import AmendiffError, OutputError
from amendiff.site.build import Built, build
from amendiff.site.settings import load_settings
from amendiff.site.survey import Progress

RELOAD = b"""\
"use strict";
let seen = null;
setInterval(async () => {
  try {
    const now = await (await fetch("/__changes", { cache: "no-store" })).text();
    if (seen !== null && seen !== now) location.reload();
    seen = now;
  } catch (error) { seen = seen; }
}, 250);
"""
LOOK = 0.2
"""Seconds between two looks at the files."""
WATCHED = (".toml", ".md", ".j2", ".css", ".js", ".svg", ".png")
_POLICY = b"default-src 'none';"


class Watched:
    """A corpus and its site: built when first asked, and again when a file has changed."""

    def __init__(self, corpus: Path, settings: Path, target: Path) -> None:
        self.corpus, self.settings, self.target = corpus, settings, target
        self.seen: dict[str, tuple[int, int]] = {}
        self.count = 0
        self.problem: AmendiffError | None = None

    def refresh(self, progress: Progress | None = None) -> bool:
        """Build again where anything has changed; return whether it had."""
        target = os.path.realpath(self.target)
        now = {path: one for root in (self.corpus, self.settings.parent) for path, one in _stamps(str(root), target)}
        if self.count and now == self.seen:
            return False
        self.seen = now
        problem = None
        try:
            self.build(progress)
        except AmendiffError as error:
            problem = error
        self.problem = problem
        self.count += 1
        return True

    def build(self, progress: Progress | None = None) -> Built:
        """Build the site; its files are looked at the first time only. Raises an AmendiffError."""
        look = self.count == 0
        return build(open_corpus(self.corpus), load_settings(self.settings), self.target, progress, look=look)

    def ready(self) -> None:
        """Load all that makes pages, by making those of one dossier for nobody, so that no save waits for it."""
        for name in ("around", "making", "renewal"):
            import_module(f"amendiff.site.{name}")
        from amendiff.site.dossier_pages import dossier_pages
        from amendiff.site.pages import in_all_languages

        with suppress(AmendiffError):  # what is wrong with it was told by the build
            corpus = open_corpus(self.corpus)
            for site in in_all_languages(corpus, load_settings(self.settings)):
                for name in corpus.names[:1]:
                    deque(dossier_pages(site, corpus[name]), maxlen=0)


def _stamps(folder: str, target: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every file below *folder* that is watched, with its time and size, but for those in *target*."""
    left = [folder]
    for path in left:
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if not target.endswith(entry.name) or os.path.realpath(entry.path) != target:
                            left.append(entry.path)
                    elif entry.name.endswith(WATCHED):
                        stat = entry.stat()
                        yield entry.path, (stat.st_mtime_ns, stat.st_size)
        except OSError:
            continue  # gone, or not to be read: what the build says of it will be shown


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, watched: Watched, **named: Any) -> None:
        self.watched = watched
        super().__init__(*args, directory=str(watched.target), **named)

    def do_GET(self) -> None:
        """Answer a page with the reload script in it, or the error where the site could not be built."""
        path = self.path.partition("?")[0].partition("#")[0]
        if path == "/__changes":
            self._answer(str(self.watched.count).encode(), "text/plain")
        elif path == "/__reload.js":
            self._answer(RELOAD, "text/javascript")
        elif self.watched.problem is not None and path.endswith(("/", ".html")):
            self._answer(_problem(self.watched.problem), "text/html", 500)
        elif path.endswith(("/", ".html")):
            self._page(path)
        else:
            super().do_GET()

    def _page(self, path: str) -> None:
        file = Path(self.translate_path(path))
        file = file / "index.html" if path.endswith("/") else file
        status = 200
        if not file.is_file():
            file, status = self.watched.target / "404.html", 404
        self._answer(_live(file.read_bytes()), "text/html", status)

    def _answer(self, raw: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(raw)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *args: object, **named: object) -> None:
        """Say nothing."""


def _live(page: bytes) -> bytes:
    page = page.replace(_POLICY, _POLICY + b" connect-src 'self';", 1)
    return page.replace(b"</head>", b'<script src="/__reload.js" defer></script>\n</head>', 1)


def _problem(error: AmendiffError) -> bytes:
    at = error.at
    lines = [f"error[{error.code}]: {error}"]
    if at and at.path:
        lines.append(f"  in {at.path}" + (f", line {at.line}" if at.line else ""))
        lines += [f"    {at.source}"] if at.source else []
    lines += [f"hint: {hint}" for hint in error.hints]
    shown = escape("\n".join(lines))
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The site could not be built</title>\n'
        '<meta name="color-scheme" content="light dark"></head><body><main>'
        f"<h1>The site could not be built</h1><pre>{shown}</pre><p>Save a file and this page tries again.</p>"
        "</main></body></html>"
    )
    return _live(page.encode("utf-8", "replace"))


def server(
    corpus: str | Path, settings: str | Path, target: str | Path, host: str = "127.0.0.1", port: int = 8000
) -> tuple[ThreadingHTTPServer, Watched]:
    """Return a server of the site, bound but not yet running, with what it watches; port 0 takes any free one.

    Raises OutputError where the address cannot be bound.
    """
    watched = Watched(Path(corpus), Path(settings), Path(target))
    try:
        made = ThreadingHTTPServer((host, port), partial(_Handler, watched=watched))
    except OSError as error:
        raise OutputError(
            f"cannot serve on {host}:{port}: {error.strerror or error}", code="AD604", hints=("name another --port",)
        ) from None
    made.daemon_threads = True
    return made, watched


def serve(
    corpus: str | Path,
    settings: str | Path,
    target: str | Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    started: Callable[[str], None] | None = None,
    changed: Callable[[AmendiffError | None], None] | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Serve the site of the corpus at *corpus* until interrupted, or until *stop* is set.

    *started* is told the address, *changed* after each build what went wrong, or ``None``. Raises OutputError.
    """
    made, watched = server(corpus, settings, target, host, port)
    stop = stop or threading.Event()
    with made:
        watched.refresh()
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        loading = threading.Thread(
            target=watched.ready, daemon=True
        )  # not here: an interruption must not break an import
        try:
            if started:
                bound = made.server_address
                started(f"http://{bound[0]!s}:{bound[1]}/")
            if changed:
                changed(watched.problem)
            loading.start()
            while not stop.wait(LOOK):
                if not loading.is_alive() and watched.refresh() and changed:
                    changed(watched.problem)
        finally:
            made.shutdown()
            for other in (thread, loading):
                if other.ident is not None:
                    other.join()
