"""English in static scripts: a Portuguese copy goes after the original."""

import json
import re
from pathlib import Path

import sphinx
from sphinx.application import Sphinx
from sphinx.locale import get_translation

from livro.sphinx.templates import replaced

# The name of a script -> its English -> the Portuguese.
LITERALS = {
    "togglebutton.js": {
        'aria-label="Toggle hidden content"': 'aria-label="Mostrar ou ocultar o conteúdo"',
    },
}

# What Sphinx's scripts ask for: `_("...")` or `Documentation.gettext("...")`.
_ASKED = re.compile(r'(?:\b_|gettext)\(\s*"((?:[^"\\]|\\.)*)"')


def translate(app: Sphinx) -> None:
    """Write translated copies and let them be copied last, over the originals."""
    target = Path(app.doctreedir) / "ptbr_static"
    target.mkdir(parents=True, exist_ok=True)
    folders = [Path(app.confdir) / entry for entry in app.config.html_static_path]
    for name, literals in LITERALS.items():
        for original in (folder / name for folder in folders if (folder / name).is_file()):
            script = replaced(original.read_text("utf-8"), literals)
            (target / name).write_text(script, "utf-8")
    texts = translations(app.config.language)
    (target / "translations.js").write_text(texts, "utf-8")
    # The scripts that come with this one speak as soon as they arrive, before the texts would.
    (target / "doctools.js").write_text(_doctools().read_text("utf-8") + texts, "utf-8")
    app.config.html_static_path = [*app.config.html_static_path, str(target)]


def asked() -> list[str]:
    """Return the English that Sphinx's own scripts want translated."""
    scripts = sorted(_doctools().parent.glob("*.js"))
    texts = [script.read_text("utf-8") for script in scripts]
    return sorted({english for text in texts for english in _ASKED.findall(text)})


def translations(language: str) -> str:
    """Return the script with the Portuguese of what the other scripts ask for.

    Sphinx's own is made from a catalogue that was never corrected, has the texts of whole themes,
    and compiles the rule of the plural from a string, which a strict security policy forbids.
    """
    gettext = get_translation("sphinx")
    messages = {english: str(gettext(english)) for english in asked()}
    return (
        f"Object.assign(Documentation.TRANSLATIONS, {json.dumps(messages, ensure_ascii=False)});\n"
        "Documentation.PLURAL_EXPR = (n) => Number(n > 1);\n"
        f"Documentation.LOCALE = {json.dumps(language)};\n"
    )


def _doctools() -> Path:
    return Path(sphinx.package_dir) / "themes" / "basic" / "static" / "doctools.js"
