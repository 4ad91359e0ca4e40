"""What differs between two drafts in every form; the drafts are invented."""
# ruff: noqa: E501  # what is printed is as long as it is

import json
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from inline_snapshot import snapshot
from markdown_it import MarkdownIt

from amendiff.analyse.redline import Row, Segment
from amendiff.comparison.comparison import ALGORITHM
from amendiff.model.document import Kind, Provision
from amendiff.render.marked_down import marked_words
from examples import examples

OLD = """\
# Shade for the square (an invented example)

The Town Council of Middlewick,

*Noting* that these words are an invented example,

1. *Decides* to plant lime trees on the northern side; further decides that benches shall stand between them;

2. *Asks* the traders to keep a path of three metres free at all times;

3. *Thanks* the school for its drawings of the square;

4. *Requests* the treasurer to report on the cost within six months;

5. *Invites* the county to share the cost;

6. *Decides* to remain seized of the matter.
"""
NEW = """\
# Shade for the square (an invented example)

The Town Council of Middlewick,

*Noting* that these words are an invented example,

1. *Decides* to plant lime trees on the northern side;

2. Further decides that benches shall stand between them;

3. *Thanks* the school for its drawings of the square;

4. *Requests* the treasurer to report on the cost within four months;

5. *Invites* the county to share the cost;

6. *Asks* the traders to keep a path of three metres free at all times;

7. *Decides* to remain seized of the matter.
"""


@pytest.fixture
def drafts(corpus: Path) -> str:
    """Two drafts, with a paragraph split, one moved, and some renumbered."""
    (corpus.parent / "old.md").write_text(OLD, encoding="utf-8")
    (corpus.parent / "new.md").write_text(NEW, encoding="utf-8")
    return "diff old.md new.md"


def without_totals(said: str) -> str:
    """What was *said* without the last lines, which hold the sum and the algorithm."""
    assert f"algorithm {ALGORITHM}" in said

    return "".join(
        line for line in said.splitlines(keepends=True) if "inserted, " not in line and "algorithm" not in line
    )


def test_word_by_word(run, drafts: str) -> None:
    assert run(f"{drafts} --context 0") == snapshot("""\
old.md → new.md

… 3 equal paragraphs

op1 → op1, op2 split into 2
  1. Decides to plant lime trees on the northern side;[- further-]{+¶+}
  2. {+Further+} decides that benches shall stand between them;

… 1 equal paragraph

op4 changed
  4. Requests the treasurer to report on the cost within [-six-]{+four+} months;

… 1 equal paragraph

op2 → op6 moved from after op1 to after op5
  6. Asks the traders to keep a path of three metres free at all times;

… renumbered: op6 → op7

2 words inserted, 2 words deleted in 2 paragraphs, 1 paragraph moved, 1
paragraph split, 1 paragraph renumbered; 4 of 8 paragraphs equal
[exit 1]\
""")


def test_unified(run, drafts: str) -> None:
    assert run(f"{drafts} --format unified") == snapshot("""\
--- old.md
+++ new.md
@@ op1 → op1, op2 @@ split into 2
 Noting that these words are an invented example,
-1. Decides to plant lime trees on the northern side; further decides that benches shall stand between them;
+1. Decides to plant lime trees on the northern side;
+2. Further decides that benches shall stand between them;
 3. Thanks the school for its drawings of the square;
@@ op4 @@ changed
-4. Requests the treasurer to report on the cost within six months;
+4. Requests the treasurer to report on the cost within four months;
 5. Invites the county to share the cost;
@@ op2 → op6 @@ moved from after op1 to after op5
 6. Asks the traders to keep a path of three metres free at all times;
@@ op6 → op7 @@ renumbered from 6 to 7
 7. Decides to remain seized of the matter.
[exit 1]\
""")


def test_side_by_side(run, drafts: str) -> None:
    assert run(f"{drafts} --format side-by-side --context 0", COLUMNS="120") == snapshot("""\
     old.md                                                │      new.md
───────────────────────────────────────────────────────────┼───────────────────────────────────────────────────────────
… 3 equal paragraphs
                                                           │
     split into 2
op1  1. Decides to plant lime trees on the northern        │ op1  1. Decides to plant lime trees on the northern side;
     side;[- further-] decides that benches shall stand    │
     between them;                                         │ op2  2. {+Further+} decides that benches shall stand
                                                           │      between them;
                                                           │
… 1 equal paragraph
                                                           │
op4  4. Requests the treasurer to report on the cost       │ op4  4. Requests the treasurer to report on the cost
     within [-six-] months;                                │      within {+four+} months;
                                                           │
… 1 equal paragraph
                                                           │
     moved from after op1 to after op5
op2  2. Asks the traders to keep a path of three metres    │ op6  6. Asks the traders to keep a path of three metres
     free at all times;                                    │      free at all times;
                                                           │
… renumbered: op6 → op7

2 words inserted, 2 words deleted in 2 paragraphs, 1 paragraph moved, 1 paragraph split, 1 paragraph
renumbered; 4 of 8 paragraphs equal
[exit 1]\
""")


def test_side_by_side_needs_room(run, drafts: str) -> None:
    said = run(f"{drafts} --format side-by-side", COLUMNS="119")

    assert "note: side by side needs 120 columns and there are 119: shown word by word; COLUMNS=120" in said
    assert "[-six-]{+four+}" in said


@pytest.mark.usefixtures("corpus")
def test_columns_hold_where_writing_runs_from_right_to_left_or_characters_are_wide(run) -> None:
    Path("old.txt").write_text(
        "يقرر المجلس زراعة اثنتي عشرة شجرة\n\n理事会决定在广场北侧种植十二棵椴树\n", encoding="utf-8"
    )
    Path("new.txt").write_text("يقرر المجلس زراعة عشرين شجرة\n\n理事会决定在广场南侧种植十二棵椴树\n", encoding="utf-8")

    assert run("diff old.txt new.txt --format side-by-side", COLUMNS="120") == snapshot("""\
    old.txt                                                │     new.txt
───────────────────────────────────────────────────────────┼───────────────────────────────────────────────────────────
p1  يقرر المجلس زراعة [-اثنتي عشرة-] شجرة\u200e                  │ p1  يقرر المجلس زراعة {+عشرين+} شجرة\u200e
                                                           │
p2  理事会决定在广场[-北-]侧种植十二棵椴树                 │ p2  理事会决定在广场{+南+}侧种植十二棵椴树

2 words inserted, 3 words deleted in 2 paragraphs; 0 of 2 paragraphs equal
[exit 1]\
""")


def test_markdown(run, drafts: str) -> None:
    assert without_totals(run(f"{drafts} --format md --context 0")) == snapshot("""\
# old.md → new.md

… 3 equal paragraphs

### op1 → op1, op2 split into 2

1\\. Decides to plant lime trees on the northern side; ~~further~~&#8203;**¶ 2. Further** decides that benches shall stand between them;

… 1 equal paragraph

### op4 changed

4\\. Requests the treasurer to report on the cost within ~~six~~**four** months;

… 1 equal paragraph

### op2 → op6 moved from after op1 to after op5

6\\. Asks the traders to keep a path of three metres free at all times;

… renumbered: op6 → op7

[exit 1]\
""")


def test_counted(run, drafts: str) -> None:
    assert without_totals(run(f"{drafts} --format stat")) == snapshot("""\
op1 → op1, op2  split         +1    -1
op4             changed       +1    -1
op2 → op6       moved         +0    -0  from after op1 to after op5
renumbered: op6 → op7
[exit 1]\
""")


def test_a_page_that_stands_on_its_own(run, drafts: str) -> None:
    page = run(f"{drafts} --format html --context 0")

    assert page.startswith("<!doctype html>")
    assert "<del>six</del><ins>four</ins>" in page
    assert "<b>op2 → op6</b> moved from after op1 to after op5</p>" in page
    assert f"algorithm {ALGORITHM}</p>" in page


def test_json_names_both_sides_and_the_algorithm(run, drafts: str) -> None:
    found = json.loads(run(f"{drafts} --json").partition("[exit")[0])

    assert ("old.md", "new.md", ALGORITHM) == (found["old"], found["new"], found["algorithm"])
    assert "moved" in {one["change"] for one in found["provisions"]}


def test_context_costs_no_more_than_there_is(run, drafts: str) -> None:
    assert run(f"{drafts} --all") == run(f"{drafts} --context 1000000000000")


def test_without_moves(run, drafts: str) -> None:
    said = run(f"{drafts} --no-moves --context 0")

    assert "op2 deleted" in said
    assert "op6 inserted" in said
    assert "moved" not in said


def test_what_is_ignored(run, corpus: Path) -> None:
    Path("a.txt").write_text("The Council, in 2024, decides.\n", encoding="utf-8")
    Path("b.txt").write_text("The council in 2025 decides.\n", encoding="utf-8")

    assert run("diff a.txt b.txt --ignore case,punctuation,numbers") == snapshot("""\
a.txt → b.txt

nothing differs, case, numbers and punctuation aside
[exit 0]\
""")
    assert run("diff a.txt b.txt --ignore case,spaces") == snapshot("""\
[stderr]
error[AD501]: cannot ignore 'spaces'; choose from case, space, punctuation, numbers
hint: did you mean space?
[exit 2]\
""")


def test_pages_by_their_words(run, corpus: Path) -> None:
    page = (
        "<title>T</title><style>p{}</style><h1>One</h1><p>Some <b>bold</b> words &amp; more<script>if(a<b){}</script>"
    )
    Path("a.html").write_text(page, encoding="utf-8")
    Path("b.html").write_text(page.replace("bold", "brave").replace("p{}", "b{}"), encoding="utf-8")

    assert run("diff a.html b.html --context 0") == snapshot("""\
a.html → b.html

… 1 equal paragraph

p1 changed
  Some [-bold-]{+brave+} words & more

1 word inserted, 1 word deleted in 1 paragraph
[exit 1]\
""")


def test_a_page_is_read_as_import_reads_it(run, corpus: Path) -> None:
    """What stands around the main part is no text; a table keeps its cells, also where no tag ends them."""
    around = "<nav><ul><li>Home</ul></nav><main>{}</main><footer>Write to us</footer>"
    page = "<h1>Ponds</h1><p>The pond,</p><h1>Fees</h1><table><tr><th>Swan<th>Fee<tr><td><td>350</table>"
    Path("a.html").write_text(around.format(page), encoding="utf-8")
    Path("b.html").write_text(around.format(page).replace("Home", "Start").replace("350", "400"), encoding="utf-8")
    run("import a.html -o texts/new/ponds")

    assert "# Ponds\n\nThe pond,\n\n## Fees\n\n| Swan | Fee |\n| --- | --- |\n|  | 350 |\n" == (
        Path("texts/new/ponds/base.en.md").read_text(encoding="utf-8")
    )
    assert "nothing differs" in run("diff a.html ponds")
    assert run("diff ponds b.html --context 0") == snapshot("""\
ponds@tabled → b.html

… 4 equal paragraphs

table1.row2 changed
   | [-350-]{+400+}

1 word inserted, 1 word deleted in 1 row
[stderr]
note: 1 × <h1> behind the first words: headings, since a text has one title
[exit 1]\
""")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("# One\n\n- | a |\n  | --- |\n\nThe text.\n", "a table inside a list (a.md:3:1)"),
        ("# One\n\nThe text.\n\n[^a]: Nothing refers to it.\n", "nothing refers to the footnote [^a] (a.md:5:1)"),
    ],
)
def test_files_whose_parts_cannot_be_told_are_compared_as_paragraphs(run, corpus: Path, text: str, why: str) -> None:
    Path("a.md").write_text(text, encoding="utf-8")
    Path("b.md").write_text("# One\n\nThe other text.\n", encoding="utf-8")

    for command in ("diff a.md b.md", "diff b.md a.md"):
        said = run(command)

        assert "other" in said
        assert said.endswith(f"[stderr]\nnote: read as plain paragraphs: {why}\n[exit 1]")
    assert run("diff - b.md", stdin=text).endswith(f"{why.replace('a.md', 'standard input')}\n[exit 1]")
    assert "hint: or read it as plain paragraphs: diff --plain\n[exit 2]" in run("diff a.md stands")


def test_a_page_that_cannot_be_read_is_refused_where_it_is_wrong(run, stands: Path) -> None:
    Path("a.html").write_text("<p>1. One:</p>\n\n<p>\n  (b) more;</p>\n\n\n<p>(b) most.</p>\n", encoding="utf-8")
    Path("b.html").write_text("<p>1. One:</p><p>(b) more;</p><p>(c) most.</p>", encoding="utf-8")

    assert "hint: read it as plain paragraphs: diff --plain\n[exit 2]" in run("diff a.html stands")
    assert run("import a.html --report") == snapshot("""\
[stderr]
error[AD124]: (b) does not follow (b)
  --> a.html:7:1
   | <p>(b) most.</p>
   | ^
hint: docs/corpus-format.md shows how texts are written
[exit 2]\
""")
    assert run("diff a.html b.html --context 0") == snapshot("""\
a.html → b.html

… 2 equal paragraphs

p1.p1 → p1(c) changed
  (c) [-(b) -]most.

1 word deleted in 1 paragraph; 2 of 3 paragraphs equal
[exit 1]\
""")


def test_what_bytes_hide_is_told(run, corpus: Path) -> None:
    Path("a.txt").write_bytes("\ufeffOne.\r\n\r\nTwo \u202eevil.\n".encode())
    Path("b.txt").write_bytes(b"One.\n\nTwo.\n")

    assert run("diff a.txt b.txt --context 0") == snapshot("""\
a.txt → b.txt

… 1 equal paragraph

p2 changed
  Two[- <U+202E>evil-].

1 word deleted in 1 paragraph; 1 of 2 paragraphs equal
[stderr]
note: a.txt begins with a byte order mark, which is left out
note: a.txt has mixed line ends, CRLF and LF: all are read as one
note: a.txt holds characters that turn the direction of writing: U+202E (right-to-left override)
[exit 1]\
""")
    piped = run("diff - b.txt --context 0", stdin=Path("a.txt").read_bytes())
    assert run("diff a.txt b.txt --context 0").replace("a.txt", "standard input") == piped
    for form in ("side-by-side", "unified", "html", "md"):
        said = run(f"diff a.txt b.txt --format {form}", COLUMNS="120")
        assert "U+202E" in said
        assert "\u202e" not in said.partition("[stderr]")[0]


@pytest.mark.parametrize("raw", [b"\x00\x01", b"caf\xe9", b"a\x1b[31mb"])
def test_what_is_no_text_is_named(run, corpus: Path, raw: bytes) -> None:
    Path("a.txt").write_bytes(raw)
    said = run("diff a.txt stands")

    assert said.startswith("[stderr]\nerror[AD101]: a.txt ")
    assert said.endswith("[exit 2]")


def test_a_pipe_is_read_like_standard_input(run, corpus: Path) -> None:
    """Its size says nothing of what is in it."""
    text = "# T\n\nOne.\n\n1. *Two* and\n   three.\n"
    Path("a.md").write_text(text, encoding="utf-8")
    os.mkfifo("pipe")
    writing = threading.Thread(target=lambda: Path("pipe").write_text(text, encoding="utf-8"))
    writing.start()
    said = run("diff ./pipe a.md")
    writing.join()

    assert "./pipe → a.md\n\nnothing differs\n[exit 0]" == said


def test_a_source_without_an_end(run, corpus: Path) -> None:
    Path("a.md").write_text("A.\n", encoding="utf-8")

    assert run("diff /dev/zero a.md") == snapshot("""\
[stderr]
error[AD102]: /dev/zero is larger than the limit of 32 MiB
  --> /dev/zero
hint: split the text, and keep its parts as dossiers of their own
[exit 2]\
""")


@pytest.mark.parametrize("form", ["word", "unified", "side-by-side", "md"])
def test_what_looks_the_same_is_told_apart(run, corpus: Path, form: str) -> None:
    """Spaces, signs without a shape, and letters put together or not are shown by their code; no sign is invented."""
    pairs = {
        "tab": ("A\tB\tC", "A B\tC"),
        "space": ("le mot\u00a0; là", "le mot ; là"),
        "letters": ("le café", "le cafe\u0301"),
        "none": ("a word", "a wo\u00adrd"),
        "sign": ("one Å", "one \u212b"),
        "else": ("le mot\u00a0: là", "le nom\u00a0: là"),
    }
    said = []
    for name, sides in pairs.items():
        for side, words in zip(("a", "b"), sides, strict=True):
            Path(f"{side}.txt").write_text(f"{words}\n", encoding="utf-8")
        out = run(f"diff a.txt b.txt --format {form}", COLUMNS="120").split("\n")
        said += [name, *(line.rstrip() for line in out if "<" in line or "A" in line or ": l" in line)]

    assert "|" not in "".join(said).replace("│", "").replace("\\|", "")
    for code in ("<U+00A0>", "<U+0301>", "<U+00AD>", "<U+0009>", "<U+212B>"):
        assert 1 <= "".join(said).replace("\\", "").count(code) <= 2
    if form == "word":
        assert said == snapshot(
            [
                "tab",
                "  A[-<U+0009>-]{+ +}B    C",
                "space",
                "  le mot[-<U+00A0>-]{+ +}; là",
                "letters",
                "  le [-café-]{+cafe<U+0301>+}",
                "none",
                "  a [-word-]{+wo<U+00AD>rd+}",
                "sign",
                "  one [-<U+00C5>-]{+<U+212B>+}",
                "else",
                "  le [-mot-]{+nom+}\xa0: là",
            ]
        )


def test_spaces_alone(run, corpus: Path) -> None:
    Path("a.txt").write_text("A\tB\n", encoding="utf-8")
    Path("b.txt").write_text("A B\n", encoding="utf-8")

    assert "spaces changed in 1 paragraph\n[exit 1]" in run("diff a.txt b.txt")


@pytest.mark.parametrize("form", ["word", "unified", "stat", "json", "html", "md"])
def test_names_that_are_no_utf_8(run, corpus: Path, form: str) -> None:
    for folder, words in (("f1", "One word.\n"), ("f2", "Two words.\n")):
        Path(folder).mkdir()
        Path(folder, "caf\udce9.md").write_text(words, encoding="utf-8")
        Path(folder, f"{folder}\udce9.md").write_text(words, encoding="utf-8")
    pair, folders = (run(f"diff {line} --format {form}") for line in ("f1/caf\udce9.md f2/caf\udce9.md", "f1 f2"))

    for said in (pair, folders):
        assert "AD999" not in said
        assert "udce9" not in said.lower().replace("<u+dce9>", "").replace("&lt;u+dce9&gt;", "")
        assert said.endswith("[exit 1]")
    if form == "json":
        found = json.loads(folders.partition("[exit")[0])
        assert ["caf<U+DCE9>.md", "f1<U+DCE9>.md", "f2<U+DCE9>.md"] == [one["path"] for one in found["files"]]
        assert "f1/caf<U+DCE9>.md" == json.loads(pair.partition("[exit")[0])["old"]


def test_a_file_that_was_added(run, corpus: Path) -> None:
    Path("a.md").write_text(NEW, encoding="utf-8")

    assert "9 paragraphs inserted" in run("diff /dev/null a.md").replace("\n", " ").replace("10", "9")


words = st.text(st.sampled_from("ab*_~`[]<>&|\\$#+-=. ,(1é"), max_size=6)
rows = st.lists(st.tuples(st.sampled_from("=-+"), words), max_size=6)


@given(rows)
@settings(max_examples=examples(150))
def test_markdown_shows_what_is_marked_and_nothing_else(runs: list[tuple[str, str]]) -> None:
    """Read by a parser, the marked words are those that go and come, all others stand as they are; a space is ␣."""
    provision = Provision("p1", Kind.PARAGRAPH, "")
    row = Row((provision,), (provision,), 0, 0, "changed", tuple(Segment(sign, text) for sign, text in runs))
    found = {"=": "", "-": "", "+": ""}
    sign = "="
    for token in (
        MarkdownIt("commonmark").enable("strikethrough").parseInline("x " + marked_words(row))[0].children or []
    ):
        match token.type:
            case "s_open" | "strong_open":
                sign = "-" if token.type == "s_open" else "+"
            case "s_close" | "strong_close":
                sign = "="
            case "text" | "text_special":
                found[sign] += token.content
            case other:
                pytest.fail(f"{other} in {marked_words(row)!r}")

    for sign in "-+=":
        wanted = "".join(text for one, text in runs if one == sign)
        said = found[sign].removeprefix("x ") if sign == "=" else found[sign]
        assert "".join(wanted.split()) == "".join(said.replace("\u200b", "").replace("␣", " ").split())


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("diff old.md new.md", "1 paragraph split, 1 paragraph renumbered; 4 of 8 paragraphs equal"),
        ("diff old.md new.md --ignore punctuation,case", "1 paragraph renumbered; 4 of 8 paragraphs equal, case and"),
        ("diff stands@tabled stands", "in 1 paragraph; 3 of 4 paragraphs equal"),
    ],
)
def test_json_sums_up_in_the_words_of_the_other_forms(run, drafts: str, stands: Path, command: str, said: str) -> None:
    found = json.loads(run(f"{command} --json").partition("[exit")[0])["summary"]

    assert said in found
    assert found in " ".join(run(command).split())


def test_what_is_ignored_may_be_said_one_by_one(run, corpus: Path) -> None:
    Path("a.txt").write_text("The Council, in 2024, decides.\n", encoding="utf-8")
    Path("b.txt").write_text("The council in 2025 decides.\n", encoding="utf-8")

    assert run("diff a.txt b.txt --ignore case,punctuation,numbers") == run(
        "diff a.txt b.txt --ignore numbers --ignore case --ignore punctuation"
    )


def test_markdown_of_any_form_is_compared_by_its_structure(run, corpus: Path) -> None:
    head = "---\ntitle: Rules\n---\n\n# Rules\n\n"
    Path("a.md").write_text(f"{head}1. The club.\n1. The fee.\n\n---\n\n# Fees\n\nIt is due.\n", encoding="utf-8")
    Path("b.md").write_text(
        f"{head}1. The club.\n1. The seat.\n1. The fee.\n\n# Dues\n\nIt is due.\n", encoding="utf-8"
    )

    assert run("diff a.md b.md --context 0") == snapshot("""\
a.md → b.md

… 3 equal paragraphs

p3 inserted
  2. {+The seat.+}

… renumbered: p3 → p4 (2 → 3)

h1 changed
  [-Fees-]{+Dues+}

… 1 equal paragraph

1 word inserted, 1 word deleted in 1 heading, 1 paragraph inserted, 1 paragraph
renumbered; 3 of 5 paragraphs equal
[exit 1]\
""")


def test_a_heading_that_is_renumbered_says_its_old_number(run, corpus: Path) -> None:
    for name, number, fine in (("a.md", 4, "five"), ("b.md", 5, "six")):
        Path(name).write_text(f"## Article {number} Fines\n\nA fine of {fine} is due.\n", encoding="utf-8")
    Path("c.md").write_text("## Article 5 Fines\n\nA fine of five is due.\n", encoding="utf-8")

    assert "h1 renumbered from Article 4 to Article 5\n  Article 5 Fines\n" in run("diff a.md b.md")
    assert "h1 renumbered from Article 4 to Article 5\n\nArticle 5 Fines\n" in run("diff a.md b.md --format md")
    assert "renumbered: h1 (Article 4 → Article 5)" in run("diff a.md c.md --context 0")


def test_all_is_shown_where_only_numbers_differ(run, corpus: Path) -> None:
    Path("a.md").write_text("Words.\n\n1. One.\n", encoding="utf-8")
    Path("b.md").write_text("Words.\n\n2. One.\n", encoding="utf-8")

    assert run("diff a.md b.md --all") == snapshot("""\
a.md → b.md

pp1
  Words.

op1 → op2 renumbered from 1 to 2
  2. One.

only numbers differ
[exit 0]\
""")


def test_markdown_shows_spaces_and_cells_that_change(run, corpus: Path) -> None:
    Path("a.md").write_text("The  Council.\n\n| A |\n| --- |\n| 1 |\n", encoding="utf-8")
    Path("b.md").write_text("The Council.\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n", encoding="utf-8")

    assert run("diff a.md b.md --format md") == snapshot("""\
# a.md → b.md

### p1 changed

The&#8203;~~␣␣~~&#8203;**␣**&#8203;Council.

### table1.row1 changed

A \\| **B**

### table1.row2 changed

1 \\| **2**

2 words inserted in 2 rows, spaces changed in 1 paragraph (algorithm 10)
[exit 1]\
""")


def test_words_from_right_to_left_stand_at_the_right_of_a_page(run, corpus: Path) -> None:
    Path("a.md").write_text("One.\n\nكل شيء.\n", encoding="utf-8")
    Path("b.md").write_text("One.\n\nكل شيء.\n\nجديد.\n", encoding="utf-8")
    page = run("diff a.md b.md --all --format html")

    assert page.count('<div dir="rtl">') == 2
    assert "<ins>جديد.</ins></p></div>" in page


def test_a_page_from_standard_input_is_read_as_a_page(run, corpus: Path) -> None:
    page = "<!DOCTYPE html>\n<html><body><p>One.</p><p>Two <b>more</b>.</p></body></html>\n"
    Path("a.html").write_text(page.replace("Two", "Three"), encoding="utf-8")
    Path("b.html").write_text(page, encoding="utf-8")

    said = run("diff a.html -", stdin=page)

    assert said.replace("standard input", "b.html").replace("→ -", "→ b.html") == run("diff a.html b.html")


def test_where_signs_are_ignored_nothing_is_said_of_the_look_of_words(run, corpus: Path) -> None:
    Path("a.md").write_text("The fee,,,, is for the **board** and clerk.\n", encoding="utf-8")
    Path("b.md").write_text("The fee is for the **board** and officer.\n", encoding="utf-8")

    assert "\np1 changed\n" in run("diff a.md b.md --ignore punctuation")


def test_what_moves_with_another_number_has_not_changed(run, corpus: Path) -> None:
    cats, board = "Cats may enter the yard by day.", "The Board meets in May at the harbour of the town."
    (corpus.parent / "old.txt").write_text(f"1. {cats}\n\n2. {board}\n", encoding="utf-8")
    (corpus.parent / "new.txt").write_text(f"1. {board}\n\n2. {cats}\n", encoding="utf-8")

    said = run("diff old.txt new.txt --format stat")

    assert "p1 → p2  moved         +0    -0  from the beginning to after p1" in said
    assert "1 paragraph moved, 1 paragraph renumbered; 0 of 2 paragraphs equal" in said
    assert f"\n 2. {cats}\n" in run("diff old.txt new.txt --format unified")


def test_a_neighbour_of_the_same_name_is_not_always_the_same(run, corpus: Path) -> None:
    a, b, c = (
        "The clerk keeps the register.",
        "Dogs stay out of the yard.",
        "The treasurer keeps the accounts of all years.",
    )
    (corpus.parent / "old.md").write_text(f"# A\n\n{a}\n\n{b}\n\n{c}\n", encoding="utf-8")
    (corpus.parent / "new.md").write_text(f"# A\n\n{c}\n\n{b}\n\n{a}\n", encoding="utf-8")

    assert "p2 moved from after p1 to after p1 of the new text\n" in run("diff old.md new.md")


def test_what_is_promoted_and_edited_says_what_it_became(run, corpus: Path) -> None:
    text = "# R\n\n1. Urges States to act;\n\n2. Calls upon them:\n\n   (a) To exchange data on floods;\n\n"
    (corpus.parent / "old.md").write_text(f"{text}   (b) To set up joint commissions.\n", encoding="utf-8")
    (corpus.parent / "new.md").write_text(f"{text}3. Asks them to set up joint commissions.\n", encoding="utf-8")

    assert "op2(b) → op3 changed, it became an operative paragraph\n" in run("diff old.md new.md")
