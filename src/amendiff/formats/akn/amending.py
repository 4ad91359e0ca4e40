"""An amendment as an Akoma Ntoso document of its own, and all amendments to a text as a list. Opens no files.

The words in which it was tabled stand first, then every operation as a modification; active modifications say the same
for programs, with the provisions of the text by their addresses.
"""

from collections import Counter
from collections.abc import Sequence

from amendiff.formats.akn.history import outcome, workflow
from amendiff.formats.akn.modifications import Modification
from amendiff.formats.akn.vocabulary import HEAD, TAIL, attributes, text
from amendiff.formats.akn.works import (
    SOURCE,
    UNKNOWN_DATE,
    Work,
    amendment_of,
    identification,
    organisation,
    ourselves,
    text_of,
)
from amendiff.formats.akn.writing import Written
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier


def amendment_text(dossier: Dossier, amendment: Amendment, document: Document) -> Written:
    """Return *amendment* to a text of *dossier*; *document* is the version that it was drafted against.

    Raises TargetError for an operation that names no place, and NotCarried for characters that XML cannot hold.
    """
    lost: Counter[str] = Counter()
    return _written(_amendment(dossier, amendment, document, lost), lost, dossier)


def amendment_list(dossier: Dossier, drafted: Sequence[tuple[Amendment, Document]]) -> Written:
    """Return all amendments to a text of *dossier*, each with the version that it was drafted against."""
    lost: Counter[str] = Counter()
    base = text_of(dossier)
    work = Work(
        base.country, "amendmentList", base.date, base.name, base.language, title=base.title, authors=("author",)
    )
    parts = "".join(
        f'<component eId="cmp_{n}">{_amendment(dossier, one, document, lost, f"cmp_{n}__")}</component>'
        for n, (one, document) in enumerate(drafted, 1)
    )
    outcomes = sorted({outcome(one.decision) for one, _ in drafted})
    references = organisation("author", dossier.identity.body, work.country) + "".join(outcomes) + ourselves()
    meta = f'<meta>{identification(work)}<references source="{SOURCE}">{references}</references></meta>'
    whole = f'<amendmentList name="amendments">{meta}<collectionBody>{parts}</collectionBody></amendmentList>'
    return _written(whole, lost, dossier)


def _written(inner: str, lost: Counter[str], dossier: Dossier) -> Written:
    if dossier.identity.tabled.date is None:
        lost["dates that are not known, written 1970-01-01"] += 1
    return Written(f"{HEAD}{inner}{TAIL}", dict(sorted(lost.items())))


def _amendment(dossier: Dossier, amendment: Amendment, document: Document, lost: Counter[str], within: str = "") -> str:
    put = amendment.put
    work = amendment_of(dossier, amendment, within)
    against = text_of(dossier, "" if put.against == "tabled" else put.against)
    modifications = [
        Modification(f"{within}mod_{n}", operation, document, against, lost)
        for n, operation in enumerate(put.operations, 1)
    ]
    _tell(amendment, lost)
    textual = "".join(one.textual(f"{within}textualMod_{n}") for n, one in enumerate(modifications, 1))
    active = f"<activeModifications>{textual}</activeModifications>" if textual else ""
    meta = (
        f"<meta>{identification(work)}"
        f'<lifecycle source="{SOURCE}"><eventRef{attributes(eId=f"{within}eref_1", date=work.date or UNKNOWN_DATE)} '
        f'source="#{within}self" type="generation"/></lifecycle>'
        + workflow(put.decision, within)
        + (f'<analysis source="{SOURCE}">{active}</analysis>' if active else "")
        + f'<references source="{SOURCE}">{_references(dossier, amendment, work, against, within)}</references></meta>'
    )
    body = _instruction(amendment) + "".join(
        f"<amendmentContent><p>{one.sentence}</p></amendmentContent>" for one in modifications
    )
    preface, named = _preface(dossier, amendment, against, within), attributes(eId=f"{within}body")
    return (
        f'<amendment name="amendment">{meta}{preface}'
        f"<amendmentBody{named}>{body or '<amendmentContent/>'}</amendmentBody></amendment>"
    )


def _references(dossier: Dossier, amendment: Amendment, work: Work, against: Work, within: str) -> str:
    shown = amendment.symbol.value if amendment.symbol else amendment.id
    sponsors = "".join(
        organisation(name, sponsor, work.country)
        for name, sponsor in zip(work.authors, amendment.sponsors, strict=False)
    )
    shared = organisation("author", dossier.identity.body, work.country) + outcome(amendment.decision) + ourselves()
    amended = attributes(eId=f"{within}text", href=against.expression, showAs=against.number or against.title)
    return (
        f"<original{attributes(eId=f'{within}self', href=work.expression, showAs=shown)}/>"
        f"<activeRef{amended}/>" + sponsors + ("" if within else shared)  # a list has them once for all
    )


def _preface(dossier: Dossier, amendment: Amendment, against: Work, within: str) -> str:
    shown = amendment.symbol.value if amendment.symbol else amendment.id
    sponsors = [
        f"<docProponent{attributes(refersTo=f'#{within}sponsor_{n}')}>{text(name)}</docProponent>"
        for n, name in enumerate(amendment.sponsors, 1)
    ]
    title = f"<p><docTitle>{text(amendment.title)}</docTitle></p>" if amendment.title else ""
    by = f"<p>{', '.join(sponsors)}</p>" if sponsors else ""
    affected = (
        f"<affectedDocument{attributes(href=against.expression)}>{text(dossier.identity.title)}</affectedDocument>"
    )
    return f"<preface><p><docNumber>{text(shown)}</docNumber></p>{title}{by}<p>{affected}</p></preface>"


def _instruction(amendment: Amendment) -> str:
    """The words in which the amendment asks for its change, as the record has them."""
    if amendment.instruction is None:
        return ""
    said = amendment.revised.text if amendment.revised and amendment.revised.text else amendment.instruction.text
    lines = "".join(f"<p>{text(line)}</p>" for line in said.split("\n") if line.strip())
    basis = amendment.instruction.basis
    return f'<amendmentContent class="instruction {basis}">{lines}</amendmentContent>'


def _tell(amendment: Amendment, lost: Counter[str]) -> None:
    """Count what the standard has no place for."""
    facts = {
        "votes": amendment.decision.vote is not None,
        "separate votes": bool(amendment.parts),
        "sources": bool(amendment.sources or amendment.decision.sources),
        "notes of the record": bool(amendment.note or amendment.decision.note),
        "operations as circulated, before an oral revision": amendment.revised is not None,
    }
    lost.update(name for name, there in facts.items() if there)
