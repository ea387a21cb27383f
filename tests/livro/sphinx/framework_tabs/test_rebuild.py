"""Partial, parallel and reconfigured builds give what a whole build gives."""

from dataclasses import replace

import pytest

pytestmark = pytest.mark.demorado

PLACEHOLDER = {"framework_tabs_placeholder": "Omitida."}


def write(book, name, other, extra=""):
    """Write a page with a figure that refers to another page's figure."""
    figure = {"name": f"fig-{name}", "caption": f"Figura de {name}."}
    first = book.cell("tab-numpy", name, figure=figure)
    rest = book.cells("pytorch tensorflow jax")
    book.page(name, f"# {name}", f"Veja {{numref}}`fig-{other}`.", extra, first, rest)


def write_contents(book, *names):
    """Write the first page, with the table of contents."""
    book.page("index", "# Título", "\n".join(["```{toctree}", *names, "```"]))


@pytest.fixture
def two_pages(book):
    """Write two pages whose figures refer to each other."""
    write_contents(book, "um", "dois")
    write(book, "um", "dois")
    write(book, "dois", "um")
    return book


def numbers(page):
    """Return the number in a page's caption and the one in its reference."""
    caption = page.select_one(".caption-number").get_text(strip=True)
    return caption, page.select_one("p a.internal").get_text()


def test_touched_page_keeps_its_number(two_pages):
    two_pages.build(**PLACEHOLDER)
    write(two_pages, "dois", "um", "Um parágrafo novo.")
    built = two_pages.build(**PLACEHOLDER)
    assert "Um parágrafo novo." in built.html("dois").get_text()
    assert numbers(built.html("um")) == ("Figura 1", "Figura 2")
    assert numbers(built.html("dois")) == ("Figura 2", "Figura 1")
    assert built.warnings == []


def test_new_figure_moves_the_numbers_of_untouched_pages(two_pages):
    two_pages.build(**PLACEHOLDER)
    new = two_pages.cell("", "nova", figure={"name": "fig-nova", "caption": "Nova."})
    write(two_pages, "um", "dois", new)
    built = two_pages.build(**PLACEHOLDER)
    assert numbers(built.html("dois")) == ("Figura 3", "Figura 2")


def test_parallel_build_gives_the_same_pages(book, tmp_path):
    """Sphinx shares out the reading of six pages or more."""
    names = [f"p{number}" for number in range(8)]
    builds = []
    for processes in (1, 2):
        copy = replace(book, root=tmp_path / str(processes))
        copy.root.mkdir()
        write_contents(copy, *names)
        for name, other in zip(names, reversed(names), strict=True):
            write(copy, name, other)
        builds.append(copy.build_apart(processes, **PLACEHOLDER))
    serial, parallel = (
        {path.name: path.read_text() for path in built.output.glob("*.html")} for built in builds
    )
    assert len(serial) > 8
    assert parallel == serial
    assert [built.stderr for built in builds] == ["", ""]
    assert ["p3 .. p6" in built.stdout for built in builds] == [False, True]
    assert numbers(builds[1].page("p7.html")) == ("Figura 8", "Figura 1")


def test_extension_declares_itself_safe_for_parallel_builds(two_pages):
    extension = two_pages.build().app.extensions["livro.sphinx.framework_tabs"]
    assert extension.parallel_read_safe
    assert extension.parallel_write_safe


@pytest.mark.parametrize(
    ("setting", "value", "expected"),
    [
        ("framework_tabs_placeholder", "Nada aqui.", "Nada aqui."),
        (
            "framework_tabs_frameworks",
            [(name, name.upper()) for name in ("numpy", "pytorch", "tensorflow", "jax")],
            "TENSORFLOW",
        ),
    ],
)
def test_changed_setting_rebuilds_every_page(two_pages, setting, value, expected):
    assert expected not in two_pages.build(**PLACEHOLDER).html("um").get_text()
    changed = two_pages.build(**{**PLACEHOLDER, setting: value})
    assert expected in changed.html("um").get_text()
    assert expected in changed.html("dois").get_text()


def test_changed_printed_framework_rebuilds_every_page(two_pages):
    assert "**JAX**" in two_pages.build("text", **PLACEHOLDER).text("um")
    one = two_pages.build("text", framework_tabs_only="numpy", **PLACEHOLDER)
    assert "JAX" not in one.text("um")
