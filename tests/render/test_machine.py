"""Machine output keeps to its published schema."""

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from amendiff.analyse.blame import blame
from amendiff.analyse.check import check
from amendiff.analyse.effect import effect
from amendiff.analyse.explanation import explain
from amendiff.analyse.redline import redline
from amendiff.analyse.verify import verify
from amendiff.analyse.versions import version
from amendiff.comparison import compare
from amendiff.corpus import open_corpus
from amendiff.render import machine
from amendiff.render.machine import published
from amendiff.render.machine.explanation import explanation_json

ROOT = Path(__file__).parents[2]
KINDS = {kind.__struct_config__.tag: kind for kind in published.KINDS}


@cache
def outputs() -> dict[str, str]:
    corpus = open_corpus(ROOT / "texts")
    dossier = corpus["path-to-peace"]
    tabled, adopted = version(dossier), version(dossier, "adopted")
    assert tabled.reading
    assert adopted.reading
    return {
        "document": machine.document_json(adopted),
        "comparison": machine.redline_json(redline(tabled.reading, adopted.reading), "tabled", "adopted"),
        "blame": machine.blame_json(adopted, blame(adopted)),
        "effect": machine.effect_json(effect(dossier, "L.12")),
        "log": machine.log_json(dossier),
        "list": machine.list_json(corpus),
        "proof": machine.proof_json([verify(one) for one in corpus]),
        "findings": machine.findings_json(check(corpus)),
        "explanation": explanation_json(explain(dossier, tabled.document), "tabled"),
        "applied": machine.applied_json(adopted.document, {}),
    }


@pytest.mark.slow
def test_what_is_written_keeps_to_its_published_schema() -> None:
    for kind, written in outputs().items():
        value = json.loads(written)
        schema = json.loads((ROOT / f"docs/schema/{kind}.json").read_text(encoding="utf-8"))

        jsonschema.validate(value, schema, cls=jsonschema.Draft202012Validator)

        assert {"amendiff": 1, "kind": kind}.items() <= value.items()


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_is_up_to_date(kind: str) -> None:
    """Run tools/schema to write it anew."""
    published = (ROOT / f"docs/schema/{kind}.json").read_text(encoding="utf-8")

    assert machine.schema_text(KINDS[kind]) == published


def test_what_compare_returns_keeps_to_the_same_schema() -> None:
    schema = json.loads((ROOT / "docs/schema/comparison.json").read_text(encoding="utf-8"))
    dossier = open_corpus(ROOT / "texts")["path-to-peace"]

    found = json.loads(compare(dossier.drafts["draft:2025-02-21"], dossier.base).to_json())

    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)


def test_just_is_credited_to_the_amendment_and_what_it_repeats_is_not() -> None:
    runs = json.loads(outputs()["blame"])["runs"]

    assert {"address": "op1", "text": "just, ", "inserted_by": ["L.15/1"]} in runs
    assert all("lasting" not in run["text"] for run in runs if run["inserted_by"])
