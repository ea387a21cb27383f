"""What Lighthouse says of a page on a phone: its scores, and what it had to send."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from livro.errors import BookError

INSTALLED = Path("ferramentas/npm/lighthouse/node_modules/.bin/lighthouse")
# Without these, Chromium looks for hosts of its own in a network that may not have them.
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)


@dataclass(frozen=True)
class Scores:
    """What Lighthouse says of a page: categories from 0 to 100, the layout shift, the traffic."""

    categories: dict[str, int]
    layout_shift: float
    sent: int  # bytes on the way
    requests: int


def is_ready(root: Path) -> bool:
    """Tell whether Node, Lighthouse and a Chromium are here."""
    return bool(shutil.which("node") and _chromium() and (root / INSTALLED).is_file())


def best_scores(root: Path, address: str, visits: int = 3) -> Scores:
    """Visit a page some times; a busy machine makes a page look slower, never faster."""
    found = [scores(root, address) for _ in range(visits)]
    return max(found, key=lambda visit: visit.categories["performance"])


def scores(root: Path, address: str) -> Scores:
    """Let Lighthouse visit a page with the settings of its own for a phone.

    Raises:
        BookError: Lighthouse gave no answer.
    """
    command = [str(root / INSTALLED), address, "--quiet", "--output=json"]
    command += ["--output-path=stdout", f"--chrome-flags={_FLAGS}"]
    environment = os.environ | {"CHROME_PATH": _chromium() or ""}
    answer = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if answer.returncode:
        raise BookError(f"o Lighthouse não mediu {address}: {answer.stderr.strip()}")
    return _read(json.loads(answer.stdout))


def _read(report: dict[str, Any]) -> Scores:
    audits = report["audits"]
    traffic = [item for item in audits["network-requests"]["details"]["items"] if _is_sent(item)]
    return Scores(
        {name: round(100 * (found["score"] or 0)) for name, found in report["categories"].items()},
        audits["cumulative-layout-shift"]["numericValue"],
        sum(item["transferSize"] for item in traffic),
        len(traffic),
    )


def _is_sent(item: dict[str, Any]) -> bool:
    """Leave out what never left the page (`data:`) and what found no network to answer it."""
    return item["url"].startswith("http") and bool(item.get("transferSize"))


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("google-chrome")
