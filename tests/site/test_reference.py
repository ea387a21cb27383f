"""Whatever readers can import of the package has an entry in its page."""

import importlib
import inspect

import pytest

pytestmark = pytest.mark.livro

MODULES = ["", ".theory", ".diagnose", ".plotting", ".explorer"]


def public_names(module):
    """Return what a module says that it offers or, if it says nothing, what was made in it."""
    made = [
        name
        for name, each in vars(module).items()
        if (inspect.isfunction(each) or inspect.isclass(each)) and not name.startswith("_")
        if each.__module__.startswith(module.__name__)
    ]
    named = getattr(module, "__all__", made)
    return [n for n in named if not inspect.ismodule(getattr(module, n)) and n != "__version__"]


@pytest.mark.parametrize("suffix", MODULES)
def test_every_public_name_has_an_entry(pages, suffix):
    module = importlib.import_module(f"estabilidade{suffix}")
    entries = {each["id"] for each in pages["book/apendices/pacote"].article.select("dt.sig")}
    names = public_names(module)
    assert len(names) >= 5
    assert [name for name in names if f"{module.__name__}.{name}" not in entries] == []


def test_every_method_of_a_backend_has_an_entry(pages):
    from estabilidade.protocol import Functions

    entries = {each["id"] for each in pages["book/apendices/pacote"].article.select("dt.sig")}
    methods = [name for name in vars(Functions) if not name.startswith("_")]
    missing = {name for name in methods if f"estabilidade.Backend.{name}" not in entries}
    assert missing == {"clean_state"}  # what the methods run in, not one of them
