"""Acts: counting begins anew in each article as in the base, and paragraphs without a number stay without."""

from amendiff.application import apply
from amendiff.application.numbering import renumbered
from amendiff.markup import parse_document
from amendiff.model.document import Document
from amendiff.model.operation import DeleteProvision, InsertProvision, MoveProvision, Operation

ACT = parse_document(
    "# Act\n\n## Article 1\n\nThis Act applies to ferries.\n\n## Article 2\n\n1. No ferry runs alone.\n\n"
    "2. It is granted for ten years.\n\n## Article 3\n\n1. The fees are fixed yearly.\n\n2. They are paid in May.\n"
)
PARTS = parse_document(
    "# Act\n\n## Part I\n\n### Article 1\n\n1. A.\n\n2. B.\n\n### Article 2\n\n1. C.\n\n## Part II\n\n"
    "### Article 3\n\n1. D.\n"
)
THROUGH = parse_document("# Rules\n\n## One\n\n1. A.\n\n2. B.\n\n## Two\n\nNote.\n\n3. C.\n")


def numbers(document: Document, *operations: Operation) -> list[str]:
    """The headings and numbers of *document* once *operations* are adopted."""
    after = apply(operations, document)
    return [one.text if one.kind == "heading" else one.number for one in after if one.kind in ("heading", "paragraph")]


def test_a_new_paragraph_counts_in_its_article() -> None:
    found = numbers(ACT, InsertProvision(text="It may be renewed.", after="p3"))

    assert ["Article 1", "", "Article 2", "1", "2", "3", "Article 3", "1", "2"] == found


def test_beside_a_paragraph_without_a_number_comes_another() -> None:
    assert ["Article 1", "", "", "Article 2"] == numbers(ACT, InsertProvision(text="And barges.", after="p1"))[:4]


def test_what_goes_is_counted_out_in_its_article() -> None:
    assert ["Article 2", "1", "Article 3", "1", "2"] == numbers(ACT, DeleteProvision(at="p2"))[2:]


def test_a_new_article_counts_anew_where_the_others_do() -> None:
    new = InsertProvision(text="## Article 2a\n\nFirst.\n\nSecond.", after="p3")

    assert ["2", "Article 2a", "1", "2", "Article 3", "1", "2"] == numbers(ACT, new)[4:]


def test_a_new_paragraph_alone_in_its_article_has_no_number_where_others_alone_have_none() -> None:
    assert ["Article 4", ""] == numbers(ACT, InsertProvision(text="## Article 4\n\nIt ends.", after="p5"))[-2:]


def test_what_moves_to_another_article_is_counted_there() -> None:
    assert ["Article 2", "1", "Article 3", "1", "2", "3"] == numbers(ACT, MoveProvision(at="p2", after="p5"))[2:]


def test_articles_within_parts_count_anew() -> None:
    found = numbers(PARTS, InsertProvision(text="New.", before="p1"))

    assert ["Part I", "Article 1", "1", "2", "3", "Article 2", "1", "Part II", "Article 3", "1"] == found


def test_numbers_that_run_through_all_headings_go_on_doing_so() -> None:
    found = numbers(
        THROUGH, InsertProvision(text="New.", after="p1"), InsertProvision(text="## Three\n\nD.", after="p4")
    )

    assert ["One", "1", "2", "3", "Two", "", "4", "Three", "5"] == found


def test_while_amendments_are_pending_newcomers_are_counted_behind_what_stands_before_them() -> None:
    after = apply([InsertProvision(text="New.", after="p4")], ACT)
    found = renumbered(after, ACT, "pending")

    assert ["1", "1 bis", "2"] == [one.number for one in found if one.kind == "paragraph"][3:]
