"""The scripts of a page: only those it uses, in two files, none that stops the page."""

import re
from collections.abc import Callable, Set
from functools import lru_cache
from pathlib import PurePosixPath

import rjsmin

from livro.errors import BookError
from livro.site.optimize.html import Page, Tag, names_of, position, remove, tags
from livro.site.optimize.previews import shows_any

# What tells tags apart here, each kind once: the classes of an element, and its id as `#id`; of the
# page as a whole, `?previa` when it has something to preview.
Kinds = Set[frozenset[str]]
Use = Callable[[Kinds], bool]
Piece = tuple[str, str]  # the address of a script, empty when it is written in the page; its text


def _has(*names: str) -> Use:
    return lambda kinds: any(kind.issuperset(names) for kind in kinds)


def _never(_kinds: Kinds) -> bool:
    return False


def _toggles(kinds: Kinds) -> bool:
    return _has("toggle")(kinds) or _has("admonition", "dropdown")(kinds)


_SEARCH, _PREVIEW = "#search-results", "?previa"
# The file that a page links -> whether the page uses it. What is not listed is kept.
USES: dict[str, Use] = {
    "fontawesome.js": _never,  # 1.5 MB that draws again what the icon font draws
    "clipboard.min.js": _has("highlight"),
    "copybutton.js": _has("highlight"),
    "copybutton.css": _has("highlight"),
    "togglebutton.js": _toggles,
    "togglebutton.css": _toggles,
    "design-tabs.js": _has("sd-tab-set"),
    "previews.js": _has(_PREVIEW),
    "previews.css": _has(_PREVIEW),
    "scroll.js": _has("math-scroll"),
    "copy_tex.js": _has("katex"),
    "katex.min.css": _has("katex"),
    "searchtools.js": _has(_SEARCH),
    "language_data.js": _has(_SEARCH),
    "searchindex.js": _has(_SEARCH),
    "translations.js": _never,  # doctools.js has them already
}
# What an inline script says when it only configures a file above.
_INLINE = {"toggleHint": "togglebutton.js", "toggleOpen": "togglebutton.js"}
_INLINE["togglebuttonSelector"] = "togglebutton.js"
_PER_PAGE = re.compile(r"DOCUMENTATION_OPTIONS\.\w+ = ")
_PLURAL = re.compile(r'"plural_expr": "([^"]*)"')
_EVAL = re.compile(r"new Function\(\s*\"n\",\s*`return \(\$\{catalog\.plural_expr\}\)`,?\s*\)")
_FORBIDDEN = re.compile(r"\bnew Function\(|(?<![\w.$])eval\(")


def drop_unused(page: Page) -> None:
    """Take out the files, scripts and styles, that do nothing on this page."""
    found = tags(page)
    kinds = {tag.classes for tag in found}
    kinds |= {frozenset({f"#{name}"}) for name in names_of(page)}
    if shows_any(page):
        kinds.add(frozenset({_PREVIEW}))
    seen = set()
    for tag in tags(page, "script", "link"):
        name, written = _file_name(tag), str(tag)
        use = USES.get(name)
        if (use and not use(kinds)) or (name and written in seen) or _is_hint(tag):
            remove(page, tag)
        seen.add(written)


def group(page: Page) -> list[tuple[Tag, list[Piece]]]:
    """Gather the files of a page in one script before its own settings and one after them.

    The theme loads all that draws furniture at the end of the page; Sphinx, all at once at its
    beginning, where each script stops the page. Together they run when the page has been read,
    in the order in which they were written.

    Args:
        page: the page; its scripts are taken out but for one tag per group.

    Returns:
        The tag of each group, still without its file, and the scripts that are to be in it.
    """
    groups: list[tuple[Tag, list[Piece]]] = []
    fresh = True
    for tag in tags(page, "script"):
        if _is_per_page(tag):
            tag.attributes["type"] = "module"  # deferred, as the scripts around it
            fresh = True
        elif _is_grouped(tag):
            if fresh:
                groups.append((Tag("script", {"defer": None}, content=""), []))
                page[position(page, tag)] = groups[-1][0]
                fresh = False
            else:
                remove(page, tag)
            leader, pieces = groups[-1]
            leader.attributes |= {
                name: value for name, value in tag.attributes.items() if name.startswith("data-")
            }
            pieces.append((tag.get("src"), tag.content or ""))
    return groups


def minify(text: str) -> str:
    """Take out the spaces and comments that mean nothing."""
    return str(rjsmin.jsmin(text))


@lru_cache(maxsize=256)  # most pages have the same ones
def join(texts: tuple[str, ...]) -> str:
    """Write scripts one after another; none may turn a text into code."""
    # The semicolon also keeps the "use strict" of a script from reaching the others.
    joined = "".join(f";{_alone(_without_map(text))}\n" for text in texts)
    if plural := _PLURAL.search(joined):
        joined = _EVAL.sub(f"(n) => ({plural[1]})", joined)
    else:
        joined = _EVAL.sub("undefined", joined)
    if found := _FORBIDDEN.search(joined):
        raise BookError(f"um script do site usa {found[0]}…), que a política do site proíbe")
    return joined


def _alone(text: str) -> str:
    """Keep the error of a script that gives nothing to the others from ending them too."""
    if re.match(r"(?:\s|//[^\n]*\n)*(?:\(\(\) =>|\(function|\{)", text):
        return f"try {{ {text}\n }} catch (error) {{ reportError(error); }}"
    return text


def _without_map(text: str) -> str:
    return re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE).strip()


def _file_name(tag: Tag) -> str:
    if tag.name == "script" and "src" not in tag.attributes:
        return next((name for word, name in _INLINE.items() if word in (tag.content or "")), "")
    link = tag.get("src") if tag.name == "script" else tag.get("href")
    if tag.name not in {"script", "link"}:
        return ""
    return PurePosixPath(link.partition("?")[0]).name


def _is_hint(tag: Tag) -> bool:
    """Recognize the requests to load early a script that no longer goes alone."""
    return tag.get("rel") == "preload" and tag.get("as") == "script"


def _is_per_page(tag: Tag) -> bool:
    return "src" not in tag.attributes and bool(_PER_PAGE.match(tag.content or ""))


def _is_grouped(tag: Tag) -> bool:
    if tag.attributes.get("type") not in {None, "text/javascript"}:
        return False
    return "src" in tag.attributes or any(word in (tag.content or "") for word in _INLINE)
