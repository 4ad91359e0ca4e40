"""Other programs and libraries that compare texts, each as a function from two texts to signed runs.

A peer that is not installed is named, with what it would take to have it; none is left out without a word.
"""

import difflib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

Runs = list[tuple[str, str]]
Engine = Callable[[str, str], Runs]

SIGNS = {0: "=", -1: "-", 1: "+"}
WORD = re.compile(r"\w+|\s+|[^\w\s]")
WORD_REGEX = r"[[:alnum:]_]+|[^[:space:]]"
_HUNK = re.compile(r"^@@ .*?\n", re.MULTILINE)
_MARKED = re.compile(r"(\[-.*?-\]|\{\+.*?\+\})", re.DOTALL)
_TAGS = {"<del>": "-", "<ins>": "+"}
_XML = "http://namespaces.shoobx.com/diff"


class Peer(NamedTuple):
    """A program or library, its version, and how it compares; without an engine, what is missing."""

    name: str
    version: str
    engine: Engine | None
    wants: str = ""


def with_amendiff(old: str, new: str) -> Runs:
    """Compare two wordings of one provision."""
    from amendiff.comparison.words import changes

    return list(changes(old, new))


def with_difflib(old: str, new: str) -> Runs:
    a, b = WORD.findall(old), WORD.findall(new)
    runs: Runs = []
    for tag, i, end, j, last in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(("=", "".join(a[i:end])))
        else:
            runs += [("-", "".join(a[i:end]))] if i < end else []
            runs += [("+", "".join(b[j:last]))] if j < last else []
    return runs


def with_dmp(old: str, new: str) -> Runs:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    found = engine.diff_main(old, new, False)
    engine.diff_cleanupSemantic(found)
    return [(SIGNS[sign], text) for sign, text in found]


def with_dmp_words(old: str, new: str) -> Runs:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    table: dict[str, str] = {}
    a, b = ("".join(table.setdefault(t, chr(0xF0000 + len(table))) for t in WORD.findall(text)) for text in (old, new))
    back = {sign: token for token, sign in table.items()}
    found = engine.diff_main(a, b, False)
    engine.diff_cleanupSemantic(found)
    return [(SIGNS[sign], "".join(back[character] for character in text)) for sign, text in found]


def with_redlines(old: str, new: str) -> Runs:
    from redlines import Redlines

    said = Redlines(old, new, markdown_style="none").output_markdown
    parts = [part for part in re.split(r"(<del>.*?</del>|<ins>.*?</ins>)", said, flags=re.DOTALL) if part]
    return [(_TAGS[part[:5]], part[5:-6]) if part[:5] in _TAGS else ("=", part) for part in parts]


def with_xmldiff(old: str, new: str) -> Runs:
    from lxml import etree
    from xmldiff import formatting, main

    def wrapped(text: str) -> str:
        root = etree.Element("text")
        for part in text.split("\n\n"):
            etree.SubElement(root, "p").text = part
        return etree.tostring(root, encoding="unicode")

    found = main.diff_texts(wrapped(old), wrapped(new), formatter=formatting.XMLFormatter(text_tags=("p",)))
    runs: Runs = []

    def say(sign: str, text: str | None) -> None:
        if text and text.strip():
            runs.append((sign, text))

    for paragraph in etree.fromstring(found.encode()):
        whole = "-" if f"{{{_XML}}}delete" in paragraph.attrib else "="
        whole = "+" if f"{{{_XML}}}insert" in paragraph.attrib else whole
        say(whole, paragraph.text)
        for part in paragraph:
            say("-" if part.tag == f"{{{_XML}}}delete" else "+", part.text)
            say(whole, part.tail)
    return runs


def with_program(*command: str) -> Engine:
    """Compare with a program that takes two files and marks [-…-] and {+…+}."""

    def run(old: str, new: str) -> Runs:
        with tempfile.TemporaryDirectory() as folder:
            a, b = Path(folder, "a"), Path(folder, "b")
            a.write_text(old + "\n", "utf-8")
            b.write_text(new + "\n", "utf-8")
            done = subprocess.run([*command, str(a), str(b)], capture_output=True, text=True, check=False)
        text = done.stdout
        if command[0] == "git":
            text = "".join(_HUNK.split(text)[1:])
        return [
            (part[1], part[2:-2]) if _MARKED.fullmatch(part) else ("=", part)
            for part in _MARKED.split(text.rstrip("\n"))
            if part
        ]

    return run


_SCRIPT = """
const diff = require('diff');
process.stdin.on('data', part => (this.all = (this.all || '') + part)).on('end', () => {
  const [old, now] = JSON.parse(this.all);
  console.log(JSON.stringify(diff.diffWordsWithSpace(old, now).map(
    one => [one.added ? '+' : one.removed ? '-' : '=', one.value])));
});
"""


@cache
def _node() -> dict[str, str]:
    root = subprocess.run(["npm", "root", "--global"], capture_output=True, text=True, check=False).stdout.strip()
    return {**os.environ, "NODE_PATH": os.pathsep.join(filter(None, (os.environ.get("NODE_PATH", ""), root)))}


def with_jsdiff(old: str, new: str) -> Runs:
    done = subprocess.run(
        ["node", "-e", _SCRIPT], input=json.dumps([old, new]), capture_output=True, text=True, check=True, env=_node()
    )
    return [(sign, text) for sign, text in json.loads(done.stdout)]


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _program(*command: str) -> str:
    if not shutil.which(command[0]):
        return ""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"\d+(\.\d+)+", done.stdout)
    return found[0] if found else ""


def _jsdiff() -> str:
    if not shutil.which("node") or not shutil.which("npm"):
        return ""
    asked = "console.log(require('diff/package.json').version)"
    done = subprocess.run(["node", "-e", asked], capture_output=True, text=True, check=False, env=_node())
    return done.stdout.strip() if done.returncode == 0 else ""


def peers() -> list[Peer]:
    """Return amendiff and all its peers, those that are missing here too."""
    python = ".".join(map(str, __import__("sys").version_info[:2]))
    dmp, redlines, xmldiff = map(_installed, ("diff-match-patch", "redlines", "xmldiff"))
    wdiff, dwdiff, git = (_program(name, "--version") for name in ("wdiff", "dwdiff", "git"))
    diff = ("git", "diff", "--no-index", "--no-color", "--word-diff", "-U100000")
    found: list[tuple[str, str, Engine, str]] = [
        ("amendiff", _installed("amendiff"), with_amendiff, ""),
        ("difflib, words", f"Python {python}", with_difflib, ""),
        ("diff-match-patch, characters, semantic clean-up", dmp, with_dmp, "pip install diff-match-patch"),
        ("diff-match-patch, words, semantic clean-up", dmp, with_dmp_words, "pip install diff-match-patch"),
        ("redlines", redlines, with_redlines, "pip install redlines"),
        ("wdiff", wdiff, with_program("wdiff", "-n"), "apt-get install wdiff"),
        ("dwdiff, punctuation apart", dwdiff, with_program("dwdiff", "-P"), "apt-get install dwdiff"),
        ("git --word-diff", git, with_program(*diff), "apt-get install git"),
        ("git --word-diff --histogram", git, with_program(*diff, "--histogram"), "apt-get install git"),
        (
            "git --word-diff, punctuation apart",
            git,
            with_program(*diff, f"--word-diff-regex={WORD_REGEX}"),
            "apt-get install git",
        ),
        ("jsdiff, words with space", _jsdiff(), with_jsdiff, "npm install --global diff"),
        ("xmldiff, paragraphs as elements", xmldiff, with_xmldiff, "pip install xmldiff"),
    ]
    return [Peer(name, known, engine if known else None, wants) for name, known, engine, wants in found]
