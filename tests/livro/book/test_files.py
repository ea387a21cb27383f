"""Texts that people write, in whatever way their editors save them."""

import os
import signal
import sys
from threading import Barrier, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livro.book import files
from livro.errors import BookError

LINES = st.lists(st.text(st.characters(exclude_characters="\r\n\ufeff", exclude_categories=["Cs"])))


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_a_text_is_its_lines(tmp_path_factory, lines, ending, mark):
    path = tmp_path_factory.mktemp("texto") / "pagina.md"
    content = ending.join(lines).encode("utf-8-sig" if mark else "utf-8")
    path.write_bytes(content)
    assert files.read(path) == "\n".join(lines)
    assert files.as_saved(path, files.read(path)) == content


def test_what_is_not_utf8_is_told_with_its_line(tmp_path):
    path = tmp_path / "pagina.md"
    path.write_bytes("# Título\n\nação\n".encode() + "ação\n".encode("latin-1"))
    with pytest.raises(BookError, match=r"pagina\.md:4: o arquivo não está em UTF-8"):
        files.read(path)


def test_a_new_folder_takes_the_place_of_the_old_one_only_when_it_is_whole(tmp_path):
    folder = tmp_path / "pasta"
    files.write(folder / "velho", b"")
    with pytest.raises(ZeroDivisionError), files.new_folder(folder) as fresh:
        (fresh / "novo").touch()
        raise ZeroDivisionError
    assert [path.name for path in folder.iterdir()] == ["velho"]
    with files.new_folder(folder) as fresh:
        (fresh / "novo").touch()
    assert [path.name for path in folder.iterdir()] == ["novo"]


def test_folders_made_at_once_take_the_place_of_each_other_whole(tmp_path):
    """`livro revisar` in two terminals, say: the last one stays, and none fails."""
    folder, ready, faults = tmp_path / "pasta", Barrier(4, timeout=60), []

    def make(number):
        try:
            for turn in range(25):
                with files.new_folder(folder) as fresh:
                    for name in "ab":
                        (fresh / name).write_text(f"{number} {turn}", "utf-8")
                    ready.wait()
        except Exception as error:
            faults.append(error)
            ready.abort()

    together = [Thread(target=make, args=(number,)) for number in range(4)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert not faults
    assert len({path.read_text("utf-8") for path in folder.iterdir()}) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["pasta"]


def test_an_empty_folder_has_nothing_of_the_old_one(tmp_path):
    files.write(tmp_path / "pasta" / "velho", b"")
    for name in ("pasta", "ainda/nenhuma"):
        assert list(files.empty_folder(tmp_path / name).iterdir()) == []


def interrupted(number, line, action):
    """Send a signal at some line of the module; tell whether it was reached."""
    lines = iter(range(line, -1, -1))

    def trace(frame, event, _argument):
        if frame.f_code.co_filename != files.__file__:
            return None
        if event == "line" and next(lines, None) == 0:
            os.kill(os.getpid(), number)
        return trace

    before, tracing = signal.signal(number, signal.default_int_handler), sys.gettrace()
    sys.settrace(trace)
    try:
        action()
    except KeyboardInterrupt:
        pass
    finally:
        sys.settrace(tracing)
        signal.signal(number, before)
    return next(lines, None) is None


def content_of(folder):
    return {path.name: path.read_bytes() if path.is_file() else None for path in folder.iterdir()}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_whoever_interrupts_finds_the_old_files_or_the_new_ones(tmp_path, number):
    """At whatever line; a library may have started threads that take the signal."""
    old, new = {"fica": b"1", "sai": b"2"}, {"fica": b"3", "novo": b"4"}
    changes = {name: new.get(name) for name in old | new}
    reached, line = True, 0
    while reached:
        folder = tmp_path / str(line)
        folder.mkdir()
        for name, content in old.items():
            (folder / name).write_bytes(content)
        paths = {folder / name: content for name, content in changes.items()}
        reached = interrupted(number, line, lambda paths=paths: files.write_together(paths))
        assert content_of(folder) in (old, new), line
        line += 1
    assert content_of(folder) == new
    assert line > len(changes)


def test_what_cannot_be_written_brings_back_what_was_removed(tmp_path):
    (tmp_path / "pasta").mkdir()
    (tmp_path / "sai").write_bytes(b"1")
    with pytest.raises(OSError, match="pasta"):
        files.write_together({tmp_path / "sai": None, tmp_path / "pasta": b"2"})
    assert content_of(tmp_path) == {"sai": b"1", "pasta": None}


@pytest.mark.parametrize("name", ["pagina.md", "ção" * 50])
def test_a_name_may_be_as_long_as_the_system_takes_and_a_refusal_says_it(tmp_path, name):
    files.write(tmp_path / name, b"1")
    assert content_of(tmp_path) == {name: b"1"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files.os, "chmod", lambda name, _mode: os.stat(f"{name}-"))
        with pytest.raises(FileNotFoundError) as refused:
            files.write(tmp_path / name, b"2")
    assert refused.value.filename == str(tmp_path / name)
    assert content_of(tmp_path) == {name: b"1"}
