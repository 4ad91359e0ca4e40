"""Proof of the flagship corpus, and what an altered word does to it."""

from pathlib import Path

import pytest
from inline_snapshot import snapshot

from amendiff.analyse.verify import Checked, verify
from amendiff.corpus import Corpus, open_corpus

THREE = ("L.13", "L.14", "L.15")


def test_quotations_alone_leave_two_sets_and_only_one_agrees_with_all(corpus: Corpus) -> None:
    proof = verify(corpus["path-to-peace"])

    assert (THREE, ("L.12", *THREE)) == proof.by_quotations
    assert (THREE,) == proof.by_quotations_and_lacks == proof.agreeing
    assert THREE == proof.adopted
    assert 16 == proof.tried
    assert proof.ok


@pytest.mark.parametrize("name", ["path-to-peace", "path-to-peace-sc", "ukraine-es-11-7"])
def test_the_record_accounts_for_everything(corpus: Corpus, name: str) -> None:
    proof = verify(corpus[name])

    assert () == proof.findings
    assert proof.ok


def known(checked: tuple[Checked, ...]) -> list[str]:
    return [
        f"{one.attestation.source} {one.attestation.kind} {one.attestation.number}: {one.reason}"
        for one in checked
        if one.status == "known" and one.attestation.kind == "counts"
    ]


def test_the_article_that_says_otherwise_is_a_known_dispute(corpus: Corpus) -> None:
    assert known(verify(corpus["path-to-peace"]).checked) == snapshot(
        [
            "SEED3 counts 4: the record has 3 adopted, not 4: disputed, see root-causes-outcome",
            "SEED0 counts 2: the record has 3 adopted, not 2: disputed, see number-adopted",
        ]
    )


def edited(copy: Path, file: str, old: str, new: str) -> Corpus:
    path = copy / "un/ga/path-to-peace" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return open_corpus(copy)


def test_a_quotation_altered_by_a_word_fails(copy: Path) -> None:
    changed = edited(
        copy,
        "sources.toml",
        'words = "within its internationally recognized',
        'words = "inside its internationally recognized',
    )

    proof = verify(changed["path-to-peace"])

    assert not proof.ok
    assert [finding.message for finding in proof.findings] == snapshot(
        ["SEED0 quotes 'inside its internationally recognized borders': not in adopted"]
    )


def test_a_wrong_place_for_misquoted_words_fails(copy: Path) -> None:
    changed = edited(copy, "sources.toml", 'found_in = "draft:2025-02-21"', 'found_in = "adopted"')

    assert not verify(changed["path-to-peace"]).ok


def test_an_outcome_that_the_sources_contradict_fails(copy: Path) -> None:
    changed = edited(copy, "amendments/L.12.toml", 'outcome = "rejected"\nreason = "majority"', 'outcome = "adopted"')

    proof = verify(changed["path-to-peace"])

    assert not proof.ok
    assert "AD703" in {finding.code for finding in proof.findings}


def test_official_wording_is_held_against_the_rebuilt_one(copy: Path) -> None:
    folder = copy / "un/ga/path-to-peace"
    from amendiff.analyse.versions import version
    from amendiff.markup import render_document

    official = render_document(version(open_corpus(copy)["path-to-peace"], "adopted").document)
    (folder / "adopted.en.md").write_text(official, encoding="utf-8")
    assert verify(open_corpus(copy)["path-to-peace"]).ok

    (folder / "adopted.en.md").write_text(official.replace("swift", "rapid"), encoding="utf-8")
    found = verify(open_corpus(copy)["path-to-peace"])

    assert ["AD704"] == [finding.code for finding in found.findings if finding.code == "AD704"]
