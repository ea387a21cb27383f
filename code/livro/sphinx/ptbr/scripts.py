"""English written in static scripts: a translated copy goes after the original."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

# The name of a script -> its English -> the Portuguese.
LITERALS = {
    "togglebutton.js": {
        'aria-label="Toggle hidden content"': 'aria-label="Mostrar ou ocultar o conteúdo"',
    },
}


def translate(app: Sphinx) -> None:
    """Write translated copies and let them be copied last, over the originals."""
    target = Path(app.doctreedir) / "ptbr_static"
    folders = [Path(app.confdir) / entry for entry in app.config.html_static_path]
    for name, literals in LITERALS.items():
        for original in (folder / name for folder in folders if (folder / name).is_file()):
            target.mkdir(parents=True, exist_ok=True)
            (target / name).write_text(_translated(original, literals), "utf-8")
    if target.is_dir():
        app.config.html_static_path = [*app.config.html_static_path, str(target)]


def _translated(original: Path, literals: dict[str, str]) -> str:
    script = original.read_text("utf-8")
    for english, portuguese in literals.items():
        script = script.replace(english, portuguese)
    return script
