"""Formulas to HTML, each one rendered once, and what an author reads of a wrong one."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase, digits
from typing import IO, Literal

from sphinx.errors import ExtensionError

from livro.katex.assets import katex_folder, require_v8

_WORKER = Path(__file__).with_name("worker.py")
_RENDER = Path(__file__).with_name("render.js")
Output = Literal["htmlAndMathml", "mathml"]
# A piece of KaTeX's message -> what to do about it.
_HINTS = {
    r"\label": "o rótulo vai fora da fórmula: $$ … $$ (rotulo)",
    r"\eqref": "cite a equação fora da fórmula: {eq}`rotulo`",
    r"\ref": "cite a equação fora da fórmula: {eq}`rotulo`",
    "No such environment": "o KaTeX conhece aligned, gathered, cases, as matrizes e mais alguns",
    "unicodeTextInMathMode": r"letras acentuadas vão dentro de \text{…}",
    "Untrusted command": "links, imagens e HTML não entram em fórmulas",
    "can be used only in display mode": "este ambiente só vale numa fórmula em linha própria",
    "commentAtEnd": r"para o sinal de porcentagem, escreva \%",
}
_BOLD = re.compile(r'<(mi|mn|mtext) mathvariant="bold">([A-Za-z0-9]+)</\1>')
# https://www.unicode.org/charts/PDF/U1D400.pdf: the first of each bold alphabet.
_FIRST = {ascii_uppercase: 0x1D400, ascii_lowercase: 0x1D41A, digits: 0x1D7CE}
_LETTERS = str.maketrans(
    {
        letter: chr(first + place)
        for alphabet, first in _FIRST.items()
        for place, letter in enumerate(alphabet)
    }
)


@dataclass(frozen=True)
class Formula:
    """What KaTeX needs to know of a formula."""

    tex: str
    display: bool
    output: Output = "htmlAndMathml"


@dataclass(frozen=True)
class Rendered:
    """The answer of KaTeX: HTML, or the reason why there is none."""

    html: str = ""
    error: str = ""
    position: int | None = None


class Engine:
    """A KaTeX that is started when first needed, in a process of its own.

    A forked process inherits the formulas already rendered but starts its own KaTeX, since two
    processes cannot share one conversation.

    Args:
        macros: those that every formula may use.
        answers: what KaTeX answered before, by the request; new answers join them.
    """

    def __init__(self, macros: Mapping[str, str], answers: dict[str, str] | None = None) -> None:
        self._macros = dict(macros)
        self._answers = {} if answers is None else answers
        self._workers: dict[int, subprocess.Popen[str]] = {}

    def render(self, formula: Formula) -> Rendered:
        """Return the HTML of a formula, or KaTeX's complaint about it."""
        request = json.dumps({**asdict(formula), "macros": self._macros})
        if request not in self._answers:
            self._answers[request] = self._ask(request)
        return Rendered(**json.loads(self._answers[request]))

    def close(self) -> None:
        """End this process's KaTeX; the next formula would start another."""
        worker = self._workers.pop(os.getpid(), None)
        if worker is None:
            return
        worker.terminate()
        worker.communicate()

    def _ask(self, request: str) -> str:
        requests, answers = self._pipes()
        try:
            requests.write(request + "\n")
            requests.flush()
        except BrokenPipeError:
            pass  # the empty answer below tells it
        answer = answers.readline()
        if not answer:
            raise ExtensionError(
                "O processo do KaTeX terminou antes da hora (veja a mensagem acima)"
            )
        return answer

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        worker = self._workers.get(os.getpid())
        if worker is None:
            worker = self._workers[os.getpid()] = _start_worker()
        assert worker.stdin is not None
        assert worker.stdout is not None
        return worker.stdin, worker.stdout


def version() -> str:
    """Name all that decides an answer, the request apart."""
    makers = (katex_folder() / "katex.min.js", _RENDER, _WORKER)
    return sha256(b"".join(path.read_bytes() for path in makers)).hexdigest()


def _start_worker() -> subprocess.Popen[str]:
    require_v8()
    # -P: the folder of the script, full of modules of ours, stays out of the import path.
    command = [
        sys.executable,
        "-P",
        "-X",
        "utf8",
        str(_WORKER),
        str(katex_folder() / "katex.min.js"),
    ]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", text=True
    )


def complaint(tex: str, rendered: Rendered) -> str:
    """Describe the error in Portuguese, with KaTeX's own words and the formula."""
    where = "" if rendered.position is None else f", na posição {rendered.position + 1}"
    hint = next((f" Dica: {hint}." for key, hint in _HINTS.items() if key in rendered.error), "")
    return f"o KaTeX não entende a fórmula «{tex}»: {rendered.error}{where}.{hint}"


def to_core(mathml: str) -> str:
    """Replace `mathvariant="bold"`, which Core leaves out, by the bold letters themselves."""
    return _BOLD.sub(
        lambda found: f"<{found[1]}>{found[2].translate(_LETTERS)}</{found[1]}>", mathml
    )
