"""What the pages of a built site weigh, beside the same pages and chapter made with other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.measure import lighthouse
from livro.measure.compressed import serving
from livro.measure.weight import KINDS, OTHERS, Weight, weigh

if TYPE_CHECKING:
    from pathlib import Path

    from livro.measure.lighthouse import Scores

_INSTALL = "instale-o com `npm ci --prefix ferramentas/npm/lighthouse` (Node 18.20 ou mais novo)"
OURS, STOCK = "este livro", "Jupyter Book 1, sem ajustes"


def report(root: Path, site: Path, stock: Path) -> str:
    """Describe the pages of a site, with Lighthouse's visits when it is installed.

    Args:
        root: the folder of the book, where Lighthouse may be.
        site: the built site.
        stock: the same pages as Jupyter Book makes them by itself.
    """
    lines = ["Peso das páginas, tudo o que podem pedir (kB com gzip; pedidos):"]
    lines += [_line(kind, weigh(site, name)) for kind, name in KINDS.items()]
    lines += _visits(root, {OURS: site, STOCK: stock})
    lines += ["O capítulo com outras ferramentas, medido com o Chromium antes de o livro existir:"]
    lines += [f"  {tool:32} {figures}" for tool, figures in OTHERS.items()]
    return "\n".join(lines)


def _line(kind: str, weight: Weight) -> str:
    return f"  {kind:32} {_kilobytes(weight.compressed)}  {weight.requests:>3} pedidos"


def _visits(root: Path, sites: dict[str, Path]) -> list[str]:
    if not lighthouse.is_ready(root):
        return [f"Sem visitas do Lighthouse: {_INSTALL}."]
    lines = ["O que o Lighthouse recebe num celular e as notas que dá, a melhor de três visitas"]
    lines += ["(kB; pedidos; desempenho, acessibilidade, boas práticas, SEO; CLS):"]
    for kind, name in KINDS.items():
        lines.append(f"  {kind}")
        found = {tool: _visit(root, site, name) for tool, site in sites.items()}
        lines += [f"    {tool:30} {_described(scores)}" for tool, scores in found.items()]
        ratio = f"{found[STOCK].sent / found[OURS].sent:.1f}".replace(".", ",")
        lines.append(f"    {'razão dos pesos':30} {ratio:>4}")
    return lines


def _visit(root: Path, site: Path, name: str) -> Scores:
    with serving(site) as address:
        return lighthouse.best_scores(root, f"{address}/{name}")


def _described(scores: Scores) -> str:
    notes = " ".join(f"{score:>3}" for score in scores.categories.values())
    shift = f"{scores.layout_shift:.3f}".replace(".", ",")
    return f"{_kilobytes(scores.sent)}  {scores.requests:>3} pedidos  {notes}  {shift}"


def _kilobytes(size: int) -> str:
    return f"{size / 1000:>5.0f} kB"
