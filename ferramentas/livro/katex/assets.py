"""The style sheet and the fonts of the formulas, copied beside the pages."""

import re
import shutil
from pathlib import Path

from livro.katex.carrier import katex_folder

STYLE = "katex/katex.min.css"
SCRIPTS = ("katex/scroll.js", "katex/copy_tex.js")

_HERE = Path(__file__).parent
_OTHER_FORMATS = re.compile(r',url\([^)]*\) format\("(?:woff|truetype)"\)')
_FONT = re.compile(r"url\((fonts/[^)]+)\)")


def copy_assets(static: Path) -> None:
    """Write ``katex/`` under the static folder of the output."""
    katex = katex_folder()
    style = stylesheet(katex)
    target = static / "katex"
    (target / "fonts").mkdir(parents=True, exist_ok=True)
    (static / STYLE).write_text(style, "utf-8")
    for font in sorted(set(_FONT.findall(style))):
        shutil.copyfile(katex / font, target / font)
    for script in SCRIPTS:
        shutil.copyfile(_HERE / Path(script).name, static / script)
    shutil.copyfile(katex / "LICENSE", target / "LICENSE")


def stylesheet(katex: Path) -> str:
    """Return KaTeX's style sheet with woff2 as its only font format, then our own rules."""
    style = _OTHER_FORMATS.sub("", (katex / "katex.min.css").read_text("utf-8"))
    return style.rstrip() + "\n" + (_HERE / "formula.css").read_text("utf-8")
