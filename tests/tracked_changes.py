"""Generated texts with tracked changes, shared by the tests of every format that can mark them."""

from html.parser import HTMLParser

from hypothesis import assume, strategies as st

from amendiff.analyse.tracked import tracked
from amendiff.application import Reading, read, weave
from amendiff.model.tracked import EPOCH, Credit, Tracked
from strategies import Tabled, sets


@st.composite
def redlines(draw: st.DrawFn, *, most: int = 3) -> tuple[Tabled, Reading, Tracked]:
    """A text as tabled with amendments, a reading of some of them, and what that changes."""
    tabled = draw(sets(most=most, each=2))
    woven = weave(tabled.document, tabled.amendments)
    names = [one.id for one in tabled.amendments]
    new = read(woven, draw(st.sets(st.sampled_from(names), min_size=1)))
    assume(not new.clashes)
    people = {name: Credit(f"Sponsor of {name}", EPOCH) for name in names}
    comments = {name: f"What {name} asks for." for name in names}
    return tabled, new, tracked(read(woven), new, people, comments=comments)


def without(mark: str, page: str, inside: str) -> str:
    """Return the words of the HTML *page* in the element *inside*, but for those in elements called *mark*."""
    reader = _Words(mark, inside)
    reader.feed(page)
    reader.close()
    return reader.found


class _Words(HTMLParser):
    def __init__(self, mark: str, inside: str) -> None:
        super().__init__()
        self.mark, self.element, self.depth, self.found, self.inside = mark, inside, 0, "", False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside = self.inside or tag == self.element
        self.depth += tag == self.mark

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != self.element
        self.depth -= tag == self.mark

    def handle_data(self, data: str) -> None:
        if self.inside and not self.depth:
            self.found += data
