"""The links that lead out of the built book; only for whom has a network, never in the tests.

Sphinx's own `linkcheck` asks only for those that the pages write: not for those that the site adds,
such as the ones to Binder, to Colab and to the repository.
"""

import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag
from urllib.request import Request, urlopen

_LINK = re.compile(r'<a\b[^>]*?\bhref="(https?://[^"]+)"')
# A form that only answers to whom has an account, and one such link per page.
_PRIVATE = re.compile(r"https://github\.com/[^/]+/[^/]+/(issues/new|edit/)")

# Sites that refuse programs, but not readers.
_REFUSED = {401, 403, 405, 406, 418, 429, 999}
_HEADERS = {"User-Agent": "Mozilla/5.0 (verificador de links do livro)", "Accept": "*/*"}
_SECONDS = 20


def external_links(site: Path) -> dict[str, list[str]]:
    """Return each address outside the book, without fragment, with the pages that have it."""
    places: dict[str, set[str]] = {}
    for page in site.rglob("*.html"):
        for link in _LINK.findall(page.read_text("utf-8")):
            url = urldefrag(unescape(link)).url
            if not _PRIVATE.match(url):
                places.setdefault(url, set()).add(str(page.relative_to(site)))
    return {url: sorted(places[url]) for url in sorted(places)}


def trouble_with(url: str) -> str:
    """Ask for an address; return what went wrong, or an empty string.

    A refusal (the server is there, but does not talk to programs) is no proof of a dead link.
    """
    trouble = ""
    for method in ("HEAD", "GET"):  # some servers do not know the first
        request = Request(quote(url, safe="%/:=&?~#+!$,;'@()*[]"), headers=_HEADERS, method=method)
        try:
            with urlopen(request, timeout=_SECONDS):
                return ""
        except HTTPError as error:
            if error.code in _REFUSED and method == "GET":
                return ""
            trouble = f"resposta {error.code}"
        except (URLError, OSError) as error:
            trouble = f"sem resposta ({getattr(error, 'reason', error)})"
    return trouble


def trouble_with_all(urls: Iterable[str]) -> dict[str, str]:
    """Ask for several addresses at a time; return those with trouble."""
    urls = list(urls)
    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = dict(zip(urls, pool.map(trouble_with, urls), strict=True))
    return {url: trouble for url, trouble in answers.items() if trouble}
