"""What the rules of language say of good Portuguese that is not this book's: next to nothing.

The text is the help of LibreOffice in Brazilian Portuguese, from Debian's package, which is
downloaded and never kept. `-s` shows what the rules said.
"""

import re
import shutil
import subprocess
from html import unescape
from random import Random

import pytest

from livro.translation.checks.book import Book
from livro.translation.checks.registry import GROUPS
from livro.translation.checks.rule import PageRule
from livro.translation.myst.reader import read_page

from .injecting import KNOWLEDGE

pytestmark = pytest.mark.cadernos

PACKAGE = "libreoffice-help-pt-br"
LINES = 1000
OUR_OWN = {"ortografia", "maiusculas-do-nome", "ingles-em-italico"}  # they know our words only
RULES = [r for r in GROUPS["Língua"] if isinstance(r, PageRule) and r.id not in OUR_OWN]
PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
MISTAKES = (  # of that text: no false alarms
    *("um caixa", "o caixa", "todos as", "do tópicos"),
    "as outras páginas tem",
)
SHOWN = re.compile(r"<img\b[^>]*>|<(code|kbd|tt)\b.*?</\1>", re.DOTALL)  # an icon, a key
SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-ZÀ-Ú])")
SOUND = re.compile(r"[A-ZÀ-Ú][^*_`$<>{}\[\]|\\@#]{20,}[.!?]")  # a sentence, and nothing for MyST


def run(*command, cwd):
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def manual(tmp_path_factory):
    """The folder with the pages of the manual."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        pytest.skip("só no Debian e no Ubuntu")
    folder = tmp_path_factory.mktemp("debian")
    told = run("apt-get", "download", PACKAGE, cwd=folder)
    if not (packages := list(folder.glob("*.deb"))):
        pytest.skip(f"o apt não trouxe {PACKAGE}: {told.stderr.strip()[-200:]}")
    run("dpkg-deb", "-x", packages[0].name, "lido", cwd=folder)
    return folder / "lido"


def paragraphs(folder):
    """The paragraphs of the manual, a sentence on each line."""
    for path in sorted(folder.rglob("pt-BR/text/swriter/**/*.html")):
        for inside in PARAGRAPH.findall(path.read_text(encoding="utf-8")):
            text = unescape(re.sub(r"<[^>]+>", "", SHOWN.sub("x", inside)))
            close = re.sub(r" (?=[,.])", "", " ".join(text.split()))  # markup leaves spaces
            yield SENTENCE.sub("\n", re.sub(r'"([^"]*)"', r"“\1”", close))


def test_a_thousand_good_lines_give_at_most_ten_findings(manual):
    sound = sorted({p for p in paragraphs(manual) if all(map(SOUND.fullmatch, p.split("\n")))})
    Random(PACKAGE).shuffle(sound)
    texts = "\n".join(sound).split("\n")[:LINES]
    chosen = [text for text in sound if text.split("\n")[-1] in set(texts)]
    said = []
    for page in (read_page("manual.md", f"{text}\n") for text in chosen):
        for rule in RULES:
            said += [
                f"{rule.id}: {p.message}" for p in rule.check(page, Book((page,), (), KNOWLEDGE))
            ]
    print("", *said, sep="\n")
    said = [each for each in said if not any(f"“{mistake}”" in each for mistake in MISTAKES)]
    assert len(texts) == LINES
    assert len(said) <= LINES / 100
