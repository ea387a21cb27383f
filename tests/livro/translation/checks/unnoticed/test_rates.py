"""What part of each kind of defect the rules find, on the half that was never looked at.

`DEFEITOS=todos` draws many places (minutes); otherwise a few, of the
kinds that the rules hardly miss, and one of them is enough: each change of the book draws others.
`-s` shows the rates. What was missed is named on the half that may be looked at, with
`METADE=vista`; on the other one, only how much.
"""

import os

import pytest

from .drawing import HELD_OUT, SEEN
from .kinds import KINDS

EVERYTHING = os.environ.get("DEFEITOS") == "todos"
LOOKING = os.environ.get("METADE") == "vista"
DRAWN = 20 if EVERYTHING else 3
LUCK = 2  # places of a draw
HARDLY_MISSED = 0.8
CHOSEN = [n for n, kind in KINDS.items() if EVERYTHING or kind.floor >= HARDLY_MISSED]


@pytest.mark.parametrize("name", CHOSEN)
def test_the_rules_find_what_they_found(judge, name):
    kind = KINDS[name]
    edits = kind.drawn(SEEN if LOOKING else HELD_OUT, DRAWN)
    assert edits, "não há onde injetar este defeito"
    told = {}
    for edit in edits:
        told[edit] = {finding.rule for finding in judge(edit.path, edit.page)}
        if told[edit] and not (EVERYTHING or LOOKING):
            break  # one of them is enough
    missed = [edit for edit, rules in told.items() if not rules]
    found = len(told) - len(missed)
    print(f"\n{kind.group}: {name}: {found} de {len(told)}")
    for edit in missed if LOOKING else ():
        print("  ", edit)
    is_enough = found >= (kind.floor * len(edits) - LUCK if EVERYTHING else 1)
    is_by_its_rule = bool(set(kind.rules) & set().union(*told.values()))
    assert is_enough, found  # no more is shown of the half held out
    assert is_by_its_rule or not (EVERYTHING and kind.floor)


def test_the_two_halves_do_not_meet():
    for kind in map(KINDS.get, CHOSEN):
        assert not set(kind.drawn(SEEN, None)) & set(kind.drawn(HELD_OUT, None))
