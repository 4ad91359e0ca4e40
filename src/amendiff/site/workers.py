"""Other processes that make the pages of dossiers. Knows no page.

Each is a Python of its own that knows nothing of the program which started it, and ends when that does, however that
ends: it reads names from its standard input and writes results to its standard output until the input is closed.
"""

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any

from amendiff.corpus import open_corpus
from amendiff.errors import OutputError
from amendiff.site.settings import Settings

if TYPE_CHECKING:
    from amendiff.site.making import Result
    from amendiff.site.pages import Site

_SHARE = 4
"""So many dossiers are handed out at a time."""
_START = "import sys; sys.path[:] = sys.argv[1:]; from amendiff.site.workers import work; work()"


def make(root: str, settings: Settings, folder: str, names: Sequence[str], count: int) -> "Iterator[Result]":
    """Write the pages of the dossiers *names* of the corpus at *root* into *folder* in *count* processes.

    Returns the results in the order of *names*. Raises an AmendiffError.
    """
    shares = [names[n : n + _SHARE] for n in range(0, len(names), _SHARE)]
    with ExitStack() as stack:
        idle: SimpleQueue[_Worker] = SimpleQueue()
        for _ in range(count):
            idle.put(stack.enter_context(_Worker((root, settings, folder))))

        def share(wanted: Sequence[str]) -> "list[Result | Exception]":
            worker = idle.get()
            try:
                return worker.ask(wanted)
            finally:
                idle.put(worker)

        with ThreadPoolExecutor(count) as pool:
            for found in pool.map(share, shares):
                for one in found:
                    if isinstance(one, Exception):
                        pool.shutdown(wait=False, cancel_futures=True)
                        raise one
                    yield one


def processors() -> int:
    """Return how many processors this process may use."""
    may = getattr(os, "sched_getaffinity", None)
    return len(may(0)) if may else os.cpu_count() or 1


class _Worker:
    """One such process, from the other side."""

    def __init__(self, state: tuple[str, Settings, str]) -> None:
        asked = [sys.executable, "-c", _START, *sys.path]
        self.process = subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._send(state)

    def _send(self, said: Any) -> None:
        assert self.process.stdin is not None
        pickle.dump(said, self.process.stdin)
        self.process.stdin.flush()

    def ask(self, names: Sequence[str]) -> "list[Result | Exception]":
        """Return the result for each of *names*, up to the first that is an error."""
        assert self.process.stdout is not None
        try:
            self._send(names)
            found: list[Result | Exception] = pickle.load(self.process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            return [OutputError("a process that was making pages has ended before its time", code="AD603")]
        return found

    def __enter__(self) -> "_Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was not yet sent cannot be sent any more
                    continue
        self.process.wait()


def work() -> None:
    """Do what is asked on standard input until it is closed."""
    from amendiff.site.making import made
    from amendiff.site.pages import in_all_languages

    gc.set_threshold(20_000, 20, 20)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this one ends it
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is written is no answer
    root, settings, folder = pickle.load(asked)
    sites: list[Site] = []
    for names in _asked(asked):
        found: list[Any] = []
        try:
            sites = sites or _ready(in_all_languages(open_corpus(root), settings))
            found.extend(made(sites, name, folder) for name in names)
        except Exception as error:
            found.append(error)
        pickle.dump(found, answers)
        answers.flush()


def _ready(sites: list["Site"]) -> list["Site"]:
    gc.collect()
    gc.freeze()  # modules and settings need not be looked through again
    return sites


def _asked(pipe: IO[bytes]) -> Iterator[Sequence[str]]:
    while True:
        try:
            yield pickle.load(pipe)
        except EOFError:
            return
