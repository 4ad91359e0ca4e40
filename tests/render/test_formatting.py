"""What is said of formatting that changed: which link, which footnote."""

import pytest

from amendiff import parse_document
from amendiff.comparison.words import changes
from amendiff.render.formatting import beside_words, reformatted


def _paragraph(text):
    return parse_document(f"{text}\n\n[^1]: One.\n\n[^2]: Two.\n").provisions[0]


def _beside(old, new):
    return beside_words(old, new, [(sign, len(words)) for sign, words in changes(old.text, new.text)])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "It *applies*[^1] now[^2].",
            "It applies[^1] **now**[^2].",
            "“applies” no longer in italics, “now” now in bold",
        ),
        ("It **applies now**[^1][^2].", "It **applies** now[^1][^2].", "“now” no longer in bold"),
        ("The [rule](a.html)[^1] is[^2].", "The rule[^1] is[^2].", "“rule” leads no longer to a.html"),
        ("The rule[^1] is[^2].", "The [rule](b.html)[^1] is[^2].", "“rule” leads to b.html"),
        (
            "The [rule](a.html)[^1] is[^2].",
            "The [rule](b.html)[^1] is[^2].",
            "“rule” leads to b.html, no longer to a.html",
        ),
        ("All[^1] stands[^2].", "All[^2] stands[^1].", "footnote 1 is now 2, footnote 2 is now 1"),
        (
            "All[^1] stands here[^2].",
            "All stands[^1] here[^2].",
            "footnote 1 taken out behind “All”, footnote 1 put in behind “stands”",
        ),
    ],
)
def test_formatting_that_changed_is_named(old, new, said):
    assert said == reformatted(_paragraph(old), _paragraph(new))


def test_a_long_link_is_named_by_its_beginning():
    words = "rule " * 20

    assert f"“{words[:39]} …” leads to b.html" == reformatted(
        _paragraph(f"{words}stands[^1][^2]."), _paragraph(f"[{words.strip()}](b.html) stands[^1][^2].")
    )


def test_of_two_links_of_the_same_words_the_one_is_named_that_leads_elsewhere():
    old = _paragraph("See [the law](http://a.example)[^1] and [the law](http://b.example)[^2] for it.")
    new = _paragraph("See [the law](http://c.example)[^1] and [the law](http://b.example)[^2] for it now.")

    assert ["“the law” leads to http://c.example, no longer to http://a.example"] == [*_beside(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("The Council owes 5[^1][^2].", "The **Council** owes 8[^1][^2].", ["“Council” now in bold"]),
        ("*Council* 5[^1][^2]", "**Council** 8[^1][^2]", ["“Council” no longer in italics", "“Council” now in bold"]),
        ("The *Council* owes 5[^1][^2].", "The *Board* owes 5[^1][^2].", []),
        ("The Council owes *5*[^1][^2].", "The Council owes *8*[^1][^2].", []),
        ("The Council owes[^1][^2].", "The Council *now* owes[^1][^2].", []),
        ("**old rule** applies[^1][^2].", "**rule** applies[^1][^2].", []),
        ("**rule** applies[^1][^2].", "**new rule** applies[^1][^2].", []),
        ("**rule** a rule b[^1][^2]", "rule a **rule** c[^1][^2]", ["“rule” no longer in bold", "“rule” now in bold"]),
        ("The `fee` is due[^1][^2].", "The fee was due[^1][^2].", ["“fee” no longer as code"]),
    ],
)  # fmt: skip
def test_formatting_that_changes_beside_words_is_named(old, new, said):
    assert said == [*_beside(_paragraph(old), _paragraph(new))]
