"""The Content-Security-Policy of a page: only this site, and only the scripts written here.

What it refuses inside tags, styles and event handlers, is moved out of them.
"""

import hashlib
import html
import re
from base64 import b64encode

from livro.errors import BookError
from livro.site.optimize.html import Page, Tag, position, tags

_CODE = {None, "module", "text/javascript"}  # other types are data
# A handler that a theme writes in a tag -> the name that `actions.js` listens for.
ACTIONS = {"window.print()": "imprimir", "toggleFullScreen()": "tela-cheia"}
_HANDLER = re.compile(r"on[a-z]+")


def add_policy(page: Page) -> None:
    """Write the policy of a page as its first element, after the character set."""
    meta = Tag("meta", {"http-equiv": "Content-Security-Policy", "content": policy(page)})
    charset = [tag for tag in tags(page, "meta") if "charset" in tag.attributes]
    before = (charset or tags(page, "head"))[:1]
    index = position(page, before[0]) + 1 if before else 0  # a redirection has no head
    page[index:index] = ["\n    ", meta]


def policy(page: Page) -> str:
    """Compute the policy of a page whose content will not change any more."""
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *_hashes(page, "script")],
        "style-src": ["'self'", *_hashes(page, "style")],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def _hashes(page: Page, name: str) -> list[str]:
    written = [
        tag.content or ""
        for tag in tags(page, name)
        if "src" not in tag.attributes and tag.attributes.get("type") in _CODE
    ]
    return sorted({f"'sha256-{_digest(text)}'" for text in written})


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


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
                    "ligue o evento em ferramentas/livro/site/optimize/actions.js"
                )
            tag.attributes["data-acao"] = ACTIONS[code]
