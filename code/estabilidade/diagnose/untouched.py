"""What an examination gives back, in every framework: attributes and random states."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

Table = dict[str, Any]


@contextlib.contextmanager
def same_random_states() -> Iterator[None]:
    """Give back the states of Python's and NumPy's generators."""
    states = random.getstate(), np.random.get_state()
    try:
        yield
    finally:
        random.setstate(states[0])
        np.random.set_state(states[1])


@contextlib.contextmanager
def same_entries(tables: Iterable[Table]) -> Iterator[None]:
    """Give back what each name stands for: counters, caches, hidden states, what was replaced."""
    kept = [(table, dict(table)) for table in tables]
    try:
        yield
    finally:
        for table, before in kept:
            if _differ(table, before):
                table.clear()
                table.update(before)


def _differ(table: Table, before: Table) -> bool:
    return [*table] != [*before] or any(table[name] is not before[name] for name in before)
