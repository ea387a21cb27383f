"""Where the frameworks come from."""

import sys
from types import SimpleNamespace

import pytest
from sphinx.errors import ConfigError

pytestmark = pytest.mark.demorado


def test_frameworks_come_from_the_library(book, labels, monkeypatch):
    frameworks = (SimpleNamespace(name="b", label="Bê"), SimpleNamespace(name="a", label="Á"))
    monkeypatch.setitem(sys.modules, "estabilidade", SimpleNamespace(FRAMEWORKS=frameworks))
    book.page("index", "# Título", book.cell("tab-a tab-b"))
    built = book.build(framework_tabs_frameworks=[])
    (tabs,) = built.html().select(".sd-tab-set")
    assert labels(tabs) == ["Bê", "Á"]
    assert built.warnings == []


def test_printed_framework_must_exist(book):
    book.page("index", "# Título")
    with pytest.raises(ConfigError, match=r"framework desconhecido: 'keras'.*numpy, pytorch"):
        book.build(framework_tabs_only="keras")
