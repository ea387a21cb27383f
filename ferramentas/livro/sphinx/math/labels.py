r"""Stable ids for the environments that MyST numbers.

MyST gives each ``\begin{equation}`` written without ``$$`` a random label, which would make two
builds of the same book differ.
"""

import re

from docutils import nodes
from sphinx.domains.math import MathDomain
from sphinx.environment import BuildEnvironment

_RANDOM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def number_labels(env: BuildEnvironment, document: nodes.document) -> None:
    """Replace each random label of a page by the page's name and a serial number."""
    blocks = [block for block in document.findall(nodes.math_block) if _is_random(block)]
    for serial, block in enumerate(blocks, start=1):
        _rename(env, document, block, f"{env.docname}-ams-{serial}")


def _is_random(block: nodes.math_block) -> bool:
    label = block.get("label")
    return isinstance(label, str) and _RANDOM.fullmatch(label) is not None


def _rename(
    env: BuildEnvironment, document: nodes.document, block: nodes.math_block, label: str
) -> None:
    domain = env.get_domain("math")
    assert isinstance(domain, MathDomain)
    domain.equations[label] = domain.equations.pop(block["label"])
    old, new = (nodes.make_id(f"equation-{name}") for name in (block["label"], label))
    block["label"] = label
    for element in document.findall(nodes.Element):
        if old in element.get("ids", ()):
            element["ids"] = [new if name == old else name for name in element["ids"]]
        if element.get("refid") == old:
            element["refid"] = new
