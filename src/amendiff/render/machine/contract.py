"""What all machine output has in common: one JSON envelope a kind, ``{"amendiff": 1, "kind": …}``, and its schema.

A contract, published as JSON Schema. ``amendiff`` is its version: fields may be added under one number, none is renamed
or removed.
"""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from amendiff.render.visible import encodable
from amendiff.sentences import Sentence

CONTRACT: Literal[1] = 1


class Envelope(msgspec.Struct, kw_only=True, tag_field="kind"):
    amendiff: Literal[1] = CONTRACT


def schema(kind: type[Envelope]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the output of *kind*."""
    found = msgspec.json.schema(kind)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def schema_text(kind: type[Envelope]) -> str:
    """Return the published form of the schema of *kind*."""
    return msgspec.json.format(msgspec.json.encode(schema(kind)), indent=2).decode() + "\n"


def written(value: msgspec.Struct | Mapping[str, object]) -> str:
    """Return *value* as JSON, indented; names of files that are no UTF-8 as far as that can hold them."""
    try:
        raw = msgspec.json.encode(value, enc_hook=_plain)
    except UnicodeEncodeError:
        raw = msgspec.json.encode(_encodable(msgspec.to_builtins(value, enc_hook=_plain)))
    return msgspec.json.format(raw, indent=2).decode()


def _encodable(value: object) -> object:
    match value:
        case str():
            return encodable(value)
        case dict():
            return {encodable(key): _encodable(one) for key, one in value.items()}
        case list() | tuple():
            return [_encodable(one) for one in value]
        case _:
            return value


def _plain(words: object) -> str:
    """Return a sentence as the string that it is."""
    if isinstance(words, Sentence):
        return str(words)
    raise TypeError(f"{type(words).__name__} has no JSON form")
