"""The scores that Lighthouse gives to a page on a phone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

INSTALLED = Path("ferramentas/lighthouse/node_modules/.bin/lighthouse")
# Without these, Chromium looks for hosts of its own in a network that may not have them.
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)


@dataclass(frozen=True)
class Scores:
    """What Lighthouse says of a page: categories from 0 to 100, and the layout shift."""

    categories: dict[str, int]
    layout_shift: float


def is_ready(root: Path) -> bool:
    """Tell whether Node, Lighthouse and a Chromium are here."""
    return bool(shutil.which("node") and _chromium() and (root / INSTALLED).is_file())


def scores(root: Path, address: str) -> Scores:
    """Let Lighthouse visit a page with the settings of its own for a phone.

    Raises:
        ValueError: Lighthouse gave no answer.
    """
    command = [str(root / INSTALLED), address, "--quiet", "--output=json"]
    command += ["--output-path=stdout", f"--chrome-flags={_FLAGS}"]
    environment = os.environ | {"CHROME_PATH": _chromium() or ""}
    answer = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if answer.returncode:
        raise ValueError(f"o Lighthouse não mediu {address}: {answer.stderr.strip()}")
    report = json.loads(answer.stdout)
    found = report["categories"].items()
    return Scores(
        {name: round(100 * (category["score"] or 0)) for name, category in found},
        report["audits"]["cumulative-layout-shift"]["numericValue"],
    )


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("google-chrome")
