"""The corpus of the project, and a copy that a test may change."""

import shutil
from pathlib import Path

import pytest

from amendiff.corpus import Corpus, open_corpus

TEXTS = Path(__file__).parents[2] / "texts"


@pytest.fixture
def corpus() -> Corpus:
    return open_corpus(TEXTS)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(TEXTS, tmp_path / "texts")
    return tmp_path / "texts"
