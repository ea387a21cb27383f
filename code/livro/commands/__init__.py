"""One module per command of `livro`: NAME, HELP, arguments(parser) and run(options)."""

from livro.commands import (
    build,
    links,
    mark,
    measure,
    reproduce,
    serve,
    source,
    status,
    synchronize,
)

COMMANDS = (
    build,
    synchronize,
    measure,
    reproduce,
    links,
    serve,
    status,
    mark,
    source,
)
