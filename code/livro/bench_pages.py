"""What the pages of a built site weigh, beside the same chapter made with other tools."""

from __future__ import annotations

from pathlib import Path

from livro import lighthouse
from livro.compressed import serving
from livro.weight import KINDS, OTHERS, Weight, weigh

_INSTALL = "instale-o com `npm ci --prefix ferramentas/lighthouse` (Node 18.20 ou mais novo)"


def report(root: Path, site: Path) -> str:
    """Describe the pages of a site, with Lighthouse's scores when it is installed.

    Args:
        root: the folder of the book, where Lighthouse may be.
        site: the built site.
    """
    lines = ["Peso das páginas, tudo o que podem pedir (kB com gzip; pedidos):"]
    lines += [_line(kind, weigh(site, name)) for kind, name in KINDS.items()]
    lines += ["O mesmo capítulo com outras ferramentas, medido antes com o Chromium:"]
    lines += [f"  {tool:32} {figures}" for tool, figures in OTHERS.items()]
    return "\n".join([*lines, *_visits(root, site)])


def _line(kind: str, weight: Weight) -> str:
    kilobytes = f"{weight.compressed / 1000:.0f}"
    return f"  {kind:32} {kilobytes:>4} kB  {weight.requests:>3} pedidos"


def _visits(root: Path, site: Path) -> list[str]:
    if not lighthouse.is_ready(root):
        return [f"Sem notas do Lighthouse: {_INSTALL}."]
    lines = ["Lighthouse, no celular (desempenho, acessibilidade, boas práticas, SEO; CLS):"]
    with serving(site) as address:
        for kind, name in KINDS.items():
            found = lighthouse.scores(root, f"{address}/{name}")
            notes = " ".join(f"{score:>4}" for score in found.categories.values())
            shift = f"{found.layout_shift:.3f}".replace(".", ",")
            lines.append(f"  {kind:32}{notes}   {shift}")
    return lines
