"""The catalogues are complete, and say only what the installed themes really ask for."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from sphinx.errors import ExtensionError

from livro.sphinx.ptbr import notebook, scripts, templates, theme
from livro.sphinx.ptbr.catalogs import compile_catalog, read_catalog

FOLDER = Path(__file__).parents[4] / "book/_locale/pt_BR/LC_MESSAGES"
PATHS = sorted(FOLDER.glob("*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)s|%[sdrbBdYm]|<a href=[^>]*>|</a>")
# The packages whose sources call gettext with the texts of each domain.
PACKAGES = {
    "booktheme": ["sphinx_book_theme"],
    "sphinx": ["sphinx", "pydata_sphinx_theme"],
}


def messages() -> Iterator[tuple[str, Message]]:
    for path in PATHS:
        yield from ((path.stem, message) for message in read_catalog(path) if message.id)


MESSAGES = [pytest.param(*pair, id=f"{pair[0]}: {pair[1].id}") for pair in messages()]


def folder_of(package: str) -> Path:
    spec = find_spec(package)
    assert spec
    assert spec.origin
    return Path(spec.origin).parent


@cache
def said(domain: str) -> str:
    """All that the packages of a domain may say."""
    return "\n".join(map(sources, PACKAGES[domain]))


def sources(package: str) -> str:
    """What a package may say, with the pieces of its Python texts and templates joined."""
    folder = folder_of(package)
    pieces = [path.read_text("utf-8") for path in folder.rglob("*.html")]
    pieces += [path.read_text("utf-8") for path in folder.glob("themes/basic/static/*.js")]
    pieces += [
        (folder / "theme" / name / "theme.conf").read_text("utf-8")
        for name in [package]
        if (folder / "theme" / name / "theme.conf").is_file()
    ]
    for path in folder.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        pieces += [text for text in texts if isinstance(text, str)]
    return "\n".join(pieces)


def as_template(text: str) -> str:
    """A `{% trans %}` block writes `{{ name }}` where the catalogue has `%(name)s`."""
    return re.sub(r"%\((\w+)\)s", r"{{ \1 }}", text)


def test_both_domains_are_here() -> None:
    assert [path.stem for path in PATHS] == ["booktheme", "sphinx"]


@pytest.mark.parametrize(("domain", "message"), MESSAGES)
def test_theme_still_asks_for_it(domain: str, message: Message) -> None:
    text = str(message.id)
    assert text in said(domain) or as_template(text) in said(domain)


@pytest.mark.parametrize(("domain", "message"), MESSAGES)
def test_translation_is_complete(domain: str, message: Message) -> None:
    assert message.string
    assert not message.fuzzy
    assert message.string != message.id
    assert not list(message.check())


@pytest.mark.parametrize(("domain", "message"), MESSAGES)
def test_placeholders_are_preserved(domain: str, message: Message) -> None:
    ours, theirs = (set(PLACEHOLDER.findall(str(text))) for text in (message.string, message.id))
    if message.id == "%b %d, %Y":  # the name of the month is written in full
        theirs = {"%B", "%d", "%Y"}
    assert ours == theirs


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_text_is_translated_twice(path: Path) -> None:
    ids = re.findall(r'^msgid "(.+)"$', path.read_text("utf-8"), flags=re.M)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_it_compiles(path: Path) -> None:
    translations = compile_catalog(path)
    for message in read_catalog(path):
        if message.id:
            assert translations.gettext(str(message.id)) == message.string


def test_every_text_of_the_book_theme_is_translated() -> None:
    asked = set()
    for path in folder_of("sphinx_book_theme").rglob("*.py"):
        asked |= set(re.findall(r'translation\("([^"]+)"\)', path.read_text("utf-8")))
    assert "Launch on" in asked
    assert asked <= {str(message.id) for domain, message in messages() if domain == "booktheme"}


def test_every_text_of_the_pydata_theme_is_translated() -> None:
    asked = set()
    for path in folder_of("pydata_sphinx_theme").rglob("*.html"):
        template = path.read_text("utf-8")
        asked |= set(re.findall(r"""\b_\(["']([^"']+)["']\)""", template))
        asked |= set(re.findall(r"{% trans %}(.*?){% endtrans %}", template))
    assert "Skip to main content" in asked
    base = folder_of("sphinx") / "locale/pt_BR/LC_MESSAGES/sphinx.po"
    known = {message.id for message in read_catalog(base) if message.string}
    assert asked <= known | {message.id for domain, message in messages() if domain == "sphinx"}


TEMPLATES = ["sphinx_book_theme", "pydata_sphinx_theme", "sphinx_copybutton"]


@pytest.fixture(scope="module")
def template_texts() -> list[str]:
    suffixes = ("*.html", "*.js_t")
    folders = map(folder_of, TEMPLATES)
    return [path.read_text("utf-8") for f in folders for s in suffixes for path in f.rglob(s)]


@pytest.mark.parametrize("english", templates.LITERALS)
def test_templates_still_have_the_english_we_replace(
    template_texts: list[str], english: str
) -> None:
    assert any(english in text for text in template_texts)


@pytest.mark.parametrize(
    ("name", "english"),
    [(name, english) for name, literals in scripts.LITERALS.items() for english in literals],
)
def test_scripts_still_have_the_english_we_replace(name: str, english: str) -> None:
    files = list(folder_of("sphinx_togglebutton").rglob(name))
    assert any(english in path.read_text("utf-8") for path in files)


@pytest.mark.parametrize("english", theme.LITERALS)
def test_buttons_still_have_the_english_we_replace(english: str) -> None:
    assert english in (folder_of("sphinx_book_theme") / "header_buttons/source.py").read_text(
        "utf-8"
    )


def test_prompts_are_those_of_myst_nb() -> None:
    config = (folder_of("myst_nb") / "core/config.py").read_text("utf-8")
    code = (folder_of("myst_nb") / "sphinx_.py").read_text("utf-8")
    kinds = set(re.findall(r'replace\("\{type\}", "(\w+)"\)', code))
    prompts = re.findall(r'default="((?:Show|Hide) code cell) \{type\}"', config)
    assert {f"{prompt} {kind}" for prompt in prompts for kind in kinds} == set(notebook.PROMPTS)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "b"\n\nmsgid "c\nmsgstr "d"\n', 4),
        ('msgid "a"\nmsgstr "b"\nlixo\n', 3),
        ('msgid "a"\nmsgstr "b" "c"\n', 2),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "c"\n', 4),
        ('"solto"\n', 1),
    ],
)
def test_malformed_catalog_tells_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "sphinx.po"
    path.write_text(text, "utf-8")
    with pytest.raises(ExtensionError, match=rf"sphinx\.po:{line}: catálogo malformado"):
        read_catalog(path)


def test_every_text_of_the_scripts_of_sphinx_is_translated() -> None:
    asked = scripts.asked()
    assert "Search Results" in asked
    assert set(asked) <= {str(message.id) for domain, message in messages() if domain == "sphinx"}
