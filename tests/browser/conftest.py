"""The built book, served as its readers get it."""

import pytest
from built_site import PYODIDE, SITE
from running import CHAPTER, PATIENCE
from screens import DESK

# Keeps a copy of what the page asks its Python to run.
SPY = """
  window.asked = [];
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (data) {
    if ("code" in data) window.asked.push(data.code); // not to the Worker of a figure
    post.call(this, data);
  };
"""


@pytest.fixture(scope="session")
def site(serve):
    """The address of the site."""
    for page in ("index.html", "search.html"):
        assert (SITE / page).is_file(), "não há livro construído: rode `make html` antes"
    return serve(SITE)


@pytest.fixture(scope="module")
def visit(chromium, site):
    """Open a page for a reader whose network has only the book; the console must stay empty."""
    assert PYODIDE.is_dir(), "o livro foi construído sem o Pyodide: rode `make pyodide` antes"
    contexts, complaints = [], []

    def visit(
        name=CHAPTER, size=DESK, mode="light", complains=False, query="", script=SPY, **options
    ):
        context = chromium.new_context(viewport=size, color_scheme=mode, **options)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(script)
        context.route(lambda url: not url.startswith(site), lambda route: route.abort())
        contexts.append(context)
        page = context.new_page()
        if not complains:
            page.on("console", lambda m: complaints.append(m.text) if m.type != "log" else None)
            page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{site}/{name}.html{query}")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []
