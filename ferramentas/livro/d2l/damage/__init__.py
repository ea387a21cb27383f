"""What is broken in a page: told, never guessed at and never mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from livro.d2l.damage import page, patterns, prose, roles, structure

if TYPE_CHECKING:
    from livro.d2l.model import Block, Damage

_OF_A_BLOCK = (patterns.matches, *structure.RULES, *prose.RULES, *roles.RULES)


def damages(blocks: Sequence[Block]) -> tuple[Damage, ...]:
    """Return all damage in the blocks of a page, in the order of its lines."""
    found = [damage for block in blocks for rule in _OF_A_BLOCK for damage in rule(block)]
    found += [damage for rule in page.RULES for damage in rule(blocks)]
    return tuple(sorted(found, key=lambda damage: (damage.line, damage.rule)))
