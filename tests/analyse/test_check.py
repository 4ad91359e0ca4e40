"""Each finding of ``check``, made by one change to a copy of the corpus, with its code, file and line."""

from pathlib import Path

import pytest

from amendiff.analyse.check import check
from amendiff.corpus import open_corpus
from amendiff.model.finding import Finding

GA = "un/ga/path-to-peace/"
UNUSED = '[sources.UNUSED]\ntitle = "x"\n\n[sources.SEED0]'
CASES = {
    "AD411 a key without a source": (GA + "amendments/L.15.toml", 'sources = ["ARC"]', 'sources = ["ARK"]'),
    "AD412 a source that nothing uses": (GA + "sources.toml", "[sources.SEED0]", UNUSED),
    "AD413 a fact without a source": (GA + "dossier.toml", 'sources = ["ARC", "CNA-23", "NMAX"]', ""),
    "AD421 a dispute about nothing": (GA + "sources.toml", 'about = ["', 'about = ["L.99", "'),
    "AD422 an attestation of no version": (GA + "sources.toml", 'version = "adopted"', 'version = "adoptd"'),
    "AD423 a related dossier that is not there": (GA + "dossier.toml", '["path-to-peace-sc"', '["nothing"'),
    "AD424 a dispute that is not there": (GA + "sources.toml", 'dispute = "', 'dispute = "no-'),
    "AD431 two of one sequence": (GA + "amendments/L.15.toml", "sequence = 4", "sequence = 3"),
    "AD432 decided, but when": (GA + "amendments/L.12.toml", "date = 2025-02-24\n", ""),
    "AD433 an outcome that does not follow": (GA + "amendments/L.12.toml", "in_favour = 31\n", "in_favour = 131\n"),
    "AD434 more names than votes": (GA + "dossier.toml", "against = 8\n", "against = 7\n"),
    "AD435 a State listed twice": (GA + "dossier.toml", '"Belarus",', '"Belarus", "Belarus",'),
    "AD441 an invisible character": (GA + "base.en.md", "swift", "sw\u202eift"),
    "AD451 a paragraph that closes wrongly": (GA + "base.en.md", "settle disputes,", "settle disputes;"),
    "AD201 words that are not there": (GA + "amendments/L.12.toml", 'after = "a swift end', 'after = "a rapid end'),
    "AD104 a field misspelt": (GA + "amendments/L.12.toml", "sequence = 1", "sequense = 1"),
    "AD103 broken TOML": (GA + "amendments/L.12.toml", "sequence = 1", "sequence = ="),
    "AD303 a circle": (GA + "amendments/L.12.toml", "sequence = 1", 'sequence = 1\nagainst = "tabled+L.12"'),
    "AD301 an unknown parent": (GA + "amendments/L.12.toml", "sequence = 1", 'sequence = 1\nagainst = "tabled+L.9"'),
}  # fmt: skip


def findings(root: Path) -> list[Finding]:
    return list(check(open_corpus(root)))


def test_the_corpus_has_no_finding(corpus: object, copy: Path) -> None:
    assert [] == findings(copy)


@pytest.mark.parametrize("case", CASES)
def test_a_finding_has_its_code_and_place(copy: Path, case: str) -> None:
    file, old, new = CASES[case]
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    found = [one for one in findings(copy / "un") if one.code == case.split()[0]]

    assert found
    if not case.startswith("AD451"):  # of the rebuilt text, which stands in no file
        assert found[0].at is not None
        assert str(path.parent) in found[0].at.path
        assert found[0].at.line > 0


def test_two_dossiers_of_one_name_are_told(copy: Path) -> None:
    (copy / "other").mkdir()
    (copy / "un/sc/path-to-peace-sc").rename(copy / "other/path-to-peace")

    assert "AD401" in [one.code for one in findings(copy)]


def test_a_link_out_of_the_corpus_is_refused(copy: Path) -> None:
    from amendiff.errors import OutsideCorpus

    base = copy / GA / "base.en.md"
    base.unlink()
    base.symlink_to("/etc/hostname")

    with pytest.raises(OutsideCorpus):
        open_corpus(copy)
