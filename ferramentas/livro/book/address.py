"""The address where the site will be read, for what only a full address can say."""

import os
from collections.abc import Mapping

from livro.book.repository import GITHUB


def site_url(configured: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return the address of the site with a final slash, or an empty string: nobody knows it.

    What `_config.yml` says comes first: a domain of one's own is known only there. Without it,
    GITHUB_REPOSITORY (`owner/name`, set by GitHub Actions) tells where GitHub Pages will publish;
    where a company's server or Forgejo, which set it too, will publish, nobody knows.

    Args:
        configured: `html.baseurl` of `_config.yml`, possibly empty.
        environment: the environment variables.
    """
    if configured:
        return configured.rstrip("/") + "/"
    if environment.get("GITHUB_SERVER_URL", GITHUB) != GITHUB:
        return ""
    owner, _, name = environment.get("GITHUB_REPOSITORY", "").partition("/")
    if not name:
        return ""
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"
