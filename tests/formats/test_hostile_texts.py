"""Texts that mean harm: refused with a code, in less than 512 MB, and nothing is written outside the new folder."""

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from amendiff.cli.imported import imported
from amendiff.corpus.files import write_folder
from amendiff.errors import AmendiffError, OutputError
from amendiff.formats.dossier_json import dossier_of

BASE = {"kind": "dossier", "name": "x", "identity": {"title": "T", "body": "B"}, "base": "Words.\n"}
ONE = {"id": "A1", "sequence": 1, "operations": []}


def dossier(**other: object) -> str:
    return json.dumps({**BASE, **other})


@pytest.mark.parametrize(
    ("source", "code", "said"),
    [
        ("[" * 500_000, "AD104", "Expected `object`"),
        ('{"kind":"dossier","identity":' + '{"a":' * 100_000, "AD10", ""),
        (dossier(amendments=3), "AD104", "Expected `array`"),
        (dossier(amendments=[ONE]).replace('"sequence": 1', '"sequence": ' + "9" * 400_000), "AD104", "out of range"),
        (dossier(amendments=[ONE]).replace('"sequence": 1', '"sequence": 1e400'), "AD104", "out of range"),
        (dossier(amendments=[{**ONE, "id": "../../x"}]), "AD104", "cannot be the amendment"),
        (dossier(amendments=[{**ONE, "id": ".."}]), "AD104", "cannot be the amendment"),
        (dossier(amendments=[ONE, {**ONE, "id": "a1"}]), "AD104", "two amendments have one id"),
        (dossier(name="../x"), "AD104", "cannot be the name"),
        (dossier(identity={"title": "T", "body": "B", "language": "../x"}), "AD104", "is no language"),
        (dossier(drafts={"draft:../x": "Words.\n"}), "AD104", "is none of its drafts"),
        (dossier(base="a\0b"), "AD101", "control characters"),
        (dossier(base="a\n\n" * 100_001), "AD102", "the limit is 100,000"),
        (dossier(base="1. One.\n\n1. Two.\n\nThree,\n\n***\n\n1. a\n\n1. b\n"), "AD12", ""),
        ("NaN", "AD103", "is not JSON"),
        (dossier(evil=1), "AD104", "unknown field"),
        (dossier() + "," * 2_000_001, "AD102", "values"),
        ("{" * 200_001, "AD102", "objects"),
    ],
    ids=range(18),
)
def test_json_is_refused(source: str, code: str, said: str) -> None:
    with pytest.raises(AmendiffError) as error:
        dossier_of(source, "x.json")

    assert error.value.code.startswith(code)
    assert said in str(error.value)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("x.html", "<" * 990_000),
        ("x.html", "<!--" * 100_000),
        ("x.html", "<ul><li>" * 80_000),
        ("x.html", "<p>" + "&" * 990_000),
        ("x.md", "[" * 990_000),
        ("x.md", "> " * 490_000),
        ("x.md", "{++{--{~~{==" * 80_000),
        ("x.md", "{~~a~>b~~}\n\n" * 110_000),
        ("x.md", "a" * 2_000_001),
        ("x.txt", "a\n" * 300_001),
    ],
)
def test_texts_that_are_too_much_are_refused_at_once(name: str, source: str) -> None:
    with pytest.raises(AmendiffError) as error:
        imported(source.encode(), name)

    assert "AD102" == error.value.code
    assert "the limit is" in str(error.value)


def test_no_file_is_written_outside_the_folder(tmp_path: Path) -> None:
    for name in ("../x", "amendments/../../x", "/x"):
        with pytest.raises(OutputError) as error:
            write_folder(tmp_path / "texts" / "one", {name: "evil"})

        assert "AD608" == error.value.code
    assert [] == [*tmp_path.rglob("*")]


CODE = """
    import resource, sys
    from pathlib import Path
    resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
    from amendiff.cli.imported import imported
    from amendiff.corpus import read_bytes
    from amendiff.errors import AmendiffError
    for name in sys.argv[1:]:
        try:
            imported(read_bytes(Path(name)), name)
            print("read")
        except AmendiffError as error:
            print(error.code)
"""


@pytest.mark.slow
def test_all_are_read_or_refused_in_less_than_512_mb(tmp_path: Path) -> None:
    """A gigabyte, and much of what costs most; the address space of the process is bounded."""
    many = [{**ONE, "id": f"A{n}", "sequence": n, "sponsors": ["x"] * 4} for n in range(10_000)]
    files: list[tuple[str, str | None, str]] = [
        ("giant.json", None, "AD102"),
        ("giant.html", None, "AD102"),
        ("giant.md", None, "AD102"),
        ("tags.html", "<p>" + "a<b>b</b>c " * 90_000, "AD102"),
        ("attributes.html", "<a " + "x=1 " * 200_000, "read"),
        ("paragraphs.html", "<p>a <em>b</em> c" * 5_000, "read"),
        ("paragraphs.md", "a\n\n" * 10_000, "read"),
        ("marks.md", "{++a ++}{--b --}c\n\n" * 4_000, "read"),
        ("many.json", dossier(amendments=many), "read"),
        ("text.txt", "word " * 100_000, "read"),
    ]
    for name, source, _ in files:
        path = tmp_path / name
        if source is None:
            with path.open("wb") as file:
                file.truncate(1 << 30)
        else:
            path.write_text(source, encoding="utf-8")
    names = [str(tmp_path / name) for name, _, _ in files]
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(CODE), *names], capture_output=True, text=True, check=False
    )

    assert [said for _, _, said in files] == ran.stdout.split(), ran.stderr
