"""What it costs to tell which of many amendments explain an official text."""

from collections.abc import Iterator
from random import Random

from amendiff.analyse.explanation import explain
from amendiff.analyse.weaves import woven
from amendiff.application import read
from amendiff.application.adoption import adopt
from amendiff.comparison import compare
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Provision
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.operation import Replace
from benchmarks.measure import Figure, best
from benchmarks.texts import amendments, resolution

WANTED = 1.0
"""How long twenty amendments may take, in seconds."""


def invented(characters: int, count: int, each: int, places: int) -> Dossier:
    """Return a dossier whose amendments crowd into a few *places*, so that many of them clash."""
    base = parse_document(resolution(characters))
    provisions = [(one.address, one.text) for one in base if len(one.text.split()) > 12][:places]
    identity = Identity(title="An invented resolution", body="Nobody")
    tabled = (*amendments(provisions, count - 2, each), *_rivals(base, count))
    return Dossier(name="invented", identity=identity, base=base, amendments=tabled)


def _rivals(base: Document, count: int) -> Iterator[Amendment]:
    """Two amendments that clash and of which each can be adopted after the other."""
    one = base.provisions[-1]
    words = one.text.split(" ")
    n = next(n for n in range(3, len(words) - 3) if words.count(words[n]) == 1 and one.text.count(words[n]) == 1)
    quote = " ".join(words[n - 1 : n + 2])
    yield Amendment(
        id=f"A{count - 1}",
        sequence=count - 1,
        operations=(Replace(at=one.address, old=quote, new=f"in full {quote} in due form"),),
    )
    yield Amendment(id=f"A{count}", sequence=count, operations=(Replace(at=one.address, old=words[n], new="anew"),))


def official(dossier: Dossier, *, clashing: bool, altered: bool) -> Document:
    """Return what half of the amendments give, where *clashing* in an order, where *altered* with a word changed."""
    weave = woven(dossier).weave
    random = Random(5)
    rivals: dict[str, set[str]] = {name: set() for name in weave.order}
    for clash in weave.clashes:
        one, other = (name.rpartition("/")[0] for name in clash.operations)
        rivals[one].add(other)
        rivals[other].add(one)
    chosen: list[str] = []
    for name in random.sample(weave.order, len(weave.order)):
        if len(chosen) < len(weave.order) // 2 and not rivals[name].intersection(chosen):
            chosen.append(name)
    document = read(weave, chosen, numbers="plain").document
    if clashing:
        chosen = [name for name in chosen if name not in weave.order[-2:]]
        document = adopt(weave, dossier.amendments, [*chosen, *weave.order[-2:]]).reading.document
    return _altered(document) if altered else document


def _altered(document: Document) -> Document:
    n = next(n for n, one in enumerate(document.provisions) if len(one.text.split()) > 12)
    one = document.provisions[n]
    words = one.text.split(" ")
    words[1] = "otherwise"
    new = Provision(one.address, one.kind, " ".join(words), one.marks, one.number, one.depth, one.level)
    return Document((*document.provisions[:n], new, *document.provisions[n + 1 :]), document.language)


def figures() -> list[Figure]:
    """Return the explanation of twenty amendments in a short text, beside one comparison and beside a second."""
    found = []
    for what, clashing, altered in (
        ("a set", False, False),
        ("a set, with a word changed", False, True),
        ("two that clash among them, with a word changed", True, True),
    ):
        dossier = invented(6_000, 20, 2, 8)
        text = official(dossier, clashing=clashing, altered=altered)
        explained = explain(dossier, text)
        assert explained.words <= altered, explained.summary
        seconds = best(lambda dossier=dossier, text=text: explain(dossier, text), 3)
        found.append(Figure(f"which of 20 amendments explain {what}", "a second", seconds, WANTED, seconds))
    dossier = invented(100_000, 40, 3, 200)
    text = official(dossier, clashing=False, altered=True)
    ours = best(lambda: explain(dossier, text), 2)
    theirs = best(lambda: compare(dossier.base, text).summary, 2)
    found.append(Figure("which of 40 explain 100 kB with a word changed", "one comparison", ours / theirs, 40, ours))
    return found
