"""The letters in which two words differ, where that reads better than both words whole. For display only."""

from amendiff.comparison.runs import Runs, Sign

SHARED = 0.5
"""The share of letters that two words must have in common at their ends to be shown as one word with an edit."""


def letters(old: str, new: str) -> Runs:
    """Return the runs of letters that turn the word *old* into *new*: ``State`` and ``States`` give ``State``, ``s``.

    Words that share less than half of their letters, and whatever is more than one word, are given whole. No run ends
    inside a grapheme cluster.
    """
    import regex
    from diff_match_patch import diff_match_patch

    whole: Runs = tuple((sign, text) for sign, text in ((_TAKEN, old), (_PUT, new)) if text)
    if not old or not new or any(character.isspace() for character in old + new):
        return whole
    signs: dict[str, str] = {}
    a, b = (
        "".join(signs.setdefault(cluster, chr(len(signs))) for cluster in regex.findall(r"\X", text))
        for text in (old, new)
    )
    clusters = {sign: cluster for cluster, sign in signs.items()}
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    found = engine.diff_main(a, b, False)
    engine.diff_cleanupSemantic(found)
    shared = sum(len(text) for sign, text in found if sign == 0)
    if sum(sign == 0 for sign, _ in found) > 2 or len(found) > 4 or shared < SHARED * max(len(a), len(b)):
        return whole
    return tuple((_SIGNS[sign], "".join(clusters[one] for one in text)) for sign, text in found)


_TAKEN: Sign = "-"
_PUT: Sign = "+"
_SIGNS: dict[int, Sign] = {0: "=", -1: _TAKEN, 1: _PUT}
