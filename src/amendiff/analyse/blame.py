"""Who put each word into a version: the operations behind every run, none for the text as tabled."""

import msgspec

from amendiff.analyse.redline import BOUNDARY, redline
from amendiff.analyse.versions import Version
from amendiff.application import read
from amendiff.errors import ReferenceProblem


class Blamed(msgspec.Struct, frozen=True):
    """Words of one provision with one origin."""

    address: str
    text: str
    inserted_by: tuple[str, ...]
    """Operations, sorted; empty for the text as tabled."""


def blame(version: Version) -> tuple[Blamed, ...]:
    """Return the runs of *version* in reading order; they join to its text. Raises ReferenceProblem for a draft."""
    reading = version.reading
    if reading is None:
        name = version.dossier.name
        raise ReferenceProblem(
            f"{version.name} is an earlier draft, to which no amendment was made",
            code="AD503",
            hints=(f"see what changed: amendiff diff {name}@{version.name} {name}@tabled",),
        )
    runs: list[Blamed] = []
    for row in redline(read(reading.weave), reading):
        if not row.new:
            continue
        names = iter(provision.address for provision in row.new)
        name = next(names)
        for segment in row.segments:
            if segment.sign == "+" and segment.text == BOUNDARY:
                name = next(names, name)
            elif segment.sign != "-":
                by = tuple(sorted(segment.inserted_by))
                if runs and (runs[-1].address, runs[-1].inserted_by) == (name, by):
                    runs[-1] = Blamed(name, runs[-1].text + segment.text, by)
                else:
                    runs.append(Blamed(name, segment.text, by))
    return tuple(runs)
