"""The addresses of the repository and of the site, for every link that leads to them."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from livro.book import git

GITHUB = "https://github.com"

# `scheme://user@host:port/owner/name.git`, or ssh's `user@host:owner/name.git`.
_REMOTE = re.compile(
    r"(?:[a-z+]+://(?:[^@/]*@)?(?P<host>[\w.-]+)(?::\d+)?/|(?:[^@/:]+@)?(?P<short>[\w.-]+):)/?"
    r"(?P<slug>[\w.-]+/[\w.-]+?)(?:\.git)?/?",
    re.IGNORECASE,
)
_HOSTS = {"github.com", "www.github.com", "ssh.github.com"}


def from_remote(remote: str) -> str:
    """Turn the address of a git remote into the https address of a GitHub repository.

    Returns an empty string for a remote that is not on GitHub, a local folder for one.
    """
    match = _REMOTE.fullmatch(remote.strip())
    if not match or (match["host"] or match["short"]).lower() not in _HOSTS:
        return ""
    return f"{GITHUB}/{match['slug']}"


def repository_url(configured: str, root: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return the address of the repository, or an empty string when nothing tells it.

    What `_config.yml` says comes first; without it, GITHUB_REPOSITORY (`owner/name`, set by GitHub
    Actions and by those that follow it) and then git's `origin`, so that a fork links to itself.

    Args:
        configured: `repository.url` of `_config.yml`, possibly empty.
        root: the folder of the checkout.
        environment: the environment variables.
    """
    if configured:
        return configured.rstrip("/")
    if slug := environment.get("GITHUB_REPOSITORY"):
        return f"{environment.get('GITHUB_SERVER_URL', GITHUB)}/{slug}"
    return from_remote(git.ask(root, "remote", "get-url", "origin"))


def provider(url: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return what serves a repository, as the theme names it, or an empty string: nobody knows.

    A server of a company's own says nothing in its name, but runs the actions of GitHub; Forgejo
    and Gitea run them too, and say that it is they.
    """
    for name in ("github", "gitlab", "bitbucket"):
        if name in url.lower():
            return name
    server = environment.get("GITHUB_SERVER_URL", "")
    others = environment.keys() & {"FORGEJO_ACTIONS", "GITEA_ACTIONS"}
    return "github" if server and url.startswith(f"{server}/") and not others else ""


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
