"""Where a reader finds what a page translates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.config import Config


def original_address(config: Config, name: str) -> str:
    """Return the address of the original of a page; empty for a page of this edition only."""
    originals: dict[str, str] = config.metadata_originals
    return next((url for folder, url in originals.items() if name.startswith(folder)), "")
