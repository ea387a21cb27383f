"""KaTeX: where it lies, and what of it goes beside the pages.

It is inside the installed djangocms-katex wheel, used as a data carrier only.
"""

import re
import shutil
from importlib.util import find_spec
from pathlib import Path

from sphinx.errors import ExtensionError

STYLE = "katex/katex.min.css"
SCRIPTS = ("katex/scroll.js", "katex/copy_tex.js")

_HERE = Path(__file__).parent
_OTHER_FORMATS = re.compile(r',url\([^)]*\) format\("(?:woff|truetype)"\)')
_FONT = re.compile(r"url\((fonts/[^)]+)\)")
_INSIDE = Path("static/djangocms_katex/vendor/katex")
_INSTALL = "instale as dependências do livro: pip install -r requirements/livro.txt"


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


def katex_folder() -> Path:
    """Return the folder of the KaTeX distribution, without importing the package around it."""
    spec = find_spec("djangocms_katex")
    roots = spec.submodule_search_locations if spec else None
    for root in roots or ():
        folder = Path(root) / _INSIDE
        if (folder / "katex.min.js").is_file():
            return folder
    raise ExtensionError(f"O KaTeX (pacote djangocms-katex) não foi encontrado; {_INSTALL}")


def require_v8() -> None:
    """Complain in Portuguese when the JavaScript engine is not installed."""
    if find_spec("py_mini_racer") is None:
        raise ExtensionError(f"O motor V8 (pacote mini-racer) não foi encontrado; {_INSTALL}")
