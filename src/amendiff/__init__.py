"""Texts that a body amends: every amendment kept as operations, applied in order, the result proved.

import amendiff

base = amendiff.parse_document("The Council,\\n\\n1. Decides to meet in May.")
change = amendiff.Replace(at="op1", old="May", new="June")
print(amendiff.apply([change], base)["op1"].text)   # Decides to meet in June.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from amendiff.analyse.blame import Blamed, blame
    from amendiff.analyse.check import check
    from amendiff.analyse.cite import cite
    from amendiff.analyse.compilation import Compilation, compilation
    from amendiff.analyse.effect import Effect, effect
    from amendiff.analyse.explanation import Explanation, explain
    from amendiff.analyse.interactions import Interaction, Interactions, interactions
    from amendiff.analyse.motions import Motion, decide
    from amendiff.analyse.outcomes import Outcomes, outcomes
    from amendiff.analyse.rebase import Rebased, rebase
    from amendiff.analyse.redline import Row, redline
    from amendiff.analyse.verify import Proof, verify
    from amendiff.analyse.versions import Version, version
    from amendiff.analyse.voting import Order, voting_order
    from amendiff.analyse.what_if import WhatIf, what_if
    from amendiff.application import Fate, Reading, apply, fates, read, weave
    from amendiff.comparison import Comparison, compare
    from amendiff.corpus import Corpus, load_amendment, load_document, open_corpus
    from amendiff.errors import AmendiffError, Location
    from amendiff.markup import parse_document, render_document
    from amendiff.model.amendment import Amendment
    from amendiff.model.decision import Decision, Vote
    from amendiff.model.document import Document, Kind, Mark, Provision
    from amendiff.model.dossier import Dossier
    from amendiff.model.finding import Finding
    from amendiff.model.operation import (
        Delete,
        DeleteProvision,
        Format,
        Insert,
        InsertProvision,
        JoinProvisions,
        MoveProvision,
        Operation,
        Replace,
        ReplaceProvision,
        ReplaceThroughout,
        Retitle,
        SplitProvision,
    )
    from amendiff.model.source import Attestation, Dispute, Source
    from amendiff.model.weave import Run, Weave

__version__ = "0.1.0"

_HOMES = {
    "analyse.blame": "Blamed blame",
    "analyse.check": "check",
    "analyse.cite": "cite",
    "analyse.compilation": "Compilation compilation",
    "analyse.effect": "Effect effect",
    "analyse.interactions": "Interaction Interactions interactions",
    "analyse.outcomes": "Outcomes outcomes",
    "analyse.rebase": "Rebased rebase",
    "analyse.explanation": "Explanation explain",
    "analyse.motions": "Motion decide",
    "analyse.redline": "Row redline",
    "analyse.verify": "Proof verify",
    "analyse.versions": "Version version",
    "analyse.voting": "Order voting_order",
    "analyse.what_if": "WhatIf what_if",
    "application": "Fate Reading apply fates read weave",
    "comparison": "Comparison compare",
    "corpus": "Corpus load_amendment load_document open_corpus",
    "errors": "AmendiffError Location",
    "markup": "parse_document render_document",
    "model.amendment": "Amendment",
    "model.decision": "Decision Vote",
    "model.document": "Document Kind Mark Provision",
    "model.dossier": "Dossier",
    "model.finding": "Finding",
    "model.operation": (
        "Delete DeleteProvision Format Insert InsertProvision JoinProvisions MoveProvision Operation Replace "
        "ReplaceProvision ReplaceThroughout Retitle SplitProvision"
    ),
    "model.source": "Attestation Dispute Source",
    "model.weave": "Run Weave",
}
_PUBLIC = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "AmendiffError", "Amendment", "Attestation", "Blamed", "Comparison", "Compilation", "Corpus", "Decision",
    "Delete", "DeleteProvision", "Dispute", "Document", "Dossier", "Effect", "Explanation", "Fate", "Finding",
    "Format", "Insert", "InsertProvision", "Interaction", "Interactions", "JoinProvisions", "Kind", "Location",
    "Mark", "Motion", "MoveProvision", "Operation", "Order", "Outcomes", "Proof", "Provision", "Reading", "Rebased",
    "Replace", "ReplaceProvision", "ReplaceThroughout", "Retitle", "Row", "Run", "Source", "SplitProvision",
    "Version", "Vote", "Weave", "WhatIf", "apply", "blame", "check", "cite", "compare", "compilation", "decide",
    "effect", "explain", "fates", "interactions", "load_amendment", "load_document", "open_corpus", "outcomes",
    "parse_document", "read", "rebase", "redline", "render_document", "verify", "version", "voting_order", "weave",
    "what_if",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that ``import amendiff`` itself costs nothing."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'amendiff' has no attribute {name!r}")
    value = getattr(import_module(f"amendiff.{_PUBLIC[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
