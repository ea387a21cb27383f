"""The fonts that the style sheets of the site ask for, with the characters that it shows."""

import json
import logging
import re
from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from livro.site.optimize.html import Tag
from livro.site.optimize.memory import Memory

logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells each table that it prunes

# A face of the formulas -> the classes that ask for it. The others come with the basic rules.
_ONLY_FOR = {
    "KaTeX_Main-Bold.woff2": ("mathbf", "textbf"),
    "KaTeX_Main-Italic.woff2": ("mathit", "textit"),
    "KaTeX_Main-BoldItalic.woff2": ("textbf",),
    "KaTeX_Math-BoldItalic.woff2": ("boldsymbol",),
}
# Those that decide where lines break come inside the style sheet, or the page would move when they
# arrive; the others draw a sign here and there.
_INSIDE = {
    "KaTeX_Main-Regular.woff2",
    "KaTeX_Math-Italic.woff2",
    "KaTeX_Main-Bold.woff2",
    "fa-solid-900.woff2",
}

# Without the instructions that fit letters to coarse pixels, which most screens ignore: a third of
# a text font of the formulas, and more than half of one with a few large signs.
_OPTIONS = {"notdef_outline": True, "layout_features": [], "hinting": False}

_DATA = "data:font/woff2;base64,"
_DESCRIPTOR = re.compile(r"""font-(family|style|weight):([^;}]+)""")
_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_FAMILY = re.compile(r"""font-family:\s*["']?([^"';}]+)""")
_WOFF2 = re.compile(r"""url\("?([^")]+\.woff2)"?\)""")
_SHOWN = re.compile(r"""(?:content|--[\w-]+)\s*:\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")
# What a font is for decides the characters that it needs; other fonts stay whole.
MATHEMATICS, ICONS = "KaTeX", "FontAwesome"


def characters_of_styles(css: str) -> set[str]:
    """Collect the characters that a style sheet writes itself, icons above all."""
    texts = ("".join(quoted) for quoted in _SHOWN.findall(css))
    return {char for text in texts for char in _ESCAPE.sub(_character, text)}


def opener(css: str) -> Tag | None:
    """Return the script that opens the fonts inside a style sheet before any text is laid out.

    Otherwise a browser opens each one when it meets a text that asks for it, and that text has
    already been laid out in another font.
    """
    faces = [face for face in _FACE.findall(css) if _DATA in face]
    fonts = ", ".join(json.dumps(_shorthand(face), ensure_ascii=False) for face in faces)
    content = f"for (const font of [{fonts}]) document.fonts.load(font);"
    return Tag("script", content=content) if faces else None


def _shorthand(face: str) -> str:
    """Write a face as the `font` property does: `italic 400 1em "KaTeX_Math"`."""
    said = {name: value.strip("\"' ") for name, value in _DESCRIPTOR.findall(face)}
    return f'{said.get("style", "normal")} {said.get("weight", "400")} 1em "{said["family"]}"'


class Subsets:
    """The fonts of a style sheet, each cut once to the characters that its pages show.

    Args:
        static: where the whole fonts are.
        target: the folder, beside the style sheets, that receives the small ones.
        formulas: the characters of all formulas of the pages.
        icons: the characters that the style sheet writes.
        memory: what was cut before.
    """

    def __init__(
        self, static: Path, target: Path, formulas: set[str], icons: set[str], memory: Memory
    ) -> None:
        self._static, self._target, self._memory = static, target, memory
        self._wanted = {MATHEMATICS: formulas | icons, ICONS: icons}
        self._addresses: dict[str, str] = {}

    def apply(self, css: str) -> str:
        """Let a style sheet, its addresses relative to `static`, ask for the small fonts.

        A font that no rule names, or without a character to show, is gone.
        """
        rules = _FACE.sub("", css)
        return _FACE.sub(lambda match: self._face(match[0], rules), css)

    def _face(self, face: str, rules: str) -> str:
        family, source = _FAMILY.search(face), _WOFF2.search(face)
        if not family or not source:
            return face
        demands = _ONLY_FOR.get(Path(source[1]).name)
        unused = demands and not any(f".{name}" in rules for name in demands)
        if unused or family[1] not in rules:
            return ""
        for kind, characters in self._wanted.items():
            if family[1].replace(" ", "").startswith(kind):
                address = self._cut(source[1], characters)
                return _with_source(face, address) if address else ""
        return face

    def _cut(self, source: str, characters: set[str]) -> str:
        if source not in self._addresses:
            file = self._static / source
            made_of = f"{_OPTIONS}{''.join(sorted(characters))}".encode() + file.read_bytes()
            content = self._memory.of(made_of, lambda: _subset(file, characters))
            self._addresses[source] = self._store(Path(source).name, content) if content else ""
        return self._addresses[source]

    def _store(self, name: str, content: bytes) -> str:
        if name in _INSIDE:
            return f"{_DATA}{b64encode(content).decode()}"
        cut = f"{Path(name).stem}-{sha256(content).hexdigest()[:8]}.woff2"  # each sheet has its own
        self._target.mkdir(parents=True, exist_ok=True)
        (self._target / cut).write_bytes(content)
        return f"{self._target.name}/{cut}"


def _with_source(face: str, address: str) -> str:
    without = re.sub(r"src:[^;}]*;?", "", face)
    return without.replace("{", f'{{src:url("{address}") format("woff2");', 1)


def _subset(file: Path, characters: set[str]) -> bytes:
    """Return a font with some of its characters; nothing when none is left."""
    from fontTools.subset import Options, Subsetter  # slow, and seldom needed again
    from fontTools.ttLib import TTFont

    font = TTFont(file, recalcTimestamp=False)
    wanted = {ord(char) for char in characters if not char.isspace()} & set(font.getBestCmap())
    if not wanted:
        return b""
    subsetter = Subsetter(Options(**_OPTIONS))
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = "woff2"
    content = BytesIO()
    font.save(content)
    return content.getvalue()


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]
