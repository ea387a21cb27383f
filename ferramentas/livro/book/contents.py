"""The pages of a build: those of `_toc.yml` that can be executed here and that its readers want."""

from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any

from livro.book import mxnet
from livro.book.cells import is_site_only, kernel_name
from livro.book.outline import read_outline


def contents(root: Path, *, site: bool = True) -> dict[str, Any]:
    """Return the table of contents of a build, without the pages that cannot be executed here.

    Args:
        root: the folder of the book.
        site: whether it is the site that is built; other forms leave its own pages out.
    """
    absent = {*left_out(root), *(() if site else site_only(root))}
    toc: dict[str, Any] = _without(read_outline(root), absent)
    return toc


def page_names(root: Path, *, site: bool = True) -> list[str]:
    """List the pages of a build, in the order of the book."""
    toc = contents(root, site=site)
    return [toc["root"], *_files(toc)]


def site_only(root: Path) -> set[str]:
    """Return the pages that only the site has: what only those who maintain the book read."""
    pages = {name: root / f"{name}.md" for name in _files(read_outline(root))}
    return {name for name, page in pages.items() if page.is_file() and is_site_only(page)}


def left_out(root: Path) -> dict[str, str]:
    """Map the pages that cannot be executed here to the reason, in Portuguese."""
    reason = mxnet.absence(root)
    if reason is None:
        return {}
    pages = {name: root / f"{name}.md" for name in _files(read_outline(root))}
    return {name: reason for name, page in pages.items() if _needs_mxnet(page)}


def _needs_mxnet(page: Path) -> bool:
    return page.is_file() and kernel_name(page) == mxnet.KERNEL


def _files(node: Any) -> Iterator[str]:
    """Yield the pages named at any depth of a table of contents."""
    if isinstance(node, dict):
        if "file" in node:
            yield node["file"]
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _files(each)


def _without(node: Any, names: Set[str]) -> Any:
    """Copy a table of contents without some of its pages."""
    if isinstance(node, dict):
        return {key: _without(value, names) for key, value in node.items()}
    if isinstance(node, list):
        kept = [each for each in node if not (isinstance(each, dict) and each.get("file") in names)]
        return [_without(each, names) for each in kept]
    return node
