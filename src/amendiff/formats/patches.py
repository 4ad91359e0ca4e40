"""The difference of two versions for programs that apply patches: a unified diff, or diff-match-patch's own format.

Both are of the plain words, provisions parted by an empty line. amendiff itself applies neither: a patch finds its
place by likeness, and may find the wrong one.
"""

import difflib

from amendiff.comparison.patch import patch_text
from amendiff.model.document import Document


def plain_words(document: Document) -> str:
    """Return the words of *document*, provisions parted by an empty line, numbers left out."""
    return "".join(f"{one.text}\n\n" for one in document if one.text).removesuffix("\n")


def unified(old: Document, new: Document, names: tuple[str, str]) -> str:
    """Return a unified diff by lines, as ``patch`` reads it; empty for equal texts."""
    lines = (plain_words(side).replace("\r", " ").splitlines(keepends=True) for side in (old, new))
    one, other = ([line if line.endswith("\n") else line + "\n" for line in side] for side in lines)
    return "".join(difflib.unified_diff(one, other, *names))


def words_patch(old: Document, new: Document) -> str:
    """Return the patch text of diff-match-patch; empty for equal texts."""
    return patch_text(plain_words(old), plain_words(new))
