"""The fonts that the style sheets of the site ask for, with the characters that it shows."""

from __future__ import annotations

import logging
import re
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells each table that it prunes

_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_FAMILY = re.compile(r"""font-family:\s*["']?([^"';}]+)""")
_WOFF2 = re.compile(r"""url\("?([^")]+\.woff2)"?\)""")
_SHOWN = re.compile(r"""(?:content|--fa)\s*:\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")
# What a font is for decides the characters that it needs; other fonts stay whole.
MATHEMATICS, ICONS = "KaTeX", "FontAwesome"


def characters_of_styles(css: str) -> set[str]:
    """Collect the characters that a style sheet writes itself, icons above all."""
    texts = ("".join(quoted) for quoted in _SHOWN.findall(css))
    return {char for text in texts for char in _ESCAPE.sub(_character, text)}


class Wardrobe:
    """The fonts of a site, each cut once to the characters in use.

    Args:
        static: where the whole fonts are.
        target: the folder, beside the style sheets, that receives the small ones.
        formulas: the characters of all formulas of the site.
        icons: the characters that its style sheets write.
    """

    def __init__(self, static: Path, target: Path, formulas: set[str], icons: set[str]) -> None:
        self._static, self._target = static, target
        self._wanted = {MATHEMATICS: formulas | icons, ICONS: icons}
        self._addresses: dict[str, str] = {}

    def dress(self, css: str) -> str:
        """Let a style sheet, its addresses relative to `static`, ask for the small fonts.

        A font that no rule names, or without a character to show, is gone.
        """
        rules = _FACE.sub("", css)
        return _FACE.sub(lambda match: self._face(match[0], rules), css)

    def _face(self, face: str, rules: str) -> str:
        family, source = _FAMILY.search(face), _WOFF2.search(face)
        if not family or not source:
            return face
        if family[1] not in rules:
            return ""
        for kind, characters in self._wanted.items():
            if family[1].replace(" ", "").startswith(kind):
                address = self._cut(source[1], characters)
                return _with_source(face, address) if address else ""
        return face

    def _cut(self, source: str, characters: set[str]) -> str:
        if source not in self._addresses:
            name = _write(self._static / source, self._target, characters)
            self._addresses[source] = f"{self._target.name}/{name}" if name else ""
        return self._addresses[source]


def _with_source(face: str, address: str) -> str:
    without = re.sub(r"src:[^;}]*;?", "", face)
    return without.replace("{", f'{{src:url("{address}") format("woff2");', 1)


def _write(file: Path, target: Path, characters: set[str]) -> str:
    """Write a font with some of its characters; return its name, or nothing when none is left."""
    font = TTFont(file, recalcTimestamp=False)
    wanted = {ord(char) for char in characters if not char.isspace()} & set(font.getBestCmap())
    if not wanted:
        return ""
    options = Options(flavor="woff2", notdef_outline=True, hinting=False)
    options.layout_features = []
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = "woff2"
    content = BytesIO()
    font.save(content)
    target.mkdir(parents=True, exist_ok=True)
    (target / file.name).write_bytes(content.getvalue())
    return file.name


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]
