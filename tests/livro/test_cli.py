"""The border of the command `livro`: one clear line, and no fault of ours hidden."""

import errno
import os
import signal
import subprocess
import sys

import pytest

from livro.book.files import new_folder
from livro.book.locking import one_change
from livro.cli import main
from livro.errors import BookError
from livro.translation.review import build


def livro(*arguments, folder, **settings):
    """The command as a process of its own, from a folder."""
    command = [sys.executable, "-m", "livro.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, **settings)


@pytest.fixture
def failing(monkeypatch):
    """Make `livro revisar` end with an error of one's choice."""

    def fail(error):
        def raises(_folder):
            raise error

        monkeypatch.setattr(build, "build_review", raises)

    return fail


@pytest.fixture
def empty_book(tmp_path):
    for name in ("_config.yml", "_toc.yml"):
        (tmp_path / name).write_text("title: Livro\n", encoding="utf-8")
    (tmp_path / "book").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (BookError("book/a.md:3: falta algo."), "livro: book/a.md:3: falta algo.\n"),
        (OSError(errno.ENOSPC, "No space left", "x.md"), "livro: x.md: o disco está cheio.\n"),
        (OSError(errno.EROFS, "Read-only", "x.md"), "livro: x.md: o disco só permite leitura.\n"),
        (PermissionError(errno.EACCES, "denied", "x.md"), "livro: x.md: sem permissão.\n"),
    ],
)
def test_what_the_user_can_mend_is_one_line(failing, capsys, error, message):
    failing(error)
    assert main(["revisar"]) == 1
    assert capsys.readouterr().err == message


def test_a_command_that_is_ended_leaves_nothing_half_written(tmp_path, monkeypatch):
    def ended(_folder):
        with new_folder(tmp_path / "pasta") as fresh:
            (fresh / "metade").touch()
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(build, "build_review", ended)
    before = signal.getsignal(signal.SIGTERM)
    try:
        with pytest.raises(SystemExit, match="143"):
            main(["revisar"])
    finally:
        signal.signal(signal.SIGTERM, before)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), AssertionError()])
def test_a_fault_of_ours_shows_where_it_is(failing, error):
    failing(error)
    with pytest.raises(type(error)):
        main(["revisar"])


def test_who_stops_reading_gets_no_complaint(request):
    reader, writer = os.pipe()
    os.close(reader)
    answer = subprocess.run(
        [sys.executable, "-m", "livro.cli", "situacao"],
        cwd=request.config.rootpath,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert answer.stderr == b""


def test_a_terminal_that_lacks_a_letter_shows_its_code(request):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    answer = livro("situacao", folder=request.config.rootpath, env=environment)
    assert answer.returncode == 0, answer.stderr
    assert b"p\\xe1gina" in answer.stdout


@pytest.mark.parametrize(
    "command",
    [
        ["importar", ""],
        ["po", "exportar", ""],
        ["po", "importar", ""],
        ["fonte", "atualizar", ""],
        ["reunir-cadernos", ""],
    ],
)
def test_no_name_at_all_is_not_the_folder_where_one_is(command, empty_book, monkeypatch, capsys):
    """`livro po exportar "$PASTA"`, with a variable that nobody set."""
    monkeypatch.chdir(empty_book)
    before = sorted(empty_book.rglob("*"))
    with pytest.raises(SystemExit, match="2"):
        main(command)
    assert "falta o nome do arquivo ou da pasta" in capsys.readouterr().err
    assert sorted(empty_book.rglob("*")) == before


def test_a_page_is_named_from_anywhere(request, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(request.config.rootpath / "book" / "capitulo")
    exported = []
    for number, name in enumerate(["simetria.md", "./simetria.md", "book/capitulo/simetria.md"]):
        assert main(["po", "exportar", str(tmp_path / f"{number}.po"), "--pagina", name]) == 0
        exported.append((tmp_path / f"{number}.po").read_text(encoding="utf-8"))
    assert len(set(exported)) == 1
    assert main(["sincronizar", "--verificar", "../capitulo/./simetria.md"]) == 0
    assert main(["sincronizar", "--verificar", "nada.md"]) == 1
    assert "nada.md não é uma página do livro" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["-1", "65536", "99999"])
def test_a_port_that_does_not_exist_is_named(port, tmp_path, monkeypatch, capsys):
    for name in ("_config.yml", "_toc.yml", "_build/html/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    assert main(["servir", "--porta", port]) == 1
    assert f"A porta {port} não existe" in capsys.readouterr().err


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_leads_nowhere(request, closed):
    command = f"{sys.executable} -m livro.cli errata {closed}"
    answer = subprocess.run(
        ["sh", "-c", command], cwd=request.config.rootpath, capture_output=True, check=False
    )
    assert (answer.returncode, answer.stderr) == (0, b"")


def test_a_change_waits_for_another_and_builds_upon_it(empty_book):
    """Two that read the same ledger would each write it without what the other changed."""
    with one_change(empty_book):
        waiting = subprocess.Popen(
            [sys.executable, "-m", "livro.cli", "esquecer", "nenhum"],
            cwd=empty_book,
            stderr=subprocess.PIPE,
        )
        told = waiting.stderr.readline().decode()
        assert waiting.poll() is None
        (empty_book / "book/p.md").write_text("% seg: p-nenhum\nUm.\n", encoding="utf-8")
    assert told == "Outro comando está mudando o livro; espero por ele.\n"
    assert "Há nomes parecidos: “p-nenhum”." in waiting.communicate()[1].decode()


@pytest.mark.parametrize(
    "command",
    [
        ["sincronizar", "--verificar"],
        ["catalogo", "--verificar"],
        ["fonte", "atualizar", "nenhuma.md", "--simular"],
    ],
)
def test_who_only_asks_waits_for_nobody(empty_book, command):
    """It says, while somebody changes the book, what it says when nobody does."""
    with one_change(empty_book):
        busy = livro(*command, folder=empty_book, timeout=100)
    calm = livro(*command, folder=empty_book, timeout=100)
    assert (busy.returncode, busy.stdout, busy.stderr) == (
        calm.returncode,
        calm.stdout,
        calm.stderr,
    )
    assert b"Traceback" not in busy.stderr
    assert b"espero" not in busy.stderr
