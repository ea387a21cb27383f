"""The two lists of the glossary page."""

from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.domains.std import Glossary
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from livro.sphinx.glossary.table import Term, plain, read_terms


def _table(env: BuildEnvironment) -> Path:
    env.note_dependency(env.config.glossary_table)
    return Path(env.srcdir, env.config.glossary_table)


def _marked(english: str) -> str:
    """Write in markup what docutils turns into `lang="en"`."""
    return f"[*{english}*]{{.language-en}}"


def _entry(term: Term) -> list[str]:
    english = (
        "" if plain(term.portuguese) == term.english else f" Em inglês: {_marked(term.english)}."
    )
    synonyms = f" Também: {', '.join(term.synonyms)}." if term.synonyms else ""
    return [term.portuguese, f"  {term.definition}{english}{synonyms}", ""]


class GlossaryOfTable(Glossary):
    """A Sphinx glossary whose entries come from the table."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Write the entries as an author would, each at its line of the table."""
        path = _table(self.env)
        self.content = StringList()
        for term in read_terms(path):
            if term.definition:
                for line in _entry(term):
                    self.content.append(line, str(path), term.line - 1)
        return super().run()


class EnglishTerms(SphinxDirective):
    """A table from the English of the subject to the Portuguese of this edition."""

    def run(self) -> list[nodes.Node]:
        """Return the table, in the order of the English terms."""
        terms = sorted(read_terms(_table(self.env)), key=lambda term: term.english.casefold())
        body = nodes.tbody()
        for term in terms:
            english = nodes.emphasis(
                "", term.english, classes=["language-en"]
            )  # docutils: lang="en"
            body += _row([english], self.parse_inline(term.portuguese)[0])
        head = nodes.thead("", _row([nodes.Text("Em inglês")], [nodes.Text("Nesta edição")]))
        group = nodes.tgroup("", cols=2)
        group += [nodes.colspec(colwidth=50), nodes.colspec(colwidth=50), head, body]
        return [nodes.table("", group, classes=["termos-em-ingles"])]


def _row(*cells: list[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))
