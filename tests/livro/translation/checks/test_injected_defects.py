"""The checks are certified: each kind of defect, wherever it is injected, is told by its rule.

`DEFEITOS=todos` tries every place (minutes); otherwise a few, spread over the whole book.
"""

import os

import pytest

from livro.translation.checks.registry import RULES
from livro.translation.checks.rule import WaiverRule

from .defects import DEFECTS
from .places import TEXTS

PLACES = 5  # of each kind of defect


def spread(edits):
    """Some of the places, the first and the last among them."""
    if os.environ.get("DEFEITOS") == "todos" or len(edits) <= PLACES:
        return edits
    return [edits[number * (len(edits) - 1) // (PLACES - 1)] for number in range(PLACES)]


def asked(names):
    """The rules that answer for a defect; all, where one tells what others had no use for."""
    chosen = tuple(rule for rule in RULES if rule.id in names)
    return RULES if any(isinstance(rule, WaiverRule) for rule in chosen) else chosen


@pytest.mark.parametrize("name", DEFECTS)
def test_the_defect_is_found_by_its_rule(judge, name):
    rules, places = DEFECTS[name]
    edits = spread(list(places()))
    assert edits, "não há onde injetar este defeito"
    found = {edit: judge(edit.path, edit.page, rules=asked(rules)) for edit in edits}
    is_told = {edit: {each.rule for each in said} & set(rules) for edit, said in found.items()}
    assert [str(edit) for edit in edits if not is_told[edit]] == []


def test_an_accepted_page_has_no_finding(judge):
    """As the whole book has none (`test_command`): what is told above is told of the defect."""
    path = max(TEXTS, key=lambda path: len(TEXTS[path]))
    assert judge(path, TEXTS[path]) == []


def test_there_are_many_kinds_of_defects():
    assert len(DEFECTS) >= 40
