"""The loop of whoever writes: a page that is saved shows itself anew, until Ctrl-C."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from urllib.request import urlopen

import psutil
import pytest

pytestmark = pytest.mark.demorado

SECONDS = 300
# The command `livro`, which hears Ctrl-C even where a shell runs the tests in the background.
EDIT = """
import signal, sys
from livro.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
status = main()
assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
sys.exit(status)
"""


@pytest.fixture
def editing(small_book):
    """`livro editar` on the small book, in a group of processes of its own, as in a terminal."""
    command = [sys.executable, "-c", EDIT, "editar", "--porta", "0"]
    environment = {**os.environ, **small_book.packages}
    process = subprocess.Popen(
        command,
        cwd=small_book.root,
        env=environment,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = threading.Timer(SECONDS, os.killpg, [process.pid, signal.SIGKILL])
    watchdog.start()
    yield process
    watchdog.cancel()
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def listen(editing, pattern):
    """Hear what is said until what one waits for; return that."""
    said = []
    for line in editing.stdout:
        said.append(line)
        if found := re.search(pattern, line):
            return found[0]
    pytest.fail("".join(said))


@pytest.fixture
def address(editing):
    """Where the preview is served, once it is built."""
    return listen(editing, r"http://127\.0\.0\.1:\d+")


def read(address):
    with urlopen(address, timeout=SECONDS) as answer:
        return answer.read().decode()


def wait_for(text, address):
    """Ask, as the script of the page does, for the builds that come, until one shows a text."""
    while text not in (page := read(f"{address}/book/pagina.html")):
        read(address + re.search(r'fetch\("([^"]+)"', page)[1])  # answered by another build


def interrupt(editing):
    """Press Ctrl-C; return what was said until no process holds the console any more."""
    os.killpg(editing.pid, signal.SIGINT)
    said = editing.stdout.read()
    assert editing.wait() == 0, said
    assert "Traceback" not in said
    return said


def test_what_is_saved_is_built_and_asked_for_and_a_mistake_told_until_ctrl_c(
    small_book, editing, address
):
    wait_for("Veja", address)
    small_book.replace("Veja", "Leia")
    wait_for("Leia", address)

    small_book.add_page("nova", "# Uma página nova\n")
    wait_for("Uma página nova", address)  # in the contents
    assert "Uma página nova" in read(f"{address}/book/nova.html")

    small_book.replace("{ref}`sec_page`", "{ref}`sec_pag`")
    listen(editing, "undefined label: 'sec_pag'")
    small_book.replace("{ref}`sec_pag`", "{ref}`sec_page`")
    listen(editing, "Prévia pronta")
    interrupt(editing)


@pytest.mark.parametrize("pause", [0.3, 1])
def test_ctrl_c_while_a_build_starts_is_no_error(editing, pause):
    process = psutil.Process(editing.pid)
    while not process.children():
        assert editing.poll() is None
        time.sleep(0.01)
    time.sleep(pause)
    interrupt(editing)


@pytest.mark.navegador
def test_the_browser_shows_the_new_page_by_itself(small_book, editing, address, chromium):
    page = chromium.new_page()
    page.goto(f"{address}/book/pagina.html")
    small_book.replace("Veja", "Leia")
    page.get_by_text("Leia").wait_for(timeout=SECONDS * 1000)
    page.close()
    interrupt(editing)
