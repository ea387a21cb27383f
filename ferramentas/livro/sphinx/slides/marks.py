"""The comments by which a page chooses what goes on its slides.

`% slide` puts the block below it on a new slide, `% mesmo slide` on the same one; with numbers,
`% slide: 1, 3`, only those sentences of the paragraph, one per line in the file, or those items of
the list. The mark stands above the `% seg:` of a translated passage, of which it is no part.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

_LOOKS_LIKE_ONE = re.compile(r"(?:mesmo )?slides?\b", re.IGNORECASE)
_MARK = re.compile(r"(?P<same>mesmo )?slide(?:: (?P<parts>[1-9]\d*(?:, [1-9]\d*)*))?")


@dataclass(frozen=True)
class Mark:
    """A comment, read.

    Attributes:
        new: the block begins a slide.
        parts: the sentences or items of the block to take, from 1; none for all of it.
    """

    new: bool
    parts: tuple[int, ...] = ()


def read_mark(line: str) -> Mark | None:
    """Read a line of a comment; nothing for one about something else.

    Raises:
        ValueError: it is about slides, and badly written.
    """
    line = line.strip()
    if not _LOOKS_LIKE_ONE.match(line):
        return None
    found = _MARK.fullmatch(line)
    if not found:
        raise ValueError(line)
    parts = tuple(map(int, found["parts"].split(", "))) if found["parts"] else ()
    return Mark(not found["same"], parts)


def chosen(block: nodes.Element, mark: Mark) -> list[nodes.Element]:
    """Return what a mark takes of a block, which stays as it is: of a paragraph, its sentences.

    Raises:
        IndexError: it asks for a part that the block does not have.
    """
    if isinstance(block, nodes.paragraph):
        sentences = list(_sentences(block))
        taken = [sentences[n - 1] for n in mark.parts] if mark.parts else sentences
        return [nodes.paragraph("", "", *[node.deepcopy() for node in each]) for each in taken]
    whole = block.deepcopy()
    if mark.parts:
        whole.children = [whole.children[number - 1] for number in mark.parts]
    return [whole]


def _sentences(paragraph: nodes.paragraph) -> Iterator[list[nodes.Node]]:
    """Yield the lines of a paragraph: each is a sentence, as `sentence_per_line` makes sure."""
    sentence: list[nodes.Node] = []
    for node in paragraph.children:
        first, *others = node.split("\n") if isinstance(node, nodes.Text) else [node]
        sentence.append(nodes.Text(first) if isinstance(first, str) else first)
        for line in others:
            yield sentence
            sentence = [nodes.Text(line)]
    yield sentence
