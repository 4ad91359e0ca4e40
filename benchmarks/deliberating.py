"""What it costs to say what amendments are to each other, and which texts they can lead to: a congress of a party."""

from random import Random

from amendiff.analyse.interactions import interactions_in
from amendiff.analyse.outcomes import outcomes
from amendiff.analyse.versions import woven
from amendiff.analyse.voting import voting_order
from amendiff.application import weave_all
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.operation import Delete, DeleteProvision, Insert, InsertProvision, Operation, Replace
from benchmarks.measure import Figure, best
from benchmarks.texts import resolution, vocabulary

PAGE = 3000
"""Characters."""


def congress(pages: int, amendments: int, changes: int) -> tuple[Document, list[Amendment]]:
    """Return an invented text and amendments with so many *changes* together, most of them in its first third."""
    document = parse_document(resolution(pages * PAGE))
    random = Random(5)
    words = vocabulary(random)
    provisions = [one for one in document if len(one.text) > 60]
    found = []
    for n in range(amendments):
        wanted = (n + 1) * changes // amendments - n * changes // amendments
        operations: list[Operation] = []
        while len(operations) < wanted:
            one = random.choice(provisions[: len(provisions) // 3])
            said = one.text.split(" ")
            at = random.randrange(1, len(said) - 4)
            quote = " ".join(said[at : at + random.choice((1, 2, 3))])
            if one.text.count(quote) != 1 or not (quote[0].isalnum() and quote[-1].isalnum()):
                continue
            new = " ".join(random.choices(words, k=3))
            operations += random.choices(
                [
                    Replace(at=one.address, old=quote, new=new),
                    Insert(at=one.address, after=quote, text=new),
                    Delete(at=one.address, words=quote),
                    InsertProvision(after=one.address, text=f"*Decides* {new};"),
                    DeleteProvision(at=one.address),
                ],
                (35, 25, 15, 15, 10),
            )
        found.append(Amendment(id=f"A{n + 1}", sequence=n + 1, operations=tuple(operations)))
    return document, found


def _dossier(document: Document, tabled: list[Amendment]) -> Dossier:
    made = Dossier(name="x", identity=Identity(title="x", body="y"), base=document, amendments=tuple(tabled))
    woven(made)
    return made


def groups(count: int, each: int) -> Dossier:
    """Return an invented text with *count* groups of amendments, *each* of which replaces words of the others."""
    document = parse_document(resolution(count * PAGE))
    places = [one for one in document if len(one.text.split(" ")) > 14 + each][:count]
    tabled = []
    for provision in places:
        said = provision.text.split(" ")
        for n in range(each):
            operation = Replace(at=provision.address, old=" ".join(said[3 + n : 7 + n]), new=f"invented words {n}")
            tabled.append(Amendment(id=f"A{len(tabled) + 1}", sequence=len(tabled) + 1, operations=(operation,)))
    return _dossier(document, tabled)


def figures() -> list[Figure]:
    """Return interactions, outcomes and order beside weaving the same amendments, and how interactions grow."""
    document, tabled = congress(50, 200, 500)
    double, many = congress(100, 400, 1000)
    weaving = best(lambda: weave_all(document, tabled), 3)
    made, more = weave_all(document, tabled).weave, weave_all(double, many).weave
    once = best(lambda: interactions_in(made, tabled), 2)
    twice = best(lambda: interactions_in(more, many), 2)
    order = best(lambda: voting_order(_dossier(document, tabled)), 1)
    clashing = groups(8, 5)
    every = best(lambda: outcomes(_dossier(clashing.base, list(clashing.amendments))), 1)
    what = "200 amendments with 500 changes to 50 pages"
    return [
        Figure(f"interactions of {what}", "weaving them", once / weaving, 20, once),
        Figure("the same with all of it doubled", "itself", twice / once, 2.4, twice),
        Figure(f"order of {what}", "weaving them", order / weaving, 40, order),
        Figure("distinct texts of 40 amendments in 8 clashing groups", "weaving the 200", every / weaving, 20, every),
    ]
