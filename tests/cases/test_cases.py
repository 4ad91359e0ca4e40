"""Case folders: a text, amendments to it, and the text that they give or the error that they meet.

``cases/<stage>/<name>/`` holds ``base.md``, amendments ``a1.toml``, ``a2.toml``, … (a whole amendment, or its
operations alone), and ``expected.md`` or ``expected.err``. The amendments are read together, with pending numbers.
"""

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from amendiff.application import read, weave
from amendiff.errors import AmendiffError
from amendiff.markup import parse_document, render_document
from amendiff.model.amendment import Amendment

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/*/base.md"))


def amendment(path: Path, sequence: int) -> Amendment:
    fields: dict[str, Any] = {"id": path.stem.upper(), "sequence": sequence, **tomllib.loads(path.read_text("utf-8"))}
    return msgspec.convert(fields, Amendment)


def outcome(case: Path) -> tuple[str, str]:
    """The name of the expected file, and what it should hold."""
    try:
        base = parse_document((case / "base.md").read_text("utf-8"))
        amendments = [amendment(path, n) for n, path in enumerate(sorted(case.glob("a*.toml")), 1)]
        reading = read(weave(base, amendments), [one.id for one in amendments])
        return "expected.md", render_document(reading.document)
    except AmendiffError as error:
        at = [f"line {error.at.line}"] if error.at else []
        lines = [f"{error.code}: {error}", *at, *(f"hint: {hint}" for hint in error.hints)]
        return "expected.err", "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_case_gives_the_text_or_the_error_that_it_expects(case: Path) -> None:
    name, found = outcome(case)

    assert (case / name).is_file(), found
    assert (case / name).read_text("utf-8") == found
