"""Each group of blocks of the source, in MyST."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from livro.d2l.inline import without_labels
from livro.d2l.model import Block, Kind
from livro.importing import cells, code, escapes, media, tabsets
from livro.importing.groups import Group, Shape, groups
from livro.importing.prose import one_line, paragraph, prose

if TYPE_CHECKING:
    from livro.importing.context import Context

CONTENTS = "Sumário: vai para _toc.yml."
_HEADING = re.compile(r"\s*(#{1,6})[ \t]*(.*?)[ \t]*#*$")
_CAPITAL = re.compile(r"\b[A-ZÀ-Ý][a-zà-ÿ]{3,}")


@dataclass(slots=True)
class Writer:
    """Writes the groups of a page.

    Attributes:
        context: what the page refers to.
        labels: labels still to be given, by the line of their block; each is given once.
        depth: depth of the last title.
    """

    context: Context
    labels: dict[int, list[str]]
    depth: int = 0

    def write(self, group: Group) -> str:
        """Return a group in MyST; nothing if all of it is left out."""
        block = group.said[0]
        match group.shape:
            case Shape.TITLE:
                return self._title(block)
            case Shape.CELLS:
                return cells.cells(group.said, self.context)
            case Shape.TABS:
                return tabsets.tab_set(group.blocks, self._inside)
            case Shape.DISCUSSION:
                return tabsets.discussion(group.said, self.context)
            case Shape.LIST:
                return self._list(group.blocks)
            case Shape.CONTENTS:
                return self._dropped(block, CONTENTS, "".join(each.text for each in group.blocks))
            case Shape.COMMENT | Shape.MARK:
                return self._left_out(group)
        return self._block(block)

    def _block(self, block: Block) -> str:
        names = self.labels.pop(block.line, [])
        used = 0  # how many of the labels are inside of what is shown
        match block.kind:
            case Kind.FORMULA:
                shown = media.formula(block, names, self.context)
                used = int(media.is_whole(block))
            case Kind.FIGURE:
                shown, used = media.figure(block, names, self.context), 1
            case Kind.TABLE:
                shown = media.table(block, names, self.context)
                used = shown.count("{table} ", 0, 40)
            case Kind.CODE:
                shown = self._code(block)
            case Kind.PARAGRAPH:
                shown = paragraph(block.text, block.line, self.context)
            case _:
                shown = prose(block.text, block.line, self.context).strip()
        return _targeted(names[used:], shown).strip("\n")

    def _code(self, block: Block, *, in_list: bool = False) -> str:
        content = code.body(block)
        if content and content[0].strip() == "toc":
            return self._dropped(block, CONTENTS, content[1])
        return code.fenced(block, self.context, in_list=in_list)

    def _title(self, block: Block) -> str:
        marks, text = self._heading(block)
        depth = min(len(marks), self.depth + 1)
        if depth < len(marks):
            message = "Título fundo demais para o anterior: subiu de nível."
            self.context.notices.todo(block.line, message, text)
        self.depth = depth
        return _targeted(self.labels.pop(block.line, []), f"{'#' * depth} {text}")

    def _heading(self, block: Block) -> tuple[str, str]:
        text = " ".join(without_labels(escapes.printable(block.text)).split("\n"))
        match = _HEADING.match(text)
        marks, title = (match[1], match[2]) if match else ("#", text)
        shown = one_line(title, block.line, self.context) or "Sem título"
        if len(_CAPITAL.findall(shown)) > 1:
            message = "Títulos com maiúsculas: só a inicial é maiúscula."
            self.context.notices.todo(block.line, message, shown)
        return marks, shown

    def _list(self, blocks: Sequence[Block]) -> str:
        names = [name for block in blocks for name in self.labels.pop(block.line, [])]
        shown = [self._in_list(block) for block in blocks]
        return _targeted(names, _dedented("\n".join(shown).strip("\n").rstrip()))

    def _in_list(self, block: Block) -> str:
        match block.kind:
            case Kind.BLANK:
                return ""
            case Kind.FORMULA:
                return f"\n{media.formula(block, (), self.context)}\n"
            case Kind.CODE:
                return self._code(block, in_list=True)
        return prose(block.text, block.line, self.context).rstrip("\n")

    def _inside(self, blocks: Sequence[Block]) -> str:
        """Return what a text tab holds: no titles and no cells, for which it has no place."""
        return "\n\n".join(filter(None, (self._in_tab(group) for group in groups(blocks))))

    def _in_tab(self, group: Group) -> str:
        block = group.said[0]
        if group.shape is Shape.TITLE:
            _, text = self._heading(block)
            self.context.notices.todo(block.line, "Título dentro de uma aba: virou negrito.", text)
            return _targeted(self.labels.pop(block.line, []), f"**{text}**")
        if group.shape is Shape.CELLS:
            return "\n\n".join(cells.displayed(cell, self.context) for cell in group.said)
        return self.write(group)

    def _left_out(self, group: Group) -> str:
        block = group.said[0]
        text = escapes.printable(block.text).strip("\n")
        if block.kind is Kind.COMMENT and "-->" not in text and "stackedit" not in text[:20]:
            message = "Comentário que não se fecha: ficou como código; separe o texto."
            self.context.notices.todo(block.line, message)
            return code.literal(text, "text")
        return self._dropped(block, reason_left_out(group), text)

    def _dropped(self, block: Block, reason: str, text: str) -> str:
        self.context.notices.dropped(block.line, reason, text.strip("\n"))
        return ""


def _targeted(names: Iterable[str], shown: str) -> str:
    """Return a text below the labels that lead to it."""
    return "\n".join([*(f"({name})=" for name in names), shown])


def _dedented(text: str) -> str:
    """Return a list that begins at the margin, its other lines as deep below it as they were."""
    margin = text[: len(text) - len(text.lstrip(" \t"))]
    return "\n".join(line.removeprefix(margin) for line in text.split("\n"))


def reason_left_out(group: Group) -> str:
    """Return why a group is in no segment."""
    match group.shape:
        case Shape.COMMENT if "stackedit" in group.said[0].text[:20]:
            return "Rastro do editor StackEdit."
        case Shape.COMMENT:
            return "Comentário do original."
        case Shape.MARK:
            return "Marca de aba de texto sem par: veja a que abas o texto pertence."
        case Shape.CELLS:
            return "Só tinha código de que o d2l precisa."
        case Shape.CODE | Shape.CONTENTS:
            return CONTENTS
    return "Nada a mostrar."
