"""What LuaLaTeX complains about without failing, each with the page of the book that causes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from livro.pdf.places import find_places

if TYPE_CHECKING:
    from collections.abc import Iterator

TOLERANCE = 1.0  # points; a line that passes the margin by less cannot be seen
NOWHERE = "book/_latex/livro.sty"  # before the first page there is only the style


@dataclass(frozen=True)
class Problem:
    """A defect of the PDF and the page that has it."""

    page: str
    message: str

    def __str__(self) -> str:
        return f"{self.page or NOWHERE}: {self.message}"


_LINE = r"(?:on input line|in paragraph at lines|in alignment at lines|detected at line) (\d+)"
_COMPLAINTS = (
    (re.compile(r"Missing character: There is no (.+?) in font (.+?)!"),
     "o sinal {0} não existe na fonte {1}"),
    (re.compile(r"Reference `([^']+)'.* undefined"), "referência sem alvo: {0}"),
    (re.compile(r"Citation `([^']+)'.* undefined"), "citação sem obra: {0}"),
    (re.compile(r"Hyper reference `([^']+)'.* undefined"), "link sem alvo: {0}"),
    (re.compile(r"Label `([^']+)' multiply defined"), "rótulo repetido: {0}"),
    (re.compile(r"destination with the same identifier \(name\{([^}]+)\}"),
     "destino repetido: {0}"),
    (re.compile(r"name\{([^}]+)\} has been referenced but does not exist"),
     "link para um destino que não existe: {0}"),
)
_OVERFULL = re.compile(r"Overfull \\([hv])box \(([\d.]+)pt too (?:wide|high)\)")
_EXCESS = {"h": "linha larga demais: passa {0} pt da margem",
           "v": "página cheia demais: passa {0} pt do fim"}


def find_problems(log: str, tex: str) -> list[Problem]:
    """Read a log to the end.

    Args:
        log: the log of the last run, in lines that LaTeX did not break.
        tex: the document, to find the page of a line.
    """
    by_log, by_tex = find_places(log), find_places(tex)
    problems: dict[Problem, None] = {}
    for number, line in enumerate(log.splitlines(), start=1):
        for message in _complaints(line):
            here = re.search(_LINE, line)
            page = by_tex.page_at(int(here[1])) if here else by_log.page_at(number)
            problems[Problem(page, message)] = None
    return list(problems)


def _complaints(line: str) -> Iterator[str]:
    overfull = _OVERFULL.search(line)
    if overfull and float(overfull[2]) > TOLERANCE:
        where = re.search(r"at lines (\d+)--(\d+)", line)
        lines = f" (linhas {where[1]} a {where[2]} do .tex)" if where else ""
        yield _EXCESS[overfull[1]].format(overfull[2].replace(".", ",")) + lines
    for pattern, message in _COMPLAINTS:
        if found := pattern.search(line):
            yield message.format(*found.groups())
