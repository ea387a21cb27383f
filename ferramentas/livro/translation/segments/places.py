"""Where the data of the translation are, seen from the folder of the book."""

from __future__ import annotations

from pathlib import Path

BOOK = Path("book")
LEDGER = Path("traducao/segmentos.yml")
SOURCES = Path("traducao/fonte")
PREVIOUS = SOURCES / "anteriores"  # what changed segments were translated from, one file for each
