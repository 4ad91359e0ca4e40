"""What two amendments are to each other, in words and in kind. Knows no weave: values only."""

from typing import Literal, get_args

import msgspec

from amendiff.sentences import say

Kind = Literal[
    "depends", "alternatives", "contained", "overlap", "order", "same-gap", "reference", "same-effect", "mergeable",
    "independent",
]  # fmt: skip
"""What two changes, or two amendments, are to each other.

* ``depends``: one amends the result of the other, and falls without it;
* ``alternatives``: both replace the same words or paragraph, so that adopting one leaves nothing of the other;
* ``contained``: one lies within what the other takes out or replaces;
* ``overlap``: both change some of the same words, or the place of the same paragraph;
* ``order``: one says which words it means by counting them, or means all of them, and the other puts some in or takes
  some out;
* ``same-gap``: both put something into one gap, and the order decides what stands first;
* ``reference``: one cites a paragraph by a number that the other changes;
* ``same-effect``: both ask for the same, or nearly the same;
* ``mergeable``: both change one provision, and both can stand;
* ``independent``: they do not touch.
"""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""From the closest tie to none: where several hold for two amendments, the first counts."""

BOUND: frozenset[Kind] = frozenset(KINDS[: KINDS.index("reference")])
"""Kinds by which the outcome of one amendment bears on what the other does."""

NAMES: dict[Kind, str] = {
    "depends": say("depends on the other"),
    "alternatives": say("alternatives"),
    "contained": say("one within the other"),
    "overlap": say("overlap"),
    "order": say("the order decides"),
    "same-gap": say("one gap, the order decides"),
    "reference": say("breaks a reference"),
    "same-effect": say("the same effect"),
    "mergeable": say("one place, both can stand"),
    "independent": say("independent"),
}
"""Each kind in words."""


class Touch(msgspec.Struct, frozen=True):
    """One operation of each of two amendments, and what they are to each other."""

    operations: tuple[str, str]
    kind: Kind
    address: str
    words: str
    """The words that both concern, where there are such."""
    reason: str
    becomes: str
    """What becomes of them."""
    falls: tuple[str, ...] = ()
    """Which of the two amendments falls where the other is adopted."""


class Interaction(msgspec.Struct, frozen=True):
    """Two amendments, what they are to each other, and each place at which they touch."""

    amendments: tuple[str, str]
    kind: Kind
    touches: tuple[Touch, ...] = ()


class Broken(msgspec.Struct, frozen=True):
    """A number in the text as tabled that one amendment makes wrong by itself."""

    amendment: str
    address: str
    words: str
    reason: str
