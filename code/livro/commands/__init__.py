"""One module per command of `livro`: NAME, HELP, arguments(parser) and run(options)."""

from livro.commands import (
    build,
    epub,
    links,
    mark,
    measure,
    pdf,
    reproduce,
    serve,
    source,
    status,
    synchronize,
)

COMMANDS = (
    build,
    pdf,
    epub,
    synchronize,
    measure,
    reproduce,
    links,
    serve,
    status,
    mark,
    source,
)
