"""The numbers of the sections of a page, as Sphinx keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def section_numbers(env: BuildEnvironment, page: str) -> dict[str, tuple[int, ...]]:
    """Map the anchors of a page to numbers; Sphinx keeps None for sections too deep for one."""
    numbers = env.toc_secnumbers.get(page, {})
    return {anchor: tuple(each) for anchor, each in numbers.items() if each}
