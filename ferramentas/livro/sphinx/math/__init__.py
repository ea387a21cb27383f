"""Mathematics rendered by KaTeX while the book is built: no script draws it on the page.

A formula that KaTeX refuses is a warning of type ``math.katex`` with its file and line, given
when the page is read, whatever the builder.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.domains.math import MathDomain
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from livro.katex import assets
from livro.katex.engine import Engine, Formula, Output, Rendered, complaint, to_core
from livro.sphinx.math import writer
from livro.sphinx.math.labels import number_labels
from livro.sphinx.math.location import locate
from livro.sphinx.math.memory import Answers
from livro.sphinx.math.plaintext import striptags
from livro.sphinx.math.tex import block_tex, inline_tex
from livro.sphinx.templates import environment_of
from livro.sphinx.website import is_website

logger = logging.getLogger(__name__)
Write = Callable[[HTML5Translator, nodes.Element, str], None]


class Mathematics:
    """The formulas of one build."""

    engine: Engine
    answers: Answers

    def configure(self, app: Sphinx, config: Config) -> None:
        """Take the macros of the book; nothing of MathJax is wanted on the pages."""
        self.answers = Answers(app, "formulas")
        self.engine = Engine(config.katex_macros, self.answers)
        if "myst_update_mathjax" in config:
            config["myst_update_mathjax"] = False

    def prepare(self, app: Sphinx) -> None:
        """Put the style sheet, the fonts and the filter of the templates in place."""
        if not _writes_katex(app.builder):
            return
        assets.copy_assets(Path(app.outdir) / "_static")
        if environment := environment_of(app.builder):
            environment.filters["striptags"] = striptags

    def check(self, app: Sphinx, document: nodes.document) -> None:
        """Try every formula of a page that has just been read."""
        number_labels(app.env, document)
        for node in document.findall(_is_math):
            assert isinstance(node, nodes.Element)
            self._render(node, "htmlAndMathml")

    def visit_inline(self, translator: HTML5Translator, node: nodes.Element) -> None:
        """Write a ``math`` node."""
        self._write(translator, node, writer.write_inline)

    def visit_block(self, translator: HTML5Translator, node: nodes.Element) -> None:
        """Write a ``math_block`` node."""
        self._write(translator, node, writer.write_block)

    def add_files(
        self, app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object
    ) -> None:
        """Ask for the style sheet and the script on the pages that show formulas."""
        if _writes_katex(app.builder) and _shows_formulas(app.env, page):
            app.add_css_file(assets.STYLE)
            for script in assets.SCRIPTS:
                app.add_js_file(script, loading_method="defer")

    def close(self, app: Sphinx, exception: Exception | None) -> None:
        """End the process of KaTeX."""
        self.engine.close()
        self.answers.save()

    def _write(self, translator: HTML5Translator, node: nodes.Element, write: Write) -> None:
        for_reader = translator.builder.name == "epub"
        rendered = self._render(node, "mathml" if for_reader else "htmlAndMathml")
        html = to_core(rendered.html) if for_reader else rendered.html
        write(translator, node, html or writer.write_source(translator, node.astext()))
        raise nodes.SkipNode

    def _render(self, node: nodes.Element, output: Output) -> Rendered:
        display = isinstance(node, nodes.math_block)
        tex = block_tex(node) if display else inline_tex(node)
        rendered = self.engine.render(Formula(tex, display, output))
        if rendered.error and not node.get("katex_refused"):
            node["katex_refused"] = True  # the page is read once and written many times
            locate(node)
            logger.warning(complaint(tex, rendered), location=node, type="math", subtype="katex")
        return rendered


def _is_math(node: nodes.Node) -> bool:
    return isinstance(node, nodes.math | nodes.math_block)


def _writes_katex(builder: Builder) -> bool:
    return is_website(builder) and getattr(builder, "math_renderer_name", "") == "katex"


def _shows_formulas(env: BuildEnvironment, page: str) -> bool:
    """Tell whether a page has formulas, its own or in the titles that its sidebar lists."""
    domain = env.get_domain("math")
    assert isinstance(domain, MathDomain)
    return domain.data["has_equations"].get(page, False) or any(
        any(title.findall(nodes.math)) for title in env.titles.values()
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the renderer, its settings and its events."""
    mathematics = Mathematics()
    app.add_config_value("katex_macros", {}, "env", types=(dict,))
    app.add_html_math_renderer(
        "katex", (mathematics.visit_inline, None), (mathematics.visit_block, None)
    )
    app.connect("config-inited", mathematics.configure)
    app.connect("builder-inited", mathematics.prepare)
    app.connect("doctree-read", mathematics.check, priority=100)
    app.connect("html-page-context", mathematics.add_files)
    app.connect("build-finished", mathematics.close)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
