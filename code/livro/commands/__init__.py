"""One module per command of `livro`: NAME, HELP, arguments(parser) and run(options)."""

from livro.commands import build, links, measure, notebooks, reproduce, serve, synchronize

COMMANDS = (
    build,
    synchronize,
    measure,
    reproduce,
    links,
    serve,
    notebooks,
)
