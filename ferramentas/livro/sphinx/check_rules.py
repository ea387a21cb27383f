"""The reference page of `livro verificar`, made of what the rules say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from livro.translation.checks.rule import Rule

# What the eye does not see, or takes for another character.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2010\u2011\u2060\ufeff\u0400-\u04ff]")


class CheckRules(SphinxDirective):
    """A section for each group of rules, in the order of the registry."""

    def run(self) -> list[nodes.Node]:
        """Return the sections; each rule has an address, `regra-` and its id."""
        from livro.translation.checks.registry import GROUPS  # slow, and one page asks for it

        return [self._group(title, rules) for title, rules in GROUPS.items()]

    def _group(self, title: str, rules: tuple[Rule, ...]) -> nodes.section:
        section = nodes.section("", nodes.title("", title), ids=[nodes.make_id(title)])
        section += [self._rule(rule) for rule in rules]
        return section

    def _rule(self, rule: Rule) -> nodes.section:
        title = nodes.title("", rule.title)
        section = nodes.section("", title, ids=[f"regra-{rule.id}"])
        kind = f" ({rule.severity.value})"
        section += nodes.paragraph("", "", nodes.literal("", rule.id), nodes.Text(kind))
        section += nodes.paragraph("", "", *self.parse_inline(rule.why)[0])
        section += list(_examples(rule))
        return section


def _examples(rule: Rule) -> Iterator[nodes.Node]:
    for heading, text in (
        ("Na fonte:", rule.source),
        ("Errado:", rule.bad),
        ("Certo:", rule.good),
    ):
        if text:
            shown = _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
            yield nodes.paragraph("", heading)
            yield nodes.literal_block(shown, shown, language="text")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive."""
    app.add_directive("regras", CheckRules)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
