"""What may import what: the floors of ARQUITETURA.md, and nothing upwards."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import estabilidade
import livro

ROOT = Path(__file__).parents[2]
PACKAGE = Path(livro.__file__).parent

# From the ground up; rooms of one floor do not know each other.
FLOORS = (
    {"errors"},
    {"book", "d2l", "katex"},
    {"pyodide", "translation"},
    {"sphinx", "importing"},
    {"site", "printing"},
    {"measure"},
    {"commands"},
    {"cli"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}


def imported(path):
    """Yield the dotted names that a file imports, at any depth of its code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def arrows(package):
    """Yield (file, its room, a room of the tool that it imports)."""
    for path in sorted(package.rglob("*.py")):
        room = path.relative_to(package).with_suffix("").parts[0]
        for name in imported(path):
            start, _, rest = name.partition(".")
            if start == "livro" and rest:
                yield path, room, rest.partition(".")[0]


def test_every_room_has_a_floor():
    rooms = {room for _path, room, _target in arrows(PACKAGE)}
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert rooms - {"__init__"} <= FLOOR.keys()
    assert folders <= FLOOR.keys()


def test_no_room_imports_one_above_or_beside_it():
    wrong = [
        f"{path.relative_to(PACKAGE)} -> {target}"
        for path, room, target in arrows(PACKAGE)
        if room != target and FLOOR[target] >= FLOOR[room]
    ]
    assert not wrong


def test_the_package_of_the_readers_knows_nothing_of_the_tool():
    package = ROOT / "code" / "estabilidade"
    names = [name for path in package.rglob("*.py") for name in imported(path)]
    assert "numpy" in names
    assert not [name for name in names if name.partition(".")[0] == "livro"]


def imports_within(package):
    """Return the modules of a package, each with those of the package that it imports."""
    files = {
        ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(
            ".__init__"
        ): path
        for path in package.rglob("*.py")
    }
    named = {
        module: {name if name in files else name.rpartition(".")[0] for name in imported(path)}
        for module, path in files.items()
    }
    return {module: names & (files.keys() - {module}) for module, names in named.items()}


@pytest.mark.parametrize("package", [estabilidade, livro], ids=lambda each: each.__name__)
def test_no_file_imports_another_in_a_circle(package):
    graph = imports_within(Path(package.__file__).parent)
    assert sum(map(len, graph.values())) > len(graph)
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the files


def test_the_readers_folder_holds_their_package_alone():
    folders = {path.name for path in (ROOT / "code").iterdir() if any(path.rglob("*.py"))}
    assert folders == {"estabilidade"}


def test_every_room_is_in_the_plan():
    plan = (ROOT / "ARQUITETURA.md").read_text(encoding="utf-8")
    assert [
        room for room in FLOOR if room not in ("errors", "cli") and f"`{room}/`" not in plan
    ] == []


def test_what_people_write_is_read_by_one_function():
    """It says the file and the line of what is not UTF-8 or in conflict; `read_text` does not."""
    own = PACKAGE / "book" / "files.py"
    # They read what programs wrote, and our own styles.
    made = {"book/mxnet.py", "translation/checks/outputs.py", "translation/review/build.py"}
    rooms = ("book", "d2l", "translation", "importing", "commands")
    asks = re.compile(r'\.read_text\((?!.*errors="replace")')
    paths = {path for room in rooms for path in (PACKAGE / room).rglob("*.py")} - {own}
    asking = [path for path in paths if asks.search(path.read_text(encoding="utf-8"))]
    assert {path.relative_to(PACKAGE).as_posix() for path in asking} - made == set()
