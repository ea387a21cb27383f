"""Write phase of the slides: each marked block goes into a box that says on which slide it goes."""

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx_design.shared import is_component

from livro.sphinx.slides.marks import Mark, chosen, read_mark
from livro.sphinx.tree import next_shown

LOGGER = logging.getLogger(__name__)

BADLY_WRITTEN = "o comentário se escreve “% slide”, “% mesmo slide” ou “% slide: 1, 3”"
NOTHING_BELOW = "não há nada abaixo deste comentário que possa ir para um slide"
NO_SUCH_PART = "o bloco abaixo deste comentário não tem tantas frases ou itens"


class slide_box(nodes.container):  # type: ignore[misc]
    """Holds what a mark chose."""


class slide_notes(nodes.container):  # type: ignore[misc]
    """Holds what only the speaker sees."""


class ChooseBlocks(SphinxPostTransform):
    """Box the marked blocks of a page; a block of which a part was chosen goes to the notes."""

    default_priority = 5  # what follows resolves references and chooses the framework: boxes too
    builders = ("slides",)

    def run(self, **kwargs: Any) -> None:
        """Box the blocks."""
        for comment in list(self.document.findall(nodes.comment)):
            for line in comment.astext().splitlines():
                if problem := self._follow(comment, line):
                    LOGGER.warning(problem, location=comment, type="slides")

    def _follow(self, comment: nodes.comment, line: str) -> str:
        """Do what a line of a comment asks for; return what is wrong with it."""
        try:
            mark = read_mark(line)
        except ValueError:
            return BADLY_WRITTEN
        if mark is None:
            return ""
        block = next_shown(comment)
        if block is None or isinstance(block, nodes.section):
            return NOTHING_BELOW
        try:
            _box(block, mark)
        except IndexError:
            return NO_SUCH_PART
        return ""


def _box(block: nodes.Element, mark: Mark) -> None:
    box = slide_box(slide=mark)
    if is_component(block, "dropdown"):  # a question: the answer is for whoever asks it
        title, *answer = block.children
        box += [nodes.paragraph("", "", *title.children), slide_notes("", *answer)]
    else:
        box += chosen(block, mark)
    if mark.parts:
        box += slide_notes("", block.deepcopy())
    block.parent[block.parent.index(block)] = box
