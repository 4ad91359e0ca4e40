"""How many examples a property is tried with, where it needs more or fewer than others; knows no texts."""

from hypothesis import settings


def examples(usual: int) -> int:
    """Return *usual*, less or more by as much as the chosen profile differs from the hundred of Hypothesis."""
    return max(2, usual * settings().max_examples // 100)
