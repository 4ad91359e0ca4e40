"""Proofs, checks and new dossiers."""

import json
from pathlib import Path

import pytest
from inline_snapshot import snapshot

pytestmark = pytest.mark.usefixtures("corpus")


def test_verify(run) -> None:
    assert run("verify --all") == snapshot("""\
stands
  1 attestation: 1 hold
  holds: EXAMPLE quotes “to report twice a year on the cost” of adopted
  Of 3 sets of amendments, these agree with
    what is quoted      A1 (the adopted set)
    and what is lacking A1 (the adopted set)
    and what is counted A1 (the adopted set)
[exit 0]\
""")


def test_verify_the_path_to_peace(run, real: Path) -> None:
    """The quotations alone leave two sets; what is lacking and counted leaves the adopted one."""
    said = run("verify path-to-peace")

    assert said[said.index("  Of") :] == snapshot("""\
  Of 16 sets of amendments, these agree with
    what is quoted      L.13 + L.14 + L.15 (the adopted set); L.12 + L.13 + L.14
                        + L.15
    and what is lacking L.13 + L.14 + L.15 (the adopted set)
    and what is counted L.13 + L.14 + L.15 (the adopted set)
[exit 0]\
""")
    assert "known: SEED3 counts 4 adopted" in said


def test_one_word_altered_is_found(run, real: Path) -> None:
    sources = real / "un" / "ga" / "path-to-peace" / "sources.toml"
    text = sources.read_text(encoding="utf-8")
    sources.write_text(text.replace('words = "just, lasting', 'words = "just, durable', 1), encoding="utf-8")
    said = run("verify path-to-peace")

    assert said.endswith("[exit 1]")
    assert "fails:" in said


def test_check_finds_nothing(run) -> None:
    assert run("check") == snapshot("""\
1 dossier: nothing found wrong
[exit 0]\
""")
    assert run("check texts/town/stands") == snapshot("""\
1 dossier: nothing found wrong
[exit 0]\
""")


def test_check_reports_with_the_place(run, stands: Path) -> None:
    path = stands / "sources.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('source = "EXAMPLE"', 'source = "OTHER"'), encoding="utf-8"
    )

    assert run("check") == snapshot("""\
error[AD411]: no source 'OTHER' in sources.toml
  --> texts/town/stands/sources.toml:11:1
   | source = "OTHER"
   | ^
hint: add [sources.OTHER]

1 dossier: 1 error
[exit 1]\
""")


def test_new_passes_check(run) -> None:
    assert run("new fresh") == snapshot("""\
texts/fresh/dossier.toml
texts/fresh/base.en.md
texts/fresh/drafts/2025-02-10.en.md
texts/fresh/amendments/A1.toml
texts/fresh/sources.toml
[stderr]
note: the words in these files are an invented example; put your own in their place
[exit 0]\
""")
    assert "1 dossier: nothing found wrong\n[exit 0]" == run("check texts/fresh")


def test_new_overwrites_nothing(run, stands: Path) -> None:
    before = sorted(path.read_bytes() for path in stands.rglob("*.*"))

    assert run("new stands") == snapshot("""\
[stderr]
error[AD508]: there is a dossier 'stands' already, in texts/town/stands
hint: choose another name
[exit 2]\
""")
    assert run("new texts/town/stands") == snapshot("""\
[stderr]
error[AD601]: texts/town/stands is there already
  --> texts/town/stands
hint: choose another name
[exit 2]\
""")
    assert run("new 'a b'") == snapshot("""\
[stderr]
error[AD507]: 'a b' cannot name a dossier
hint: use letters, figures, full stops, hyphens and underscores
[exit 2]\
""")
    assert sorted(path.read_bytes() for path in stands.rglob("*.*")) == before


def test_new_by_path_in_json(run) -> None:
    found = json.loads(run("new texts/town/2025/fresh --json").partition("[exit")[0])

    assert "texts/town/2025/fresh/dossier.toml" == found["files"][0]


def test_new_says_that_its_words_are_invented() -> None:
    from amendiff.corpus.skeleton import FILES

    assert [] == [name for name, text in FILES.items() if "nvented" not in text]


def test_new_where_nothing_can_be_written(run, tmp_path: Path) -> None:
    (tmp_path / "file.d").write_text("x", encoding="utf-8")

    assert run("new file.d/fresh") == snapshot("""\
[stderr]
error[AD600]: cannot write file.d/fresh: File exists
  --> file.d/fresh
hint: choose another place
[exit 2]\
""")
    assert ["file.d", "texts"] == sorted(path.name for path in tmp_path.iterdir())
