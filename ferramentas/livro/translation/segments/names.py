"""Ids of segments, as they are written in a page."""

import re
import unicodedata
from pathlib import PurePath

EDITION = "edicao"  # the lines below are of this edition only
VALID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def page_name(path: str) -> str:
    """Return what the ids of a page start with."""
    stem = unicodedata.normalize("NFD", PurePath(path).stem.lower()).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", stem.decode()).strip("-")


def fault(name: str, path: str) -> str:
    """Tell what is wrong with an id in a page; nothing if it is sound."""
    if name == EDITION:
        return ""
    if not VALID.fullmatch(name):
        return (
            f"“{name}” não serve de nome de segmento: só letras minúsculas sem acento, algarismos "
            "e hifens simples."
        )
    start = page_name(path)
    if not name.startswith(f"{start}-"):
        return f"o segmento “{name}” deve começar com o nome da página: “{start}-…”."
    return ""
