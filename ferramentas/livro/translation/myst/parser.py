"""The parser of the pages: the one that myst-parser configures for this book."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

# Those of `myst_enable_extensions` in _config.yml; a test compares the two.
EXTENSIONS = frozenset({"amsmath", "attrs_inline", "colon_fence", "deflist", "dollarmath"})


@cache
def _parser() -> MarkdownIt:
    return create_md_parser(MdParserConfig(enable_extensions=set(EXTENSIONS)), RendererHTML)


def parse(text: str) -> list[Token]:
    """Return the tokens of a MyST text."""
    return _parser().parse(text)
