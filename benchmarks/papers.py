"""What it costs to put all proposals into one paper, and to carry them over to a revised draft."""

from random import Random

from amendiff.analyse.compilation import compilation
from amendiff.analyse.rebase import rebase
from amendiff.markup import parse_document
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier, Identity
from amendiff.render.compiled_page import compiled_page
from benchmarks.measure import Figure, best
from benchmarks.texts import amendments, resolution

PAGES = 150_000
"""Characters of about fifty pages."""
IDENTITY = Identity(title="Invented", body="Congress")


def congress(times: int) -> Dossier:
    """Return a text of *times* fifty pages with 200 amendments each, crowded on a few paragraphs."""
    document = parse_document(resolution(PAGES * times))
    places = [(one.address, one.text) for one in document if len(one.text.split()) > 6][: 60 * times]
    return Dossier(name="c", identity=IDENTITY, base=document, amendments=tuple(amendments(places, 200 * times)))


def revised(document: Document, seed: int = 3) -> Document:
    """Return *document* with words changed in a third of its paragraphs."""
    from amendiff.markup import render_document

    random = Random(seed)
    blocks = []
    for block in render_document(document).split("\n\n"):
        words = block.split(" ")
        if len(words) > 8 and random.random() < 0.3:
            at = random.randrange(4, len(words) - 3)
            words[at : at + 2] = ["renvoi"]
        blocks.append(" ".join(words))
    return parse_document("\n\n".join(blocks))


def figures() -> list[Figure]:
    """Return the paper of 200 amendments and its growth, and the same for carrying over."""
    found = []
    sizes = [congress(1), congress(2)]
    new = [revised(one.base) for one in sizes]

    def fresh(one: Dossier) -> Dossier:
        return Dossier(name=one.name, identity=IDENTITY, base=one.base, amendments=one.amendments)

    seconds = [best(lambda one=one: compiled_page(compilation(fresh(one))), 3) for one in sizes]
    found.append(Figure("600 changes on 50 pages into one page, seconds", "2 seconds", seconds[0], 2, seconds[0]))
    found.append(Figure("the same with both doubled", "itself", seconds[1] / seconds[0], 2.4, seconds[1]))
    seconds = [best(lambda n=n: rebase(fresh(sizes[n]), new[n]), 3) for n in (0, 1)]
    found.append(Figure("the same changes onto a revision, seconds", "2 seconds", seconds[0], 2, seconds[0]))
    found.append(Figure("the same with both doubled", "itself", seconds[1] / seconds[0], 3, seconds[1]))
    return found
