"""The difference of two texts as a patch of diff-match-patch, for programs that apply such patches. Knows text only.

amendiff itself never applies one: a patch finds its place by likeness, and may find the wrong one.
"""


def patch_text(old: str, new: str) -> str:
    """Return the patch that turns *old* into *new*, in the text format of diff-match-patch; empty for equal texts.

    It has the changes that ``compare`` would mark, each with a little context, and no clock has a say in it.
    """
    from diff_match_patch import diff_match_patch

    from amendiff.comparison.words import changes

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    signs = {"=": engine.DIFF_EQUAL, "-": engine.DIFF_DELETE, "+": engine.DIFF_INSERT}
    runs = [(signs[sign], text) for sign, text in changes(old, new)]
    found: str = engine.patch_toText(engine.patch_make(old, runs))
    return found
