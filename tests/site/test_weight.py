"""How heavy a long text is: a page of 30,000 words beside the same words as plain text."""

import gzip
from itertools import islice
from random import Random

import pytest

from amendiff.model.amendment import Amendment
from amendiff.model.decision import Decision
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.operation import Insert
from amendiff.site import Settings
from amendiff.site.dossier_pages import dossier_pages
from amendiff.site.pages import Site
from site_corpus import Only


def long_dossier(paragraphs=500, each=60, amendments=40):
    """A text of invented words with amendments that touch two paragraphs in five."""
    chance = Random(1)
    syllables = [a + b for a in "bcdfglmnprst" for b in "aeiou"]
    known = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(3000)]
    texts = [f"Decides x{n} {' '.join(chance.choices(known, k=each - 2))};" for n in range(1, paragraphs + 1)]
    base = Document(
        tuple(Provision(f"op{n}", Kind.OPERATIVE, text, (), str(n)) for n, text in enumerate(texts, 1)),
    )
    asked = []
    for k in range(amendments):
        places = [(k * 11 + j * 83) % paragraphs for j in range(5)]
        operations = tuple(
            Insert(
                at=f"op{n + 1}",
                text=" ".join(chance.choices(known, k=3)),
                after=" ".join(texts[n].split()[: 2 + k % 7]),
            )
            for n in places
        )
        outcome = "rejected" if k % 2 else "adopted"
        asked.append(
            Amendment(id=f"A{k + 1}", sequence=k + 1, operations=operations, decision=Decision(outcome=outcome))
        )
    identity = Identity(title="A long text", body="Club", decision=Decision(outcome="adopted"))
    return Dossier(name="long", identity=identity, base=base, amendments=tuple(asked)), "\n\n".join(texts)


def packed(text):
    return len(gzip.compress(text.encode(), 9, mtime=0))


@pytest.mark.slow
def test_a_long_text_is_at_most_1_8_times_its_plain_words():
    dossier, plain = long_dossier()
    site = Site(Only(dossier), Settings())

    first = {file.path: file.text for file in islice(dossier_pages(site, dossier), 3)}

    page, rules = first["long/index.html"], first["long/overlay.css"]
    assert 30_000 <= len(plain.split()) <= 30_100
    assert packed(page) + packed(rules) <= 1.8 * packed(plain)
    assert page.count("<") - page.count("</") <= 15_000
