"""The place of a figure in a page: its first state, its stories, and the gains that it marks."""

import json
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import numpy as np
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from estabilidade.arguments import Function
from estabilidade.theory import critical_gain, sigmoid, sigmoid_grad
from livro.sphinx.website import is_website

WAITING = "Esta figura precisa de JavaScript, que este navegador não executa."
NAMES = set(["profundidade", "largura", "ativacao", "escala", "distribuicao", "semente", "camada"])


class giro(nodes.Invisible, nodes.Element):  # type: ignore[misc]
    """Stands for the figure."""


class Giro(SphinxDirective):
    """A figure that readers turn."""

    has_content = True
    option_spec = {  # noqa: RUF012
        "compacto": directives.flag,
        "estado": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return the place of the figure."""
        options = {
            "full": "compacto" not in self.options,
            "state": self._state(self.options.get("estado", "")),
            "presets": [self._story(line) for line in self.content if line.strip()],
        }
        return [giro(options=options)]

    def _story(self, line: str) -> tuple[str, dict[str, str]]:
        label, _, state = line.rpartition(": ")
        if not label:
            raise self.error(f"uma história é “rótulo: estado”, não “{line}”")
        return label.strip(), self._state(state)

    def _state(self, text: str) -> dict[str, str]:
        state = dict(parse_qsl(text.strip()))
        if unknown := state.keys() - NAMES:
            raise self.error(f"a figura não tem {', '.join(sorted(unknown))}")
        return state


@cache
def critical_gains() -> dict[str, float]:
    """Return, for each activation, the gain at which gradients neither grow nor fade."""
    functions: dict[str, tuple[Function, Function]] = {
        "linear": (lambda z: z, np.ones_like),
        "relu": (lambda z: np.maximum(z, 0), lambda z: np.where(z > 0, 1.0, 0.0)),
        "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
        "sigmoid": (sigmoid, sigmoid_grad),
    }
    return {name: round(critical_gain(*pair), 6) for name, pair in functions.items()}


def visit(translator: HTML5Translator, node: giro) -> None:
    """Write a box with what the script needs, and what is read without it."""
    if is_website(translator.builder):
        options = node["options"] | {"criticalGains": critical_gains()}
        data = translator.attval(json.dumps(options, ensure_ascii=False))
        whole = " giro-inteiro" if options["full"] else ""
        box = f'<div class="giro{whole}" data-giro="{data}"><p>{WAITING}</p></div>\n'
        translator.body.append(box)
    raise nodes.SkipNode


def skip(_translator: Any, _node: giro) -> None:
    """Write nothing where nothing moves."""
    raise nodes.SkipNode
