"""What an editor, a machine or the source's own format leaves broken in a page."""

import re
import unicodedata
from collections.abc import Iterator

from livro.translation.checks.book import Book
from livro.translation.checks.rule import PageRule, quote
from livro.translation.checks.walks import formulas, typed
from livro.translation.myst.model import Mark, Page
from livro.translation.problem import Problem

# A colon first: the source writes the name between two of them, MyST between braces.
_ROLE = re.compile(
    r":\s*(?:label|eqlabel|numref|ref|eqref|cite|citet|width|height|begin_tab|end_tab)\s*:(?:\s*`|$)"
    r"|(?<![\w:]):[a-z][\w:-]*:`"  # any other role of reStructuredText
)
_TABS = re.compile(r"#@tab|%%tab|%load_ext d2lbook|#@save")
_MARKS = (
    _TABS,
    re.compile(r"[\[(](?:\*\*|~~)|(?:\*\*|~~)[\])]"),
    re.compile(r"\{\.(?:python|input)\b[^}]*\}"),
    re.compile(r"<!--|-->|stackedit"),
    re.compile(r"^```(?:toc|eval_rst)\b"),
)


@PageRule(
    id="marcacao-d2l",
    title="Nada do formato do d2l",
    why="O Sphinx não conhece essa marcação e a mostra ao leitor como texto.",
    bad="A função sigmoide (apresentada em :numref:`sec_mlp`) era popular.",
    good="A função sigmoide (apresentada em {numref}`sec_mlp`) era popular.",
)
def d2l_markup(page: Page, _book: Book) -> Iterator[Problem]:
    """Look at the lines outside code, and for marks of cells inside it."""
    for line, found in typed(page, _ROLE, *_MARKS):
        yield _left_over(line, found)
    for cell in page.cells:
        for line, text in enumerate(cell.code.split("\n"), cell.first + 1):
            if mark := _TABS.search(text):
                yield _left_over(line, mark[0])


def _left_over(line: int, found: str) -> Problem:
    return Problem(
        line,
        f"Marcação do formato do d2l: {quote(found)}.",
        "Escreva-a como MyST: `{ref}`, `{numref}`, `{eq}`, `{cite:p}`, `(rótulo)=`.",
    )


_ROLES = (
    *("abbr", "cite:p", "cite:t", "doc", "eq", "kbd", "numref", "ref", "sub", "sup", "term"),
    *("py:class", "py:func", "py:meth", "py:obj"),
)
_NAMES = "|".join(re.escape(name) for name in sorted(_ROLES, key=len, reverse=True))
_BROKEN = (
    re.compile(rf"\{{\s*(?:{_NAMES})\s*\}}(?!`)"),  # no backtick, or a space before it
    re.compile(r"\{(?:\s+[\w:]+\s*|[\w:]+\s+|[\w:]*\s*:\s+\w*|\w+\s+:\w*)\}\s*`"),  # { ref}`
    re.compile(rf"\w\{{(?:{_NAMES})\}}`"),  # a word glued before
    re.compile(rf"\{{(?:{_NAMES})\}}`[^`]*`\w"),  # a word glued after
    re.compile(rf"\{{(?:{_NAMES})\}}`(?:\s[^`]*|[^`]*\s|)`"),  # a space inside, or nothing
    re.compile(rf"(?<![{{\w:])(?:{_NAMES})\}}`|\{{(?:{_NAMES})(?![\w:}}])"),  # a brace lost
)
_TARGET = re.compile(r"^\s*\(\s*[\w.-]+\s*\)\s*=\s*$")
_SOUND_TARGET = re.compile(r"^\([\w.-]+\)=$")
_SOUND_ROLE = "Escreva o papel como {nome}`alvo`, sem espaços no meio e separado das palavras."


@PageRule(
    id="papel-danificado",
    title="Papéis inteiros",
    why=(
        "Um espaço a mais ou uma crase a menos, e a referência vira texto ou engole o resto do "
        "parágrafo. É o estrago mais comum da tradução automática."
    ),
    bad="Veja {ref} `sec_mlp`.",
    good="Veja {ref}`sec_mlp`.",
)
def damaged_role(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for roles with spaces, without a backtick, glued to words, or unknown."""
    for line, found in typed(page, *_BROKEN):
        yield Problem(line, f"Papel danificado: {quote(found)}.", _SOUND_ROLE)
    for line, found in typed(page, _TARGET):
        if not _SOUND_TARGET.match(found):
            yield Problem(line, f"Rótulo danificado: {quote(found)}.", "Escreva (rótulo)=.")
    for span in page.spans:
        if span.mark is Mark.ROLE and span.name not in _ROLES:
            advice = f"Os papéis deste livro são {', '.join(_ROLES)}."
            yield Problem(span.line, f"Papel desconhecido: {quote(span.name)}.", advice)
        elif span.mark is Mark.TEXT and "`" in span.text:
            yield Problem(span.line, "Uma crase (`) sem par.", "Feche-a ou apague-a.")


_SPLIT = (
    re.compile(
        r"\\\s+(?:math[a-z]+|frac|sqrt|sum|sigma|partial|text|begin|end|left|right)(?![a-z])"
    ),
    re.compile(r"\\math[a-z]+\s+\{"),
)


@PageRule(
    id="formula-danificada",
    title="Fórmulas inteiras",
    why="Um cifrão a menos troca fórmula por texto até o fim do parágrafo.",
    bad=r"A entrada $ \ mathbf {x} $ tem $n componentes.",
    good=r"A entrada $\mathbf{x}$ tem $n$ componentes.",
)
def damaged_formula(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for spaces where TeX has none, dollars without a pair, braces without a pair."""
    for line, found in typed(page, *_SPLIT):
        yield Problem(line, f"TeX partido: {quote(found)}.", "Tire os espaços do comando.")
    for span in page.spans:
        if span.mark is Mark.TEXT and "$" in span.text and "\\$" not in page.lines[span.line]:
            yield Problem(span.line, "Um cifrão ($) sem par.", "Abra e feche cada fórmula.")
        elif span.mark is Mark.FORMULA and span.text != span.text.strip():
            advice = "Escreva-a sem espaços junto aos cifrões."
            yield Problem(span.line, f"Fórmula com folga: {quote(span.text)}.", advice)
    for tex, line in formulas(page):
        if not _balanced(tex):
            advice = "Abra e feche as chaves aos pares."
            yield Problem(line, f"Chaves sem par na fórmula {quote(tex.strip())}.", advice)


def _balanced(tex: str) -> bool:
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", tex.replace(r"\\", "")):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


_LINK = (
    re.compile(r"\]\s+\((?:https?:|#|\.{0,2}/)"),
    re.compile(r"\]\(\s+|\]\(https?:[^)\s]*\s+[^)\"]*\)"),
    re.compile(r"(?<!\])\(\s*https?:[^)]*\)"),
)
_STRAY = re.compile(r"\*+|(?<!\w)_|_(?!\w)|\]\(|~~")


@PageRule(
    id="enfase-ou-link-danificado",
    title="Ênfases e links inteiros",
    why="Um espaço no lugar errado mostra ao leitor os asteriscos, os colchetes ou o endereço.",
    bad="O gradiente é ** muito ** pequeno; veja [o livro] (https://d2l.ai).",
    good="O gradiente é **muito** pequeno; veja [o livro](https://d2l.ai).",
)
def damaged_text(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for links cut in two and for marks that stayed in the text as themselves."""
    for line, found in typed(page, *_LINK):
        advice = "Escreva [texto](endereço), sem espaços no meio."
        yield Problem(line, f"Link danificado: {quote(found)}.", advice)
    for span in page.marked(Mark.TEXT):
        stray = _STRAY.search(span.text)
        if stray and f"\\{stray[0][0]}" not in page.lines[span.line]:
            yield Problem(
                span.line,
                f"Marcação solta no texto: {quote(stray[0])}.",
                "Escreva *palavra* ou **palavra**, com os asteriscos encostados e em pares.",
            )


_FOUND_ANYWHERE = {"\t", "\r"}
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def _is_hidden(character: str) -> bool:
    category = unicodedata.category(character)
    return (
        category in ("Cf", "Cc", "Co", "Zl", "Zp")
        or (category == "Zs" and character != " ")
        or character == _SOFT_HYPHEN
        or character in _FOUND_ANYWHERE
        or unicodedata.combining(character) > 0
    )


@PageRule(
    id="caractere-invisivel",
    title="Nenhum caractere invisível",
    why=(
        "Vêm de editores e de páginas copiadas, quebram a busca e as referências, e ninguém os vê. "
        "Acentos separados da letra também contam."
    ),
    bad="gra\u200bdiente",
    good="gradiente",
)
def invisible(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for characters of no width, spaces of other widths, accents apart from their letters."""
    hidden = {character for character in {*page.text} - {"\n"} if _is_hidden(character)}
    for number, line in enumerate(page.lines if hidden else ()):
        for column, character in enumerate(line, 1):
            if character in hidden:
                name = unicodedata.name(character, "sem nome")
                yield Problem(
                    number,
                    f"Caractere invisível na coluna {column}: U+{ord(character):04X} ({name}).",
                    "Apague-o e digite de novo o que está em volta.",
                )
