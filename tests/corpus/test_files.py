"""Files read whole, or refused with a code and a place; files written aside."""

from pathlib import Path

import pytest

from amendiff.corpus import load_document, open_corpus, read_text, write_text
from amendiff.errors import AmendiffError, FileMissing, NotText, OutputError, OutsideCorpus, StructureError, TooLarge

DOSSIER = 'title = "A walk"\nbody = "An invented council"\n'


def test_line_ends_and_byte_order_marks_are_taken_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeffa\r\nb\rc\n".encode())

    assert "a\nb\nc\n" == read_text(tmp_path / "a.md")


@pytest.mark.parametrize(
    ("raw", "kind", "line"),
    [(b"one\ntw\xe9\n", NotText, 2), (b"one\n\ntwo\x00", NotText, 3), (b"\x1b[2J", NotText, 1)],
)
def test_what_is_no_text_is_refused_with_its_line(tmp_path: Path, raw: bytes, kind: type, line: int) -> None:
    (tmp_path / "a.md").write_bytes(raw)

    with pytest.raises(kind) as error:
        read_text(tmp_path / "a.md")

    assert error.value.at.line == line
    assert "\x00" not in error.value.at.source
    assert "\x1b" not in error.value.at.source


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.md").open("wb") as big:
        big.truncate(100_000_000)

    with pytest.raises(TooLarge, match="100 MB; the limit is 32 MiB"):
        read_text(tmp_path / "big.md")


@pytest.mark.parametrize("name", ["nothing.md", "."])
def test_a_missing_file_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileMissing):
        read_text(tmp_path / name)


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("secret")
    inside = tmp_path / "texts"
    inside.mkdir()
    (inside / "a.md").symlink_to(tmp_path / "outside.md")

    with pytest.raises(OutsideCorpus):
        read_text(inside / "a.md", within=inside)


def test_writing_swaps_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "new" / "a.md"
    write_text(target, "one\n")
    write_text(target, "two\n")

    assert "two\n" == target.read_text()
    assert [target] == list(target.parent.iterdir())


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(OutputError):
        write_text(tmp_path / "file" / "a.md", "x")


def dossier(root: Path, name: str, base: str = "# A walk\n\nThe Council,\n\n1. Walks.\n") -> Path:
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "dossier.toml").write_text(DOSSIER)
    (folder / "base.en.md").write_text(base)
    return folder


def test_dossiers_are_found_at_any_depth_and_named_by_their_folder(tmp_path: Path) -> None:
    dossier(tmp_path, "b/c/walk")
    dossier(tmp_path, "a")

    corpus = open_corpus(tmp_path)

    assert ["a", "walk"] == corpus.names
    assert ["title", "opening", "op1"] == [one.address for one in corpus["walk"].base]


def test_an_unknown_name_gets_near_ones(tmp_path: Path) -> None:
    dossier(tmp_path, "walk")

    with pytest.raises(AmendiffError) as error:
        open_corpus(tmp_path)["wolk"]

    assert "AD502" == error.value.code
    assert ("did you mean walk?",) == error.value.hints


def test_a_text_whose_parts_cannot_be_told_names_the_file_and_the_line(tmp_path: Path) -> None:
    folder = dossier(tmp_path, "walk", "# A walk\n\nThe Council,\n\nNoting the weather,\n\nWalks.\n")

    with pytest.raises(StructureError) as error:
        load_document(folder / "base.en.md")

    assert error.value.at is not None
    assert (str(folder / "base.en.md"), 7, "Walks.") == (
        error.value.at.path,
        error.value.at.line,
        error.value.at.source,
    )


def test_two_amendments_of_one_id_are_refused(tmp_path: Path) -> None:
    folder = dossier(tmp_path, "walk")
    (folder / "amendments").mkdir()
    for name in ("a", "b"):
        (folder / "amendments" / f"{name}.toml").write_text('id = "A1"\nsequence = 1\noperations = []\n')

    with pytest.raises(AmendiffError) as error:
        open_corpus(tmp_path)["walk"]

    assert "AD403" == error.value.code
