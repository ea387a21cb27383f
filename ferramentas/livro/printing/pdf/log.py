"""What LuaLaTeX complains about without failing, each with the page of the book that causes it."""

import re
from collections.abc import Iterator

from livro.book.numbers import with_comma
from livro.sphinx.paper.marks import find_places

TOLERANCE = 1.0  # points; a line that passes the margin by less cannot be seen
NOWHERE = "book/_latex/livro.sty"  # before the first page there is only the style


# What LaTeX says -> what to tell.
_COMPLAINTS = {
    r"Missing character: There is no (.+?) in font (.+?)!": "o sinal {0} não existe na fonte {1}",
    r"Reference `([^']+)'.* undefined": "referência sem alvo: {0}",
    r"Citation `([^']+)'.* undefined": "citação sem obra: {0}",
    r"Hyper reference `([^']+)'.* undefined": "link sem alvo: {0}",
    r"name\{([^}]+)\} has been referenced but does not exist": "link sem destino: {0}",
    r"Label `([^']+)' multiply defined": "rótulo repetido: {0}",
    r"same identifier \(name\{([^}]+)\}": "destino repetido: {0}",
}
# What is too big, and by how many points.
_EXCESSES = {
    r"Overfull \\hbox \(([\d.]+)pt too wide\)": "linha larga demais: passa {0} pt da margem",
    r"Overfull \\vbox \(([\d.]+)pt too high\)": "página cheia demais: passa {0} pt do fim",
    r"Float too large for page by ([\d.]+)pt": "figura alta demais: passa {0} pt do fim da página",
}
_TEX_LINE = re.compile(r"(?:on input line|at lines?) (\d+)")


def find_problems(log: str, tex: str) -> list[str]:
    """Read a log to the end; return each defect once, with the page that has it.

    Args:
        log: the log of the last run, in lines that LaTeX did not break.
        tex: the document, to find the page of a line.
    """
    by_log, by_tex = find_places(log), find_places(tex)
    problems: dict[str, None] = {}
    for number, line in enumerate(log.splitlines(), start=1):
        for message, name in _complaints(line):
            here = _TEX_LINE.search(line)
            page = by_tex.page_at(int(here[1])) if here else by_log.page_at(number)
            # LaTeX tells of repeated labels before the first page: they are found by name.
            page = page or (by_tex.page_at(_last_line_with(f"{name}}}", tex)) if name else "")
            problems[f"{page or NOWHERE}: {message}"] = None
    return list(problems)


def _last_line_with(text: str, tex: str) -> int:
    lines = enumerate(tex.splitlines(), start=1)
    return max((number for number, line in lines if text in line), default=0)


def _complaints(line: str) -> Iterator[tuple[str, str]]:
    """Yield what a line complains about and the name that it gives, if any."""
    for pattern, message in _EXCESSES.items():
        if (found := re.search(pattern, line)) and float(found[1]) > TOLERANCE:
            yield message.format(with_comma(found[1])), ""
    for pattern, message in _COMPLAINTS.items():
        if found := re.search(pattern, line):
            yield message.format(*found.groups()), found[1]
