"""Pictures of votes: a sign for each, which differ without colour."""

import re

from amendiff.model.decision import RollCall, Vote
from amendiff.site.votes import bar, grid


def test_every_vote_has_a_sign_and_those_known_a_name():
    called = RollCall(against=("A & B", "C"), abstaining=("D",), complete=("against",))
    drawn = grid(Vote(in_favour=3, against=2, abstaining=2, roll_call=called))

    signs = [(way, title) for way, title in re.findall(r'<g class="(\w+)"><title>(.*?)</title>', drawn)]

    assert signs == [
        *[("in_favour", "not known by name: in favour")] * 3,
        ("against", "A &amp; B: against"),
        ("against", "C: against"),
        ("abstaining", "D: abstaining"),
        ("abstaining", "not known by name: abstaining"),
    ]
    shapes = {re.sub("[0-9]+ [0-9]+|c[xy]=.[0-9]+.", "", one) for one in re.findall("</title>(.*?)</g>", drawn)}
    assert 3 == len(shapes)


def test_where_nobody_is_known_by_name_there_is_no_grid():
    assert "" == grid(None)
    assert "" == grid(Vote(in_favour=3, against=2, abstaining=2))
    assert bar(Vote(in_favour=3, against=2, abstaining=2))
