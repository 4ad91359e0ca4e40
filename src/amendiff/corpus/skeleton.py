"""A dossier to begin with: all its files, with comments, around a small invented text that passes ``check``."""

from pathlib import Path

from amendiff.corpus.files import write_folder
from amendiff.corpus.loading import IDENTITY

_DOSSIER = """\
# What the text is, who tabled it, what was decided.
# Everything here is an invented example: put your own facts in its place, and take out what you do not know.
# Every fact names its sources by their keys in sources.toml.
title = "Bicycle stands (an invented example)"
body = "Town Council of Middlewick"
# session = "spring session"
# meetings = "4th meeting, 3 March 2025"
language = "en"
# "un": operative paragraphs carry numbers where there is more than one; "as-base": as in base.en.md.
numbering = "as-base"
summary = "An invented text with one invented amendment, to show what a dossier holds."
# related = ["name-of-another-dossier"]

[symbol]
value = "MTC/2025/7"
# attested: a source shows it; inferred: concluded, and the note says how.
basis = "inferred"
sources = ["EXAMPLE"]
note = "Invented."

[tabled]
by = ["R. Hill"]
date = 2025-02-20
sources = ["EXAMPLE"]

# How the words of a version are known: attested, reconstructed (put together) or excerpt (parts are missing).
[wording.tabled]
basis = "reconstructed"
sources = ["EXAMPLE"]
note = "Invented."

[wording.adopted]
basis = "reconstructed"
sources = ["EXAMPLE"]
note = "Invented."

# One table for each file in drafts/, by date.
[[drafts]]
date = 2025-02-10
title = "First draft"
sources = ["EXAMPLE"]

# outcome: adopted, rejected, withdrawn, fallen, not-moved or pending.
[decision]
outcome = "adopted"
date = 2025-03-03
sources = ["EXAMPLE"]

# Leave out a number that no source gives; it is not 0.
[decision.vote]
in_favour = 9
against = 2
abstaining = 1
sources = ["EXAMPLE"]
"""

_BASE = """\
# Bicycle stands (an invented example)

The Town Council of Middlewick,

*Noting* that these words are an invented example,

***

1. *Decides* to set up bicycle stands at the station;

2. *Asks* the treasurer to report each year on the cost.
"""

_DRAFT = _BASE.replace("to set up bicycle stands", "to set up stands").replace("each year", "once")

_AMENDMENT = """\
# One amendment. The file has the name of the id.
id = "A1"
# The order in the record, from 1; not a date.
sequence = 1
title = "twice a year"
# The version that it was drafted against: tabled, or tabled+A1 for a sub-amendment to A1.
against = "tabled"
sponsors = ["T. Brook"]
sources = ["EXAMPLE"]

# verbatim: word for word as a source prints it; reconstructed: put together.
[instruction]
text = 'In paragraph 2, replace "each year" by "twice a year".'
basis = "reconstructed"
sources = ["EXAMPLE"]
note = "Invented."

# What it does: replace, insert, delete, insert-provision, delete-provision, replace-provision, move-provision,
# split-provision, join-provisions, replace-throughout, retitle or format. docs/corpus-format.md shows each.
[[operations]]
kind = "replace"
at = "op2"
old = "each year"
new = "twice a year"

[decision]
outcome = "adopted"
date = 2025-03-03
sources = ["EXAMPLE"]

[decision.vote]
in_favour = 7
against = 5
abstaining = 0
sources = ["EXAMPLE"]
"""

_SOURCES = """\
# Who says so. A key is a short name; list each source that the dossier uses, and no others.
[sources.EXAMPLE]
title = "An invented source: put a real one in its place"
publisher = "Nobody"
date = "2025-03-04"
url = "https://example.org/"
supports = "everything in this invented example"

# What one source says of one version: quotes words, lacks words, or counts amendments.
[[attestations]]
source = "EXAMPLE"
version = "adopted"
kind = "quotes"
words = "to report twice a year on the cost"
at = "op2"

# Where sources disagree, keep every claim, and say which position the record takes, and why:
#
# [[disputes]]
# id = "how-many"
# question = "How many amendments were adopted?"
# about = ["A1", "adopted"]
# position = "One."
# because = "The record of the meeting says so."
# settled = true
#
# [[disputes.claims]]
# says = "None was adopted."
# sources = ["EXAMPLE"]
# agrees = false
"""

FILES = {
    IDENTITY: _DOSSIER,
    "base.en.md": _BASE,
    "drafts/2025-02-10.en.md": _DRAFT,
    "amendments/A1.toml": _AMENDMENT,
    "sources.toml": _SOURCES,
}
"""The files of the skeleton, by their path in the folder of the dossier."""


def write_skeleton(folder: Path) -> tuple[Path, ...]:
    """Write a new dossier with comments and an example into *folder*, and return its files.

    Raises ReferenceProblem where its name cannot name a dossier, OutputError where the folder is there already or
    cannot be written; then nothing is left behind.
    """
    return write_folder(folder, FILES)
