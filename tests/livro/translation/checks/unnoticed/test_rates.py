"""What part of each kind of defect the rules find, on the half that was never looked at.

`DEFEITOS=todos` draws many places (minutes); otherwise a few, of the kinds that have a floor.
`-s` shows the rates. What was missed is named on the half that may be looked at, with
`METADE=vista`; on the other one, only how much.
"""

import os

import pytest

from . import changed_sense, grammar_slips, typing_slips, wrong_targets  # noqa: F401
from .drawing import HELD_OUT, KINDS, SEEN

EVERYTHING = os.environ.get("DEFEITOS") == "todos"
LOOKING = os.environ.get("METADE") == "vista"
DRAWN = 20 if EVERYTHING else 3


@pytest.mark.parametrize("name", [n for n, kind in KINDS.items() if EVERYTHING or kind.floor])
def test_the_rules_find_what_they_found(judge, name):
    kind = KINDS[name]
    edits = kind.drawn(SEEN if LOOKING else HELD_OUT, DRAWN)
    assert edits, "não há onde injetar este defeito"
    missed = [edit for edit in edits if not judge(edit.path, edit.page)]
    found = len(edits) - len(missed)
    print(f"\n{kind.group}: {name}: {found} de {len(edits)}")
    for edit in missed if LOOKING else ():
        print("  ", edit)
    assert found >= kind.floor * len(edits) - (not EVERYTHING)


def test_the_two_halves_do_not_meet():
    for kind in KINDS.values():
        assert not set(kind.drawn(SEEN, None)) & set(kind.drawn(HELD_OUT, None))
