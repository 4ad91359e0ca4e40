"""Which amendments explain an official text, and which of its words none of them explains."""

from amendiff.analyse.explanation.explain import Candidate, Explanation, explain
from amendiff.analyse.explanation.residue import Half, Residue

__all__ = ["Candidate", "Explanation", "Half", "Residue", "explain"]
