"""Documents, and edited copies of them, for the properties of comparison."""

from functools import cache

from hypothesis import strategies as st

from amendiff.model.document import Document, Kind, Mark, Provision
from strategies import between, pick

WORDS = (
    "the of and peace Council shall report States Member war conflict its resolution Assembly decides requests to in a"
    " further comprehensive lasting sovereignty A/RES/ES-11/8 1,000 State’s well-being 大会 決定 السلام *star* [x] #1"
).split()
single = st.sampled_from(WORDS)
sentences = st.lists(single, min_size=1, max_size=14).map(" ".join)
paragraphs = st.builds(
    lambda words, close: " ".join(words) + close,
    st.lists(st.builds(str.__add__, sentences, st.sampled_from(["", ",", ", and", "."])), min_size=1, max_size=3),
    st.sampled_from(["", ",", ";", "."]),
)
odd = st.text(alphabet=st.sampled_from('ab ,.;-’"()\n*_[&#1大ก้\u0301'), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)


@cache
def some(things, most, least=0):
    """A few of the strategy *things*; kept, as in ``strategies.between``."""
    return st.lists(things, min_size=least, max_size=most)


def marks(draw, text):
    """Emphasis on the first word, or nothing."""
    first = len(text.split(" ")[0])
    return (Mark(0, first, "emphasis"),) if first and draw(between(0, 3)) == 0 and text[:first].isalnum() else ()


@cache
@st.composite
def parts(draw, words=paragraphs):
    """One paragraph with what belongs to it, as pairs of level and text."""
    text = draw(words)
    below = draw(some(words, 3)) if draw(between(0, 3)) == 0 else []
    return [(0, text, marks(draw, text)), *((1, part, ()) for part in below)]


def document(preamble, operative):
    """Return the document of a preamble and of operative paragraphs, numbered in order."""
    found = [
        Provision("title", Kind.TITLE, "The path to peace"),
        Provision("opening", Kind.OPENING, "The General Assembly,"),
    ]
    for name, kind, side in (("pp", Kind.PREAMBULAR, preamble), ("op", Kind.OPERATIVE, operative)):
        for number, part in enumerate(side, 1):
            for at, (depth, text, marked) in enumerate(part):
                letter = f"({chr(96 + at)})" if at else ""
                figure = letter or (str(number) if kind is Kind.OPERATIVE else "")
                found.append(
                    Provision(f"{name}{number}{letter}", Kind.SUB if depth else kind, text, marked, figure, depth)
                )
    return Document(tuple(found))


def edited(draw, side, words=paragraphs):
    """An edited copy of some paragraphs."""
    side = [list(part) for part in side]
    for _ in range(pick(draw, (1, 2, 3, 4, 0))):
        at = draw(between(0, max(0, len(side) - 1)))
        match pick(draw, ["words", "insert", "delete", "move", "split", "join", "marks"]):
            case "insert":
                side.insert(at, draw(parts(words)))
            case _ if not side:
                pass
            case "words":
                depth, text, _ = side[at][0]
                pieces = text.split(" ")
                start = draw(between(0, len(pieces)))
                pieces[start : start + draw(between(0, 3))] = draw(some(single, 3))
                side[at][0] = (depth, " ".join(pieces).strip() or "x", ())
            case "delete":
                del side[at]
            case "move":
                part = side.pop(at)
                side.insert(draw(between(0, len(side))), part)
            case "split" if len(side[at]) == 1 and ", " in side[at][0][1].strip(", "):
                first, _, last = side[at][0][1].strip(", ").partition(", ")
                side[at : at + 1] = [[(0, first + pick(draw, ["", ",", "."]), ())], [(0, last, ())]]
            case "join" if at + 1 < len(side) and len(side[at]) == 1:
                first, last = side[at][0][1], side.pop(at + 1)[0][1]
                side[at] = [(0, first.rstrip(".,") + pick(draw, [" ", ", and "]) + last, ())]
            case "marks":
                depth, text, _ = side[at][0]
                side[at][0] = (depth, text, marks(draw, text))
    return side


@st.composite
def sides(draw, words=paragraphs):
    """The preamble and the operative paragraphs of a text."""
    return [draw(some(parts(words), 4)), draw(some(parts(words), 5, 1))]


one_text = sides().map(lambda both: document(*both))


@st.composite
def versions(draw, words=paragraphs):
    """Two versions of one text."""
    old = draw(sides(words))
    new = [edited(draw, side, words) for side in old]
    return document(*old), document(*new)
