"""What is broken in a page: told, never guessed at and never mended."""

from collections.abc import Sequence

from livro.d2l.damage import patterns, prose, structure
from livro.d2l.model import Block, Damage

_OF_A_BLOCK = (patterns.matches, *structure.RULES, *prose.RULES)


def damages(blocks: Sequence[Block]) -> tuple[Damage, ...]:
    """Return all damage in the blocks of a page, in the order of its lines."""
    found = [damage for block in blocks for rule in _OF_A_BLOCK for damage in rule(block)]
    found += [damage for rule in structure.OF_A_PAGE for damage in rule(blocks)]
    return tuple(sorted(found, key=lambda damage: (damage.line, damage.rule)))
