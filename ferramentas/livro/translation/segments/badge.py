"""The state of the translation as a small picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from livro.translation.segments.status import PageStatus

GREEN, YELLOW, RED = "#1a7f37", "#8a6100", "#b62324"  # white text is readable on each
_LABEL, _LABEL_WIDTH, _LETTER, _MARGIN = "tradução", 66, 6.6, 16

_TEMPLATE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="{title}">
  <title>{title}</title>
  <clipPath id="c"><rect width="{width}" height="20" rx="3"/></clipPath>
  <g clip-path="url(#c)">
    <rect width="{left}" height="20" fill="#444"/>
    <rect x="{left}" width="{right}" height="20" fill="{colour}"/>
  </g>
  <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
    <text x="{label_x}" y="14">{label}</text>
    <text x="{value_x}" y="14">{value}</text>
  </g>
</svg>
"""


def badge(whole: PageStatus, untied: int) -> str:
    """Draw the state of a book.

    Args:
        whole: all its pages together.
        untied: how many blocks of the source nothing translates.
    """
    value, colour = _summary(whole, untied)
    right = round(len(value) * _LETTER) + _MARGIN
    return _TEMPLATE.format(
        width=_LABEL_WIDTH + right,
        left=_LABEL_WIDTH,
        right=right,
        label=_LABEL,
        value=value,
        title=f"{_LABEL}: {value}",
        colour=colour,
        label_x=_LABEL_WIDTH // 2,
        value_x=_LABEL_WIDTH + right // 2,
    )


def _summary(whole: PageStatus, untied: int) -> tuple[str, str]:
    wanted = whole.segments + untied
    if whole.translated < wanted:
        return f"{_percent(whole.translated, wanted)} traduzida", RED
    if whole.outdated:
        return f"{_percent(whole.outdated, wanted)} desatualizada", RED
    if whole.reviewed < wanted:
        return f"em dia, {_percent(whole.reviewed, wanted)} revisada", YELLOW
    return "em dia, revisada", GREEN


def _percent(part: int, whole: int) -> str:
    """Round so that neither nothing nor all is said of a part."""
    if part in (0, whole):
        return f"{100 * part // (whole or 1)}%"
    return f"{min(99, max(1, round(100 * part / whole)))}%"
