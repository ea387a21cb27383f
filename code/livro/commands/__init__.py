"""One module per command of `livro`: NAME, HELP, arguments(parser) and run(options)."""

from livro.commands import build, epub, links, measure, pdf, reproduce, serve, synchronize

COMMANDS = (
    build,
    pdf,
    epub,
    synchronize,
    measure,
    reproduce,
    links,
    serve,
)
