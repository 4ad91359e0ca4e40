"""Akoma Ntoso from elsewhere: what it gives, what is told as not carried, and what is refused.

``cases/akn/<name>/`` holds an invented ``given.xml``, and what it becomes: ``expected.md`` and ``report.txt``.
"""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from amendiff.errors import AmendiffError
from amendiff.formats.akn.reading import akoma_ntoso
from amendiff.formats.akn.vocabulary import NAMESPACE
from amendiff.markup import render_document

CASES = Path(__file__).parents[1] / "cases" / "akn"


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_a_file_gives_the_text_and_the_report_that_it_should(case: Path) -> None:
    read = akoma_ntoso((case / "given.xml").read_bytes(), "given.xml")
    facts = [f"title: {read.title}", f"symbol: {read.symbol}", f"body: {read.body}", f"tabled: {read.tabled}"]
    report = "\n".join([*facts, f"language: {read.document.language}", *read.report]) + "\n"

    assert (case / "expected.md").read_text("utf-8") == render_document(read.document)
    assert (case / "report.txt").read_text("utf-8") == report


def file(inner: str, head: str = "", space: str = NAMESPACE, name: str = "act") -> bytes:
    """A file with *inner* in its body."""
    body = f"<body>{inner}</body>"
    return f'<?xml version="1.0"?>{head}<akomaNtoso xmlns="{space}"><{name}>{body}</{name}></akomaNtoso>'.encode()


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("raw", "code", "said"),
    [
        pytest.param(b"no XML at all", "AD111", "broken XML", id="no XML"),
        pytest.param(file("<p>words</p>")[:-20], "AD111", "broken XML", id="cut short"),
        pytest.param(file("<p>&a;</p>", LAUGHS), "AD111", "document type", id="entity bomb"),
        pytest.param(file("<p>&a;</p>", OUTSIDE), "AD111", "document type", id="external entity"),
        pytest.param(file("<p>&a;</p>", OUTSIDE).decode().encode("utf-16"), "AD111", "document type", id="in UTF-16"),
        pytest.param(file("<p>&a;</p>"), "AD111", "broken XML", id="an entity that is not declared"),
        pytest.param(b'<?xml version="1.0" encoding="x-none"?><a/>', "AD111", "broken XML", id="unknown encoding"),
        pytest.param(b"PK\x03\x04", "AD110", "package", id="a package"),
        pytest.param(b"<html/>", "AD110", "begins with <html>", id="something else"),
        pytest.param(file("", space="urn:other"), "AD110", "not read: urn:other", id="another namespace"),
        pytest.param(file("", name="judgment"), "AD110", "holds a <judgment>", id="no text of ours"),
        pytest.param(file("", name="amendment"), "AD110", "holds amendments", id="amendments"),
        pytest.param(f'<akomaNtoso xmlns="{NAMESPACE}"/>'.encode(), "AD111", "no document", id="empty"),
        pytest.param(file("<p/>" * 300_000), "AD102", "300000 tags", id="many tags"),
        pytest.param(file("<p" + ' a=""' * 600_001 + "/>"), "AD102", "attributes", id="many attributes"),
        pytest.param(file("<section>" * 120 + "</section>" * 120), "AD102", "inside each other", id="deep"),
        pytest.param(file("<p>a</p>" * 50_001), "AD102", "50000 paragraphs", id="many paragraphs"),
    ],
)
def test_refused(raw: bytes, code: str, said: str) -> None:
    with pytest.raises(AmendiffError) as error:
        akoma_ntoso(raw, "x.xml")

    assert code == error.value.code
    assert said in str(error.value)


@pytest.mark.slow
def test_a_large_file_takes_little_memory(tmp_path: Path) -> None:
    """As many attributes as are let in, in less than 512 MB; nothing is left behind."""
    path = tmp_path / "large.xml"
    path.write_bytes(file(("<p " + " ".join(f'a{n}=""' for n in range(12)) + ">a</p>") * 49_000))
    code = """
        import resource, sys
        from pathlib import Path
        resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
        from amendiff.formats.akn.reading import akoma_ntoso
        print(len(akoma_ntoso(Path(sys.argv[1]).read_bytes(), "large.xml").document.provisions))
    """
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(path)], capture_output=True, text=True, check=False
    )

    assert "49000\n" == ran.stdout, ran.stderr
    assert ["large.xml"] == [one.name for one in tmp_path.iterdir()]
