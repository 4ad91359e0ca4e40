"""What it costs to consolidate amendments, to read any set of them, and to parse."""

from random import Random

from amendiff.application import read, weave
from amendiff.application.reading import Reading
from amendiff.markup import parse_document
from amendiff.markup.blocks import reader
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.operation import Delete, Insert, Replace
from amendiff.model.weave import Weave
from benchmarks.measure import Figure, best
from benchmarks.texts import amendments, resolution

MEGABYTE = 1_000_000


def consolidated(document: Document, tabled: list[Amendment]) -> Reading:
    """Weave all amendments and read those that do not clash."""
    woven = weave(document, tabled)
    clashing = {name.rpartition("/")[0] for clash in woven.clashes for name in clash.operations}
    reading = read(woven, [name for name in woven.order if name not in clashing])
    assert reading.document
    return reading


def figures() -> list[Figure]:
    """Return consolidation beside ``str.replace``, its growth, reading beside joining, parsing beside markdown-it."""
    source = resolution(MEGABYTE)
    document = parse_document(source)
    provisions = [(one.address, one.text) for one in document if len(one.text.split()) > 6]
    tabled = amendments(provisions, 1000)
    ours = best(lambda: consolidated(document, tabled), 3)
    theirs = best(lambda: _passes(source, tabled), 1)
    double = parse_document(resolution(2 * MEGABYTE))
    many = amendments([(one.address, one.text) for one in double if len(one.text.split()) > 6], 2000)
    twice = best(lambda: consolidated(double, many), 3)
    woven = weave(document, tabled)
    return [
        Figure("1,000 amendments of 3 operations onto 1 MB", "one str.replace an operation", ours / theirs, 1, ours),
        Figure("the same with both doubled", "itself", twice / ours, 2.4, twice),
        *_readings(woven),
        _parsing(source),
    ]


def _passes(text: str, tabled: list[Amendment]) -> None:
    for amendment in tabled:
        for operation in amendment.operations:
            match operation:
                case Replace(old=old, new=new):
                    text.replace(old, new, 1)
                case Insert(after=after, text=new):
                    text.replace(after, f"{after} {new}", 1)
                case Delete(words=words):
                    text.replace(words, "", 1)


def _readings(woven: Weave) -> list[Figure]:
    runs = [
        run
        for provision in woven.base
        for run in (woven.strands[provision.address].runs if provision.address in woven.strands else (provision,))
    ]
    join = best(lambda: "".join([run.text for run in runs]), 50)
    clashing = {name.rpartition("/")[0] for clash in woven.clashes for name in clash.operations}
    free = [name for name in woven.order if name not in clashing]
    sets = {"no amendment": [], "one": free[:1], "half of them": Random(3).sample(free, len(free) // 2), "all": free}
    found = []
    for name, chosen in sets.items():
        fresh = iter([read(woven, chosen) for _ in range(10)])  # each is read for the first time
        one = best(lambda fresh=fresh: next(fresh).document, 10)
        found.append(Figure(f"reading a set: {name}", f"joining its {len(runs):,} runs", one / join, 10, one))
    return found


def _parsing(source: str) -> Figure:
    ours = best(lambda: parse_document(source), 3)
    theirs = best(lambda: reader().parse(source), 3)
    return Figure("parsing 1 MB", "markdown-it-py alone", ours / theirs, 1.33, ours)
