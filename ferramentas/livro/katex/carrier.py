"""Where KaTeX lies: inside the installed djangocms-katex wheel, used as a data carrier only."""

from importlib.util import find_spec
from pathlib import Path

from sphinx.errors import ExtensionError

_INSIDE = Path("static/djangocms_katex/vendor/katex")
_INSTALL = "instale as dependências do livro: pip install -r requirements/livro.txt"


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
