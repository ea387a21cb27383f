"""The address of the repository, for every link that leads to it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from livro.book import git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_GITHUB = re.compile(
    r"(?:https://(?:[^@/]+@)?github\.com/|(?:ssh://)?git@github\.com[:/])"
    r"(?P<slug>[\w.-]+/[\w.-]+?)(?:\.git)?/?"
)


def from_remote(remote: str) -> str:
    """Turn the address of a git remote into the https address of a GitHub repository.

    Returns an empty string for a remote that is not on GitHub, a local folder for one.
    """
    match = _GITHUB.fullmatch(remote.strip())
    return f"https://github.com/{match['slug']}" if match else ""


def repository_url(configured: str, root: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return the address of the repository, or an empty string when nothing tells it.

    GITHUB_REPOSITORY (`owner/name`, set by GitHub Actions) comes before git's `origin`, and both
    before what `_config.yml` says, so that a fork links to itself.

    Args:
        configured: `repository.url` of `_config.yml`, possibly empty.
        root: the folder of the checkout.
        environment: the environment variables.
    """
    if slug := environment.get("GITHUB_REPOSITORY"):
        return f"{environment.get('GITHUB_SERVER_URL', 'https://github.com')}/{slug}"
    return from_remote(git.ask(root, "remote", "get-url", "origin")) or configured
