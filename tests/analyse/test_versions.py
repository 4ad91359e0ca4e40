"""Versions by name: what each gives, and what is refused with which hint."""

import pytest
from inline_snapshot import snapshot

from amendiff.analyse.versions import find_amendment, order_of_adoption, version, version_names
from amendiff.corpus import Corpus
from amendiff.errors import AmendiffError, NotAdopted, ReferenceProblem, SetConflict, UnknownAmendment

ADOPTED = """\
The path to peace
The General Assembly,
Mourning the tragic loss of life throughout the full-scale invasion of Ukraine by the Russian Federation,
Reiterating that the principal purpose of the United Nations, as expressed in the Charter of the United Nations, \
is to maintain international peace and security and to peacefully settle disputes,
Reaffirming its commitment to the sovereignty, independence, unity and territorial integrity of Ukraine within \
its internationally recognized borders, extending to its territorial waters,
Implores a swift end to the conflict and further urges a just, lasting and comprehensive peace between Ukraine \
and the Russian Federation, in line with the Charter of the United Nations and the principles of sovereign \
equality and territorial integrity of States.""".split("\n")


def words(corpus: Corpus, name: str, dossier: str = "path-to-peace") -> list[str]:
    return [provision.text for provision in version(corpus[dossier], name).document]


def test_the_adopted_text_is_rebuilt_word_for_word(corpus: Corpus) -> None:
    assert ADOPTED == words(corpus, "adopted")


def test_three_amendments_after_each_other_lead_to_the_adopted_text(corpus: Corpus) -> None:
    dossier = corpus["path-to-peace"]

    assert ("L.13", "L.14", "L.15") == order_of_adoption(dossier)
    assert words(corpus, "L.15") == words(corpus, "adopted")
    assert words(corpus, "adopted~L.14~L.15") == words(corpus, "L.13")


def test_a_named_reading_is_the_adopted_text_and_the_amendment_that_fell(corpus: Corpus) -> None:
    reported = words(corpus, "reported-by-SEED3")

    assert words(corpus, "adopted+L.12") == reported
    assert "a swift end to the conflict, including by addressing its root causes, and further" in reported[-1]


def test_the_council_adopted_the_text_as_tabled(corpus: Corpus) -> None:
    assert words(corpus, "tabled", "path-to-peace-sc") == words(corpus, "adopted", "path-to-peace-sc")


def test_the_versions_of_the_record_in_the_order_of_events(corpus: Corpus) -> None:
    assert version_names(corpus["path-to-peace"]) == snapshot(
        ("draft:2025-02-21", "tabled", "L.13", "L.14", "L.15", "adopted", "reported-by-SEED3")
    )


@pytest.mark.parametrize("name", ["15", "L.15", "ES-11/L.15", "A/ES-11/L.15"])
def test_an_amendment_is_named_by_any_end_of_its_symbol(corpus: Corpus, name: str) -> None:
    assert "L.15" == find_amendment(corpus["path-to-peace"], name).id


@pytest.mark.parametrize("name", ["5", "", "L.1", "X"])
def test_an_end_that_cuts_a_number_names_nothing(corpus: Corpus, name: str) -> None:
    with pytest.raises(UnknownAmendment):
        find_amendment(corpus["path-to-peace"], name)


def refusal(
    corpus: Corpus, name: str, dossier: str = "path-to-peace"
) -> tuple[type[AmendiffError], str, tuple[str, ...]]:
    with pytest.raises(AmendiffError) as error:
        version(corpus[dossier], name)
    return type(error.value), str(error.value), error.value.hints


def test_an_amendment_that_was_not_adopted_is_no_version(corpus: Corpus) -> None:
    assert (
        NotAdopted,
        "L.12 was not adopted: rejected",
        ("what the text would be with it: path-to-peace@tabled+L.12",),
    ) == refusal(corpus, "L.12")


def test_an_unknown_version_gets_near_names(corpus: Corpus) -> None:
    kind, message, hints = refusal(corpus, "adoptd")

    assert ReferenceProblem is kind
    assert "path-to-peace has no version 'adoptd'" == message
    assert ("did you mean adopted?",) == hints


def test_leaving_out_what_is_not_in_it_is_refused(corpus: Corpus) -> None:
    assert ReferenceProblem is refusal(corpus, "adopted~L.12")[0]


def test_amendments_that_want_the_same_words_have_no_common_text(corpus: Corpus) -> None:
    kind, message, _ = refusal(corpus, "tabled+E5-1+RU-2", "path-to-peace-sc")

    assert SetConflict is kind
    assert message == snapshot("E5-1/1 and RU-2/1 both change 'Russian Federation-Ukraine conflict' in pp1")
