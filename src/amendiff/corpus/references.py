"""What people write on the command line to name a text: taken apart, and the files behind it read. Knows no versions.

``DOSSIER[@VERSION][#ADDRESS]``; an argument with a ``/`` or a known suffix is a path; ``-`` is standard input;
``git:REV:PATH`` is a file as git has it. A path to the folder of a dossier stands for the dossier.
"""

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from amendiff.corpus.files import LIMIT, read_bytes
from amendiff.corpus.loading import IDENTITY, Corpus, load_dossier
from amendiff.errors import FileMissing, InputError, Location, ReferenceProblem, TooLarge
from amendiff.model.document import Document, Kind
from amendiff.model.dossier import Dossier
from amendiff.model.naming import from_words

SUFFIXES = (".md", ".markdown", ".txt", ".text", ".html", ".htm", ".json", ".toml", ".docx", ".xml", ".pdf")
PLAIN = (".txt", ".text")
_IMPORTED = dict.fromkeys(
    (".docx", ".xml", ".json"), ("amendiff import FILE -o texts/NAME makes a dossier of it first",)
)
READ = (".md", ".markdown", *PLAIN)
FOLDER = "texts"
STDIN = "standard input"
_ID = re.compile(r"[A-Za-z0-9._-]+")
_STEPS = re.compile(r"(?P<kind>pp|op)(?P<number>\d+)(?P<letters>(?:\([^()]+\))*)")


class Reference(msgspec.Struct, frozen=True):
    """A version of a dossier, or of the part of it at *address*."""

    dossier: str
    """Its name, or the path of its folder."""
    version: str = ""
    address: str = ""


class FileReference(msgspec.Struct, frozen=True):
    """A file, standard input (``-``), or a file as git has it (*revision*)."""

    path: str
    revision: str | None = None
    address: str = ""


def parse_reference(argument: str) -> Reference | FileReference:
    """Return what *argument* names. Raises ReferenceProblem where it has no form that a reference has."""
    if argument.startswith("git:"):
        revision, colon, path = argument[4:].rpartition(":")
        path, _, address = path.partition("#")
        if not (revision and colon and path):
            raise ReferenceProblem(
                f"{argument!r} does not name a file in git", code="AD504", hints=("write git:REVISION:PATH",)
            )
        return FileReference(path, revision, address)
    if argument == "-" or argument.startswith("-#"):
        return FileReference("-", None, argument[2:])
    if is_path(argument):
        return _path(argument)
    name, _, address = argument.partition("#")
    dossier, at, version = name.partition("@")
    if not _ID.fullmatch(dossier) or (at and not version) or ("#" in argument and not address):
        raise ReferenceProblem(
            f"{argument!r} does not name a text",
            code="AD505",
            hints=("write DOSSIER[@VERSION][#ADDRESS], as in path-to-peace@adopted#op1, or a path with a /",),
        )
    return Reference(dossier, version, address)


def is_path(argument: str) -> bool:
    """Whether *argument* is a path: it has a ``/``, or ends in a known suffix."""
    bare = argument.partition("#")[0]
    return "/" in bare or bare.lower().endswith(SUFFIXES) or argument in (".", "..")


def _path(argument: str) -> Reference | FileReference:
    if _is_dossier(argument):
        return Reference(argument)
    if Path(argument).exists():
        return FileReference(argument)
    path, _, address = argument.partition("#")
    folder, at, version = path.rpartition("@")
    if at and not Path(path).exists() and _is_dossier(folder):
        return Reference(folder, version, address)
    if _is_dossier(path):
        return Reference(path, "", address)
    return FileReference(path, None, address)


def _is_dossier(path: str) -> bool:
    return (Path(path) / IDENTITY).is_file()


def find_root(given: str | None, start: Path | None = None) -> Path:
    """Return the folder of the corpus: *given*, or ``AMENDIFF_TEXTS``, or the nearest ``texts`` upwards of *start*.

    Raises FileMissing.
    """
    if named := given or os.environ.get("AMENDIFF_TEXTS"):
        return Path(named)
    start = start or Path.cwd()
    for folder in (start, *start.parents):
        if folder.name == FOLDER and not (folder / FOLDER).is_dir():
            return folder if folder == start else Path(os.path.relpath(folder, start))
        if (folder / FOLDER).is_dir():
            return Path(os.path.relpath(folder / FOLDER, start))
    raise FileMissing(
        f"no folder {FOLDER!r} here or above",
        at=Location(str(start)),
        hints=("name the corpus: --texts DIR, or AMENDIFF_TEXTS in the environment",),
    )


def find_dossier(name: str, corpus: Callable[[], Corpus]) -> Dossier:
    """Return the dossier *name*: of the corpus, or in the folder to which *name* is the path."""
    if is_path(name) or (not _ID.fullmatch(name)):
        folder = Path(name)
        if not (folder / IDENTITY).is_file():
            raise FileMissing(
                f"no dossier in {name}", at=Location(name), hints=(f"the folder of a dossier holds {IDENTITY}",)
            )
        return load_dossier(folder)
    return corpus()[name]


def known_format(reference: FileReference, known: Sequence[str] = READ) -> None:
    """Raise an InputError where *reference* is a file of a format that is not read as a text, as *known* ones are."""
    suffix = Path(reference.path).suffix.lower()
    if reference.revision is None and suffix in SUFFIXES and suffix not in known and Path(reference.path).exists():
        raise InputError(
            f"cannot read {suffix} files",
            code="AD107",
            at=Location(reference.path),
            hints=(f"known: {', '.join(known)}", *_IMPORTED.get(suffix, ())),
        )


def read_reference(reference: FileReference, stdin: Callable[[], bytes]) -> tuple[bytes, str]:
    """Return the bytes that *reference* names, and what to call them; *stdin* gives up to the limit and one more byte.

    Raises an InputError, or ReferenceProblem where git has no such file.
    """
    if reference.revision is not None:
        return _git(reference.revision, reference.path), f"git:{reference.revision}:{reference.path}"
    if reference.path == "-":
        return stdin(), STDIN
    path = Path(reference.path)
    if path.is_dir():
        raise FileMissing(
            f"{path} is a folder without {IDENTITY}",
            at=Location(str(path)),
            hints=("name a file, or the folder of a dossier",),
        )
    try:
        return read_bytes(path), str(path)
    except FileMissing as error:
        error.hints = error.hints or (_near(path),)
        raise


def _near(path: Path) -> str:
    """What may be meant by a path to no file."""
    from difflib import get_close_matches

    if path.exists():
        return "is it a file that you may read?"
    if "@" in str(path):
        return "an argument with a / is a path; write the end of a symbol: path-to-peace@tabled+L.12"
    known = sorted(one.name for one in path.parent.iterdir()) if path.parent.is_dir() else []
    near = get_close_matches(path.name, known, n=1)
    return f"did you mean {path.parent / near[0]}?" if near else "a path starts from the folder in which you are"


_LINKS = {
    b"symlink": "it is a link that leads out of the repository",
    b"dangling": "it is a link to no file",
    b"loop": "it is a link that leads around in a circle",
    b"notdir": "it is a link into what is no folder",
}
"""What git answers where it cannot follow a link."""


def _git(revision: str, path: str) -> bytes:
    import subprocess

    def failed(why: str, *hints: str) -> ReferenceProblem:
        return ReferenceProblem(f"git cannot show {revision}:{path}: {why}", code="AD504", hints=hints)

    if revision.startswith("-"):
        raise failed("a revision does not begin with a hyphen")
    name = f"{revision}:{path}"
    if "\n" in name:
        raise failed("a name with a line end is not read")
    try:
        command = ["git", "cat-file", "--follow-symlinks", "--batch-check"]
        asked = subprocess.run(command, input=os.fsencode(f"{name}\n"), capture_output=True, check=False)
        found = asked.stdout.split()
        if found and found[0] in _LINKS:
            raise failed(_LINKS[found[0]], "name the file itself")
        command = ["git", "cat-file", "blob", found[0].decode() if found[1:2] == [b"blob"] else name]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            raw = running.stdout.read(LIMIT + 1)
            if len(raw) > LIMIT:
                running.kill()
                raise TooLarge(f"git:{revision}:{path} is larger than the limit of {LIMIT // (1024 * 1024)} MiB")
            said = running.stderr.read().decode("utf-8", "replace")
    except FileNotFoundError:
        raise failed("git is not installed", "install git, or name a file") from None
    if running.returncode:
        lines = said.strip().split("\n")
        why = lines[0].removeprefix("fatal: ") or "it says no more"
        hints = [line.removeprefix("hint: ") for line in lines[1:] if line.startswith("hint: ")]
        if "not a git repository" in why:
            hints = ["run it inside a git repository"]
        raise failed(
            why, *(hints or ["write git:REVISION:PATH, the path from the root of the repository, or ./ from here"])
        )
    return raw


def address_in(document: Document, said: str) -> str:
    """Return the address in *document* that *said* means; raise TargetNotFound with near names.

    An address is a name (``op3`` of the text as tabled stays ``op3``); words say a position: the third operative
    paragraph is the one that bears the number 3 in this version, or stands third.
    """
    words = " ".join(said.split())
    for name in (said, words.lower()):
        if name in document:
            return name
    found = from_words(words) or from_words(f"{words} 1" if _is_alone(document, words) else "")
    if found is not None and (address := _at_position(document, found)):
        return address
    document.position(found or said)
    return said


def _is_alone(document: Document, words: str) -> bool:
    for name, kind in (("operative", Kind.OPERATIVE), ("preambular", Kind.PREAMBULAR)):
        if words.lower() in (f"{name} paragraph", f"the {name} paragraph"):
            return sum(provision.kind is kind for provision in document) == 1
    return False


def _at_position(document: Document, said: str) -> str:
    """The address of what *said*, written as an address, names by number or place; ``""`` where there is no such."""
    parts = _STEPS.fullmatch(said)
    if parts is None:
        return said if said in document else ""
    provisions = document.provisions
    kinds = (Kind.PREAMBULAR,) if parts["kind"] == "pp" else (Kind.OPERATIVE, Kind.PARAGRAPH)
    level = [n for n, one in enumerate(provisions) if one.kind in kinds and one.depth == 0]
    numbers = [provisions[n].number.rstrip(".") for n in level]
    place = numbers.index(parts["number"]) if parts["number"] in numbers else -1
    if not any(numbers) and 0 < int(parts["number"]) <= len(level):
        place = int(parts["number"]) - 1
    if place < 0:
        return ""
    found = level[place]
    for letter in re.findall(r"\([^()]+\)", parts["letters"]):
        below = [n for n in range(found + 1, document.end(found)) if provisions[n].number == letter]
        if not below:
            return ""
        found = below[0]
    return provisions[found].address


def narrowed(document: Document, address: str) -> Document:
    """Return the provision of *document* at *address* with what belongs to it."""
    position = document.position(address)
    return Document(document.provisions[position : document.end(position)], document.language)
