"""The numbers of a page, as Sphinx keeps them."""

from docutils import nodes
from sphinx.environment import BuildEnvironment

Number = tuple[int, ...]


def section_numbers(env: BuildEnvironment, page: str) -> dict[str, Number]:
    """Map the anchors of a page to numbers; Sphinx keeps None for sections too deep for one."""
    numbers = env.toc_secnumbers.get(page, {})
    return {anchor: tuple(each) for anchor, each in numbers.items() if each}


def number_of(env: BuildEnvironment, page: str, kind: str, node: nodes.Element) -> Number:
    """Return the number of a figure or of an equation (`displaymath`) of a page, or nothing."""
    numbers = env.toc_fignumbers.get(page, {}).get(kind, {})
    return next((numbers[name] for name in node["ids"] if name in numbers), ())
