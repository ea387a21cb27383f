"""What `pip` installs: the package alone, as it is now, and nothing left behind."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "code" / "estabilidade"


def test_the_wheel_holds_the_package_and_the_folder_stays_as_it_was(tmp_path):
    pytest.importorskip("hatchling")
    before = {path.name for path in ROOT.iterdir()}
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    assert not {path.name for path in ROOT.iterdir()} - before
    (wheel,) = tmp_path.iterdir()
    held = {Path(name) for name in ZipFile(wheel).namelist()}
    package = {path for path in held if path.parts[0] == "estabilidade"}
    assert all(path.parts[0].endswith(".dist-info") for path in held - package)
    source = {path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert package == {path.relative_to(ROOT / "code") for path in source}
    (metadata,) = (path for path in held if path.name == "METADATA")
    text = ZipFile(wheel).read(str(metadata)).decode()
    for field in ("Version: 0", "Project-URL: ", "Classifier: ", "Description-Content-Type: "):
        assert f"\n{field}" in text
    assert "Requires-Dist: matplotlib" in text
