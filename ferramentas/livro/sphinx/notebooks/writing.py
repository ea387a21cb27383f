"""Write the notebooks of each page with cells, one per framework, as the page is resolved.

A page with exercises has two of each: without the solutions, and with them.
"""

from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

from docutils import nodes
from pybtex_docutils import Backend
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from estabilidade import FRAMEWORKS, Framework
from livro.sphinx.notebooks.addresses import (
    FOLDER,
    SOLVED,
    Repository,
    notebook_path,
    page_address,
)
from livro.sphinx.notebooks.assembly import Notebook
from livro.sphinx.notebooks.blocks import Blocks
from livro.sphinx.notebooks.cells import PageCells, has_notebooks, is_solved, sets_of
from livro.sphinx.notebooks.flow import Code, flow
from livro.sphinx.notebooks.inline import Inline, UnknownNode
from livro.sphinx.notebooks.numbers import Numbers
from livro.sphinx.notebooks.preparation import preparation
from livro.sphinx.website import SiteTransform

logger = logging.getLogger(__name__)
REFERENCES = "## Referências"


class WriteNotebooks(SiteTransform):
    """Turn a page of the site with cells into one notebook per framework."""

    # References are resolved (10); tabs are still sets of blocks (200) and no cell is folded (199).
    default_priority = 190

    def run(self, **kwargs: Any) -> None:
        """Write the notebooks of one page."""
        if not has_notebooks(self.env, self.env.docname):
            return
        folder, page = Path(self.app.outdir) / FOLDER, self.env.docname
        for framework, solved in product(FRAMEWORKS, sets_of(self.env, page)):
            file = folder / notebook_path(framework.name, page, solved=solved)
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                file.write_text(self._notebook(framework, solved).write(), encoding="utf-8")
            except UnknownNode as unknown:
                message = f"o notebook desta página não sabe escrever um nó do tipo {unknown}"
                logger.warning(message, location=unknown.node, type="notebooks")
                return

    def _notebook(self, framework: Framework, solved: bool) -> Notebook:
        page = self.env.docname
        address = partial(
            page_address,
            self.config.html_baseurl,
            self.app.builder.get_target_uri(page),
            framework=framework.name,
        )
        inline = Inline(address)
        blocks = Blocks(inline, Numbers(self.env, page), solved=solved)
        lines = self.env.metadata[page]["source_map"]
        cells = PageCells(Path(self.env.doc2path(page)), lines, framework.name, solved=solved)
        notebook = Notebook()
        notebook.add_text(self._origin(framework, address("#"), solved))
        notebook.add_code(preparation(framework, Repository.of(self.config)))
        for piece in flow(self.document, framework.name, blocks):
            if isinstance(piece, Code):
                for cell in cells.take(piece.index):
                    notebook.add_cell(cell)
            else:
                notebook.add_text(piece.markdown, own_cell=piece.opens_section)
        notebook.add_text(references(self.env, page, inline), own_cell=True)
        return notebook

    def _origin(self, framework: Framework, address: str, solved: bool) -> str:
        """Say what the notebook is and where it comes from."""
        title = self.env.titles[self.env.docname].astext()
        page = f"[{title}]({address})" if address else f"*{title}*"
        text = (
            f"Este é o *notebook* da página {page} do livro *{self.config.html_title}*, "
            f"com o código em **{framework.label}**."
        )
        if solved:
            return f"{text}\nOs exercícios estão resolvidos."
        if is_solved(self.env, self.env.docname):
            return f"{text}\nAs soluções estão em outro, de mesmo nome, na pasta `{SOLVED}`."
        return text


def references(env: BuildEnvironment, page: str, inline: Inline) -> str:
    """Write the list of works, or nothing for a page that cites none."""
    if "cite" not in env.domains:
        return ""
    domain: Any = env.domains["cite"]
    here = (ref for ref in domain.citation_refs if ref.docname == page)
    cited = {target.key for ref in here for target in ref.targets}
    entries = [c.formatted_entry.text.render(Backend()) for c in domain.citations if c.key in cited]
    if not entries:
        return ""
    lines = [f"- {inline.line(nodes.paragraph('', '', *entry))}" for entry in entries]
    return "\n".join([REFERENCES, "", *lines])
