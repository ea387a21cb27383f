"""The frameworks are data: listed once, imported on demand, alike in what they offer."""

import ast
import inspect
import subprocess
import sys

import pytest

import estabilidade
from estabilidade import FRAMEWORKS, Backend, Framework, available, backend, backends, registry
from estabilidade.protocol import Functions
from estabilidade.registry import RETIRED

FUNCTIONS = [name for name in vars(Functions) if not name.startswith("_") and name != "clean_state"]


def run(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_the_frameworks_of_the_book_come_in_its_order():
    assert [(each.name, each.label) for each in FRAMEWORKS] == [
        ("numpy", "NumPy"),
        ("pytorch", "PyTorch"),
        ("tensorflow", "TensorFlow"),
        ("jax", "JAX"),
    ]


def test_every_framework_of_the_book_is_installed():
    assert available() == tuple(each.name for each in FRAMEWORKS)


def test_a_framework_is_shown_by_its_names_without_paths():
    assert repr(backend("numpy")) == f"Backend(framework={FRAMEWORKS[0]!r})"


def test_importing_the_package_imports_no_framework():
    heavy = {each.package for each in FRAMEWORKS} - {"numpy"} | {"matplotlib", "scipy", "keras"}
    program = f"import sys, estabilidade; print(sorted({heavy!r} & set(sys.modules)))"
    assert run(program) == "[]"


def test_knowing_what_is_available_imports_no_framework():
    heavy = {each.package for each in FRAMEWORKS} - {"numpy"}
    program = f"import sys, estabilidade as e; e.available(); print({heavy!r} & set(sys.modules))"
    assert run(program) == "set()"


def test_theory_needs_numpy_alone():
    heavy = {each.package for each in FRAMEWORKS} - {"numpy"} | {"scipy"}
    program = f"import sys, estabilidade.theory; print({heavy!r} & set(sys.modules))"
    assert run(program) == "set()"


def test_a_framework_imports_no_other():
    others = {"torch", "tensorflow", "jax"}
    program = (
        "import sys, estabilidade; estabilidade.backend('numpy'); "
        f"print({others!r} & set(sys.modules))"
    )
    assert run(program) == "set()"


def test_the_module_of_a_framework_has_its_name(framework):
    assert framework.module.__name__ == f"estabilidade.{framework.framework.name}"


def test_an_unknown_framework_is_refused_with_the_valid_names():
    with pytest.raises(ValueError) as caught:
        backend("theano")
    assert str(caught.value) == (
        "backend: `name` desconhecido: 'theano'; "
        "use um destes: numpy, pytorch, tensorflow, jax, mxnet"
    )


def test_a_framework_that_is_not_installed_says_what_to_install(monkeypatch):
    absent = Framework("theano", "Theano", "um_pacote_que_nao_existe")
    monkeypatch.setattr(registry, "FRAMEWORKS", (*FRAMEWORKS, absent))
    assert "theano" not in available()
    with pytest.raises(ModuleNotFoundError) as error:
        backend("theano")
    assert error.value.name == "um_pacote_que_nao_existe"
    assert str(error.value) == (
        "Theano não está instalado; instale o pacote `um_pacote_que_nao_existe` "
        f"ou escolha um destes: {', '.join(available())}"
    )


def test_a_retired_framework_is_known_but_neither_offered_nor_demanded(monkeypatch):
    assert [each.name for each in RETIRED] == ["mxnet"]
    assert not set(RETIRED) & set(FRAMEWORKS)
    here = Framework("mxnet", "MXNet", "math")
    monkeypatch.setattr(registry, "RETIRED", (here,))
    assert here.installed and "mxnet" not in available()
    monkeypatch.setattr(backends.importlib, "import_module", lambda name: name)
    assert backend("mxnet").module == "estabilidade.mxnet"


def test_entries_cannot_be_changed_by_accident():
    with pytest.raises(AttributeError):
        FRAMEWORKS[0].name = "outro"


def test_the_public_names_exist():
    assert all(hasattr(estabilidade, name) for name in estabilidade.__all__)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_frameworks_offer_the_functions_of_the_protocol_with_the_same_signature(framework, name):
    def parameters(function):
        return [(p.name, p.default) for p in inspect.signature(function).parameters.values()]

    _self, *contract = parameters(getattr(Functions, name))
    assert parameters(getattr(framework.module, name)) == contract
    assert parameters(getattr(framework, name)) == contract


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_checked_functions_are_those_of_the_protocol(name):
    assert getattr(Backend, name).__doc__ == getattr(Functions, name).__doc__
    assert getattr(Backend, name).__name__ == name


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_can_be_shown_alone(framework, name):
    """It depends on nothing but imports and at most one helper, and each fits on a page."""
    imports = {each for each, value in vars(framework.module).items() if inspect.ismodule(value)}
    helpers = shown(framework.module, name) - imports
    assert len(helpers) <= 1
    assert not helpers & {*FUNCTIONS}
    for helper in helpers:
        assert shown(framework.module, helper) <= imports


def shown(module, name):
    """Check how long a function is; return the names of its module that its body uses."""
    function = inspect.unwrap(getattr(module, name))
    source = inspect.getsource(function)
    assert "#" not in source
    assert len(source.split('"""')[2].strip().splitlines()) <= 20
    (definition,) = ast.parse(source).body
    body = ast.Module(definition.body, type_ignores=[])
    used = {node.id for node in ast.walk(body) if isinstance(node, ast.Name)}
    return used & {*vars(module)}
