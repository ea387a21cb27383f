"""The imported page: its front matter, its segments, and what each of them translates."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from livro.d2l.model import Kind
from livro.errors import BookError
from livro.importing.groups import Group
from livro.importing.writing import reason_left_out
from livro.translation.segments import Bitext, Ledger
from livro.translation.segments.loading import inconsistencies
from livro.translation.segments.marking import linked
from livro.translation.segments.names import EDITION
from livro.translation.segments.pages import read_page
from livro.translation.segments.sources import Source
from livro.translation.segments.writing import as_files

_NOTEBOOK = {
    "jupytext": {"text_representation": {"extension": ".md", "format_name": "myst"}},
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
}


@dataclass(frozen=True, slots=True)
class Page:
    """An imported page.

    Attributes:
        text: the page.
        segments: id -> keys of the blocks of the source that it holds.
        omissions: key of a block that is in no segment -> why.
    """

    text: str
    segments: Mapping[str, tuple[str, ...]]
    omissions: Mapping[str, str]


def assemble(name: str, source: Source, written: Sequence[tuple[Group, str]]) -> Page:
    """Put a page together.

    Args:
        name: what the ids of its segments start with.
        source: the page of the source.
        written: each group of the source and what became of it; nothing, if it is left out.
    """
    keys = {block.line: key for key, block in source.blocks.items()}
    counts: Counter[str] = Counter()
    segments: dict[str, tuple[str, ...]] = {}
    omissions: dict[str, str] = {}
    parts: list[str] = []
    for group, text in written:
        if not text:
            omissions |= {keys[block.line]: reason_left_out(group) for block in group.said}
            continue
        counts[group.shape] += 1
        segment = f"{name}-{group.shape}-{counts[group.shape]}"
        segments[segment] = tuple(keys[block.line] for block in group.said)
        parts.append(f"% seg: {segment}\n{text}\n")
    if not _has_title(written):
        parts.insert(0, f"% seg: {EDITION}\n# {source.name.removesuffix('.md')}\n")
    cells = any("{code-cell}" in text for _, text in written)
    return Page("\n".join([_front_matter(source.name, cells), *parts]), segments, omissions)


def ledger_of(source: Source, page: Page, path: str) -> dict[Path, bytes]:
    """Return the files of the ledger of an imported page, its segments drafts of nobody.

    Raises:
        BookError: the page cannot be read back; nothing was written.
    """
    targets, problems = read_page(page.text, path)
    if problems:
        raise BookError(f"a página importada não se deixa reler: {problems[0]}")
    bitext = Bitext({source.name: source}, tuple(targets), Ledger({}, {}))
    entries = {
        segment: linked(bitext, segment, source.name, keys)
        for segment, keys in page.segments.items()
    }
    own = Ledger(entries, {source.name: page.omissions})
    if wrong := next(inconsistencies(own, {source.name: source}), None):
        raise BookError(f"os segmentos não concordam com a fonte: {wrong.message}")
    return {place: text.encode() for place, text in as_files(own).items()}


def _has_title(written: Sequence[tuple[Group, str]]) -> bool:
    """Tell whether the page begins with its title."""
    first = next((group for group, text in written if text), None)
    return first is not None and first.said[0].kind is Kind.HEADING


def _front_matter(source: str, cells: bool) -> str:
    description = f"Rascunho importado de {source}, ainda não revisto."
    content = {"description": description} | (_NOTEBOOK if cells else {})
    return f"---\n{yaml.safe_dump(content, allow_unicode=True, sort_keys=False)}---\n"
