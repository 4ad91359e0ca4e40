"""Invented dossiers, as many as are wanted, the same at each run: a short text and one amendment each."""

from pathlib import Path
from random import Random

from benchmarks.texts import vocabulary

_AMENDMENT = """\
id = "A1"
sequence = 1
title = "{new}"
sponsors = ["{by}"]

[[operations]]
kind = "replace"
at = "op1"
old = "{old}"
new = "{new}"

[decision]
outcome = "adopted"
date = 2025-{month:02}-{day:02}
"""


def write_dossiers(root: Path, count: int, paragraphs: int = 2) -> None:
    """Write *count* dossiers below *root*, each with so many preambular and as many operative *paragraphs*."""
    random = Random(11)
    words = vocabulary(random)
    sponsors = [f"{first}. {second}" for first in "ABCDE" for second in ("North", "South", "East", "West")]
    for n in range(count):
        title = f"Invented text {n}"
        said = [" ".join(random.choices(words, k=random.randint(12, 24))) for _ in range(2 * paragraphs)]
        blocks = [f"# {title}", "The Assembly,", *(f"*Recalling* {text}," for text in said[:paragraphs]), "***"]
        blocks += [f"{m}. *Decides* {text};" for m, text in enumerate(said[paragraphs:], 1)]
        folder = root / f"{n // 100:02}" / f"text-{n:04}"
        (folder / "amendments").mkdir(parents=True)
        (folder / "base.en.md").write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
        (folder / "dossier.toml").write_text(
            f'title = "{title}"\nbody = "The Assembly"\n\n[decision]\noutcome = "adopted"\n', encoding="utf-8"
        )
        amendment = _AMENDMENT.format(
            old=" ".join(said[paragraphs].split(" ")[:4]),
            new=" ".join(random.choices(words, k=4)),
            by=random.choice(sponsors),
            month=n % 12 + 1,
            day=n % 28 + 1,
        )
        (folder / "amendments" / "A1.toml").write_text(amendment, encoding="utf-8")
