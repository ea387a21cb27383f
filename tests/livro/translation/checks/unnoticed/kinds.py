"""Every kind of defect that is drawn."""

from . import changed_numbers, changed_sense, grammar_slips, typing_slips, wrong_targets  # noqa: F401
from .drawing import KINDS

__all__ = ["KINDS"]
