"""Word files that mean harm, or are none: refused with a code and the limit, in little memory, with nothing fetched."""

import io
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest

from amendiff.errors import AmendiffError
from amendiff.formats.docx.reading import word
from amendiff.formats.docx.writing import docx
from amendiff.markup import parse_document
from amendiff.model.tracked import clean

GOOD = docx(clean(parse_document("# A title\n\nSome words.\n")))
DOCUMENT = "word/document.xml"


def changed(**parts: bytes | None) -> bytes:
    """The good file with some parts replaced, added (``__`` for a slash) or, with ``None``, taken out."""
    named = {name.replace("__", "/"): data for name, data in parts.items()}
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(GOOD)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in [*old.namelist(), *(name for name in named if name not in old.namelist())]:
            if (data := named.get(name, b"" if name not in old.namelist() else old.read(name))) is not None:
                new.writestr(name, data)
    return written.getvalue()


def document(inner: str, head: str = "") -> bytes:
    """A part with a text of its own."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f'<?xml version="1.0"?>{head}<w:document {space}><w:body>{inner}</w:body></w:document>'.encode()


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
WORDS = "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"


def lying() -> bytes:
    """An archive whose member says that it is small, and is not."""
    raw = bytearray(changed(**{DOCUMENT: document("<w:p/>" * 100_000)}))
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as archive:
        entry = archive.getinfo(DOCUMENT)
    size = entry.file_size.to_bytes(4, "little")
    at = raw.find(size)
    while at >= 0:
        raw[at : at + 4] = (50).to_bytes(4, "little")
        at = raw.find(size, at)
    return bytes(raw)


def encrypted() -> bytes:
    """An archive with a member that needs a password."""
    raw = bytearray(GOOD)
    at = raw.find(b"PK\x01\x02")
    raw[at + 8] |= 1
    return bytes(raw)


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000


@pytest.mark.parametrize(
    ("raw", "code", "said"),
    [
        pytest.param(b"no archive at all", "AD110", "no Word file", id="no archive"),
        pytest.param(GOOD[: len(GOOD) // 2], "AD110", "no Word file", id="cut short"),
        pytest.param(OLD_WORD, "AD110", "old Word", id="a renamed .doc"),
        pytest.param(OLD_WORD + "EncryptedPackage".encode("utf-16-le"), "AD112", "password", id="password"),
        pytest.param(encrypted(), "AD112", "password", id="encrypted member"),
        pytest.param(changed(**{"word/vbaProject.bin": b"x"}), "AD113", "macros", id="macros"),
        pytest.param(changed(**{"../outside.xml": b"x"}), "AD110", "leads out", id="path upwards"),
        pytest.param(changed(**{"/etc/passwd": b"x"}), "AD110", "leads out", id="absolute path"),
        pytest.param(changed(**{"C:\\x": b"x"}), "AD110", "leads out", id="path of Windows"),
        pytest.param(changed(**{"[Content_Types].xml": None}), "AD110", "no Word file", id="a ZIP of something else"),
        pytest.param(changed(**{DOCUMENT: None}), "AD110", "missing", id="no text"),
        pytest.param(changed(**{DOCUMENT: b"<w:document"}), "AD111", "broken XML", id="broken XML"),
        pytest.param(changed(**{DOCUMENT: document(WORDS, LAUGHS)}), "AD111", "document type", id="entity bomb"),
        pytest.param(changed(**{DOCUMENT: document(WORDS, OUTSIDE)}), "AD111", "document type", id="external entity"),
        pytest.param(
            changed(**{DOCUMENT: document(WORDS, OUTSIDE).decode().encode("utf-16")}), "AD111", "", id="in UTF-16"
        ),
        pytest.param(changed(**{DOCUMENT: document("<w:p/>" * 2_100_000)}), "AD102", "times", id="millions of tags"),
        pytest.param(changed(**{DOCUMENT: document("<w:p>" * 5000)}), "AD111", "broken XML", id="deeply nested"),
        pytest.param(changed(**{"word/media/a.bin": b"\0" * 65_000_000}), "AD102", "200 times", id="ZIP bomb"),
        pytest.param(lying(), "AD1", "", id="a member that lies about its size"),
    ],
)
def test_refused(raw: bytes, code: str, said: str) -> None:
    with pytest.raises(AmendiffError) as error:
        word(raw, "x.docx")

    assert error.value.code.startswith(code)
    assert said in str(error.value)


@pytest.mark.slow
def test_too_many_paragraphs() -> None:
    with pytest.raises(AmendiffError) as error:
        word(changed(**{DOCUMENT: document("<w:p/>" * 100_001)}), "x.docx")

    assert "AD102" == error.value.code
    assert "more than 100000 paragraphs" in str(error.value)


def test_too_many_files() -> None:
    with pytest.raises(AmendiffError) as error:
        word(changed(**{f"x/{n}": b"" for n in range(2_001)}), "x.docx")

    assert "AD102" == error.value.code
    assert "the limit is 2000" in str(error.value)


@pytest.mark.slow
def test_a_member_of_a_gigabyte_takes_little_memory(tmp_path: Path) -> None:
    """It is refused by what the archive says of it, before it is unpacked, in less than 512 MB."""
    bomb = tmp_path / "bomb.docx"
    bomb.write_bytes(GOOD)
    with (
        zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/big.xml", "w") as member,
    ):
        for _ in range(1024):
            member.write(b"\0" * (1 << 20))
    code = """
        import resource, sys
        from pathlib import Path
        resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
        from amendiff.errors import AmendiffError
        from amendiff.formats.docx.reading import word
        try:
            word(Path(sys.argv[1]).read_bytes(), "bomb.docx")
        except AmendiffError as error:
            print(error.code)
    """
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(bomb)], capture_output=True, text=True, check=False
    )

    assert "AD102\n" == ran.stdout, ran.stderr
    assert ["bomb.docx"] == [path.name for path in tmp_path.iterdir()]
