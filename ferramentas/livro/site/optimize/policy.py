"""The Content-Security-Policy of a page: only this site, and only the scripts written here."""

import hashlib
from base64 import b64encode

from livro.site.optimize.html import Page, Tag, position, tags

_CODE = {None, "module", "text/javascript"}  # other types are data


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
