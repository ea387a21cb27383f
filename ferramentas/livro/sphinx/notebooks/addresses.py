"""Where a notebook can be downloaded and opened."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from sphinx.config import Config

FOLDER = "cadernos"  # in the site
SOLVED = "solucoes"  # the folder of the second set, of the pages with exercises
BRANCH = "cadernos"  # of the repository: what Binder and Colab open
_GITHUB = "https://github.com/"


def notebook_path(framework: str, page: str, *, solved: bool = False) -> str:
    """Return the path of a notebook below FOLDER, and at the root of BRANCH."""
    path = f"{framework}/{page.removeprefix('book/')}.ipynb"
    return f"{SOLVED}/{path}" if solved else path


def archive_path(framework: str) -> str:
    """Return the path, below FOLDER, of the file with all notebooks of a framework."""
    return f"{FOLDER}-{framework}.zip"


@dataclass(frozen=True)
class Repository:
    """A repository on GitHub."""

    slug: str

    @classmethod
    def of(cls, config: Config) -> Repository | None:
        """Return the repository of the book, if it is known and on GitHub."""
        url = config.html_theme_options.get("repository_url", "")
        return cls(url.removeprefix(_GITHUB).strip("/")) if url.startswith(_GITHUB) else None

    def binder(self, path: str) -> str:
        """Return the address that opens a notebook in JupyterLab on mybinder.org."""
        target = quote(f"lab/tree/{path}", safe="")
        return f"https://mybinder.org/v2/gh/{self.slug}/{BRANCH}?urlpath={target}"

    def colab(self, path: str) -> str:
        """Return the address that opens a notebook in Colab."""
        return f"https://colab.research.google.com/github/{self.slug}/blob/{BRANCH}/{path}"

    @property
    def package(self) -> str:
        """What pip installs to get the package `estabilidade`."""
        return f"git+{_GITHUB}{self.slug}@{BRANCH}"


def page_address(site: str, page: str, link: str, framework: str) -> str:
    """Return the full address of a link of a page, with the reader's framework chosen there.

    Args:
        site: the address of the site, empty when nobody knows it.
        page: the address of the page below it.
        link: the address as the page writes it.
        framework: the name of the framework.

    Returns:
        The address, or nothing when it leads to the page itself or nobody knows where.
    """
    if urlsplit(link).scheme:
        return link
    if not site or not link:
        return ""
    address, hash_sign, anchor = urljoin(site + page, link).partition("#")
    return f"{address}?framework={framework}{hash_sign}{anchor}"
