"""One module per command of `livro`: NAME, HELP, arguments(parser) and run(options)."""

from livro.commands import build, links, measure, pdf, reproduce, serve, synchronize

COMMANDS = (
    build,
    pdf,
    synchronize,
    measure,
    reproduce,
    links,
    serve,
)
