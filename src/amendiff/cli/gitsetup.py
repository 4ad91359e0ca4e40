"""What ``amendiff git`` puts into git's configuration and attributes, and takes out again. Knows no command line."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from amendiff.errors import Location, OutputError, ReferenceProblem
from amendiff.model.enumerators import BIS

T = TypeVar("T")

_WORD = "[^[:space:][:punct:]]+([-'’/][^[:space:][:punct:]]+)*"
_PARAGRAPH = (
    r"^(#{1,6}[[:space:]].*"  # a heading
    rf"|[[:space:]]*[0-9]+[a-z]?( ({BIS}))?[.)][[:space:]]+.*"  # 3. or 3 bis.
    r"|[[:space:]]*\([[:alnum:]]{1,5}\)[[:space:]]+.*"  # (a) or (iv)
    r"|(Article|Section|Annex|Chapter|Part)[[:space:]].*"
    r"|\*[[:alpha:]][^*]*\*.*)$"  # *Recalling*
)
_PATHS = "; ".join(f"case ${name} in /*|?:/*) ;; *) {name}=./${name} ;; esac" for name in ("LOCAL", "REMOTE"))
"""Git gives the bare name of a file in its top folder, which would name a dossier, or an option."""
SETTINGS = {
    "diff.amendiff.xfuncname": _PARAGRAPH,
    "diff.amendiff.wordRegex": f"[0-9]+([.,][0-9]+)*|{_WORD}|[^[:space:]]",
    "diff.amendiff-amendment.textconv": (
        'f() { if command -v amendiff >/dev/null; then amendiff git textconv "$1"; else cat "$1"; fi; }; f'
    ),
    "difftool.amendiff.cmd": f'{_PATHS}; amendiff diff -- "$LOCAL" "$REMOTE"',
}
"""Letters beyond ASCII count as neither space nor sign also where git knows no UTF-8, so that none is cut."""
_FORMER = {"diff.amendiff-amendment.textconv": ["amendiff git textconv"]}
"""What install wrote before: where git finds no amendiff, that ended ``git diff`` with an error."""
ATTRIBUTES = ("*.md diff=amendiff", "**/amendments/*.toml diff=amendiff-amendment")
_BLOCK = "".join(
    f"{line}\n" for line in ("# amendiff (put here by `amendiff git install`)", *ATTRIBUTES, "# end of amendiff")
).encode()
_PUT = re.compile(re.escape(_BLOCK).replace(b"\\\n", rb"\r?\n"))
"""The block, also where the ends of its lines were converted."""
_MARK = b"\xef\xbb\xbf"


def git(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run git, and return what came out. Raises ReferenceProblem where there is no git."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"}
    try:
        return subprocess.run(
            ["git", *arguments], capture_output=True, text=True, cwd=folder, env=environment, check=False
        )
    except FileNotFoundError:
        raise ReferenceProblem("git is not installed", code="AD504", hints=("install git",)) from None


def repository() -> Path:
    """Return the top folder of the repository in which the command runs. Raises ReferenceProblem."""
    found = git("rev-parse", "--show-toplevel")
    if found.returncode or not found.stdout.strip():
        raise ReferenceProblem(
            "this is no git repository with files",
            code="AD504",
            hints=("run it inside one, or set up all repositories: amendiff git install --global",),
        )
    return Path(found.stdout.rstrip("\n"))


class Setup:
    """The configuration of one repository, or of the user."""

    size = len(SETTINGS) + 1

    def __init__(self, top: Path | None) -> None:
        self.top = top
        self.scope = "--global" if top is None else "--local"
        self.path = _attributes() if top is None else top / ".gitattributes"
        self.shown = _short(self.path) if top is None else ".gitattributes"
        self.config = "your git configuration" if top is None else _config(top)

    def missing(self) -> list[str]:
        """Return what install would put in."""
        keys = [key for key, value in SETTINGS.items() if self._values(key) != [value]]
        return keys if _PUT.search(self._attributes()) else [*keys, self.shown]

    def install(self, *, dry: bool = False) -> list[str]:
        """Put in what is not there, and return each step in words; other values stay."""
        steps = []
        for key, value in SETTINGS.items():
            if self._values(key) not in ([], _FORMER.get(key)):
                continue
            steps.append(f"set {key} = {value} in {self.config}")
            if not dry:
                self._config("--replace-all", key, value)
        before_lines = self._attributes()
        if not _PUT.search(before_lines):
            steps += [f"add {line} to {self.shown}" for line in ATTRIBUTES]
            head = _MARK if before_lines.startswith(_MARK) else b""
            if not dry:
                self._tried(lambda: self._write(head + _BLOCK + before_lines[len(head) :]))
        return steps

    def uninstall(self, *, dry: bool = False) -> list[str]:
        """Take out what install puts in and nothing else, and return each step in words."""
        steps = []
        for key, value in SETTINGS.items():
            known = self._values(key)
            for ours in (one for one in (value, *_FORMER.get(key, ())) if one in known):
                steps.append(f"unset {key} in {self.config}")
                if not dry:
                    self._config("--fixed-value", "--unset-all", key, ours)
        lines = self._attributes()
        if _PUT.search(lines):
            left = _PUT.sub(b"", lines)
            steps += [f"take {line} out of {self.shown}" for line in ATTRIBUTES]
            if gone := not left and not self._was_empty():
                steps.append(f"remove {self.shown}, now empty")
            if not dry:
                self._tried(self.path.unlink if gone else lambda: self._write(left))
        return steps

    def notes(self) -> list[str]:
        """Return what keeps the setup from working."""
        found = []
        if shutil.which("amendiff") is None:
            found.append("amendiff is not on the PATH, where git looks for it")
        for key, value in SETTINGS.items():
            known = self._values(key)
            if known and known not in ([value], _FORMER.get(key)):
                found.append(f"{key} is not what install writes, and is left alone: {known[-1]}")
                found.append(f"git config {self.scope} --unset-all {key} makes room for what install writes")
        if self.top is not None and _PUT.search(self._attributes()):
            for name, wanted in (("a.md", "amendiff"), ("amendments/a.toml", "amendiff-amendment")):
                said = git("check-attr", "diff", "--", name, folder=self.top).stdout.strip().rpartition(": ")[2]
                if said not in (wanted, ""):
                    found.append(f"another line of the attributes wins for files like {name}: diff={said}")
        return found

    def _values(self, key: str) -> list[str]:
        found = git("config", self.scope, "--null", "--get-all", key, folder=self.top)
        return found.stdout.split("\0")[:-1]

    def _config(self, *arguments: str) -> None:
        done = git("config", self.scope, *arguments, folder=self.top)
        if done.returncode:
            why = done.stderr.strip().removeprefix("error: ") or "git says no more"
            raise OutputError(f"git cannot change {self.config}: {why}")

    def _attributes(self) -> bytes:
        return self._tried(self.path.read_bytes) if self.path.exists() else b""

    def _was_empty(self) -> bool:
        """Whether git knows the file of attributes as an empty one."""
        return self.top is not None and git("cat-file", "-s", f":{self.shown}", folder=self.top).stdout.strip() == "0"

    def _write(self, lines: bytes) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(lines)

    def _tried(self, step: Callable[[], T]) -> T:
        try:
            return step()
        except OSError as error:
            why = f"cannot change {self.shown}: {error.strerror or error}"
            raise OutputError(why, at=Location(str(self.path))) from None


def _attributes() -> Path:
    """The user's own file of attributes: the one that is configured, or the one where git looks otherwise."""
    found = git("config", "--global", "--type=path", "--get", "core.attributesFile").stdout.rstrip("\n")
    if found:
        return Path(found)
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "git" / "attributes"


def _config(top: Path) -> str:
    """The file that git writes to: of a worktree or a submodule, one elsewhere."""
    found = git("rev-parse", "--git-path", "config", folder=top).stdout.rstrip("\n")
    return _short(Path(found)) if found else ".git/config"


def _short(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)
