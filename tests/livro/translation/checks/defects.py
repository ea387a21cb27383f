"""Every way in which an accepted translation is damaged on purpose.

Each function of the modules below yields all the places where its defect can be injected, and
says which rules answer for it.
"""

from . import (  # noqa: F401
    cell_defects,
    english_defects,
    fidelity_defects,
    markup_defects,
    number_defects,
    wording_defects,
)
from .injecting import DEFECTS, KNOWLEDGE, PAGES

__all__ = ["DEFECTS", "KNOWLEDGE", "PAGES"]
