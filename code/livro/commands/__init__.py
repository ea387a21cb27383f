"""One module per command of `livro`: NAME, HELP, arguments(parser) and run(options)."""

from livro.commands import build, links, measure, pyodide, reproduce, serve, synchronize

COMMANDS = (
    build,
    synchronize,
    measure,
    reproduce,
    links,
    pyodide,
    serve,
)
