"""A folder of dossiers → values, never losing a line number."""

from amendiff.corpus.files import read_bytes, read_text, text_of, write_bytes, write_text
from amendiff.corpus.loading import Corpus, load_amendment, load_document, load_dossier, located, open_corpus

__all__ = [
    "Corpus",
    "load_amendment",
    "load_document",
    "load_dossier",
    "located",
    "open_corpus",
    "read_bytes",
    "read_text",
    "text_of",
    "write_bytes",
    "write_text",
]
