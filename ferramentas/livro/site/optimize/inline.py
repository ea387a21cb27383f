"""What a strict policy refuses inside tags, moved out of them: styles and event handlers."""

import hashlib
import html
import re

from livro.errors import BookError
from livro.site.optimize.html import Page, tags

# A handler that a theme writes in a tag -> the name that `actions.js` listens for.
ACTIONS = {"window.print()": "imprimir", "toggleFullScreen()": "tela-cheia"}
_HANDLER = re.compile(r"on[a-z]+")


def move_styles(page: Page) -> dict[str, str]:
    """Turn each `style` attribute into a class named after its content.

    The formulas have hundreds of them, from few different ones. The attribute would need
    'unsafe-inline' for all styles of the page, which is what a policy is there to refuse.

    Returns:
        Class -> declarations.
    """
    rules: dict[str, str] = {}
    for tag in tags(page):
        style = tag.attributes.pop("style", None)
        if style is None:
            continue
        declarations = html.unescape(style).strip().rstrip(";")
        name = "e-" + hashlib.sha256(declarations.encode()).hexdigest()[:6]
        if rules.setdefault(name, declarations) != declarations:
            raise BookError(f"dois estilos com o mesmo nome: {declarations!r} e {rules[name]!r}")
        tag.attributes["class"] = f"{tag.attributes.get('class') or ''} {name}".strip()
    return rules


def stylesheet(rules: dict[str, str]) -> str:
    """Write the rules of `move_styles`, which win over all others as the attributes did."""
    return "".join(f".{name}:not(#_){{{rules[name]}}}" for name in sorted(rules))


def move_handlers(page: Page, where: str) -> None:
    """Turn each event handler written in a tag into an action.

    Raises:
        BookError: nobody listens for this handler.
    """
    for tag in tags(page):
        for name in [name for name in tag.attributes if _HANDLER.fullmatch(name)]:
            code = html.unescape(tag.attributes.pop(name) or "")
            if name != "onclick" or code not in ACTIONS:
                raise BookError(
                    f'{where}: {name}="{code}" não funciona sob a política do site; '
                    "ligue o evento em um script de ferramentas/livro/lean"
                )
            tag.attributes["data-acao"] = ACTIONS[code]
