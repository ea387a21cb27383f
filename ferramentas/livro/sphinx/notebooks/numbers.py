"""The numbers that the book gives to sections, figures and equations."""

from docutils import nodes
from sphinx.environment import BuildEnvironment

from livro.sphinx.numbering import number_of, section_numbers


class Numbers:
    """The numbers of one page."""

    def __init__(self, env: BuildEnvironment, page: str) -> None:
        self._env, self._page = env, page
        self._sections = section_numbers(env, page)

    def section(self, section: nodes.section) -> str:
        """Return `2.1. `, or nothing for a section without a number."""
        anchors = ["#" + name for name in section["ids"]]
        if section.parent.parent is None:
            anchors.append("")  # the page itself
        found = next((self._sections[name] for name in anchors if name in self._sections), ())
        return "".join(f"{number}." for number in found) + (" " if found else "")

    def figure(self, figure: nodes.figure) -> str:
        """Return `Figura 2.1`, or nothing for a figure without a number."""
        number = self._number("figure", figure)
        return str(self._env.config.numfig_format["figure"] % number) if number else ""

    def equation(self, block: nodes.math_block) -> str:
        """Return `2.3`, or nothing for an equation without a number."""
        return self._number("displaymath", block)

    def _number(self, kind: str, node: nodes.Element) -> str:
        return ".".join(map(str, number_of(self._env, self._page, kind, node)))
