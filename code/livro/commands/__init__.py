"""One module per command of `livro`: NAME, HELP, arguments(parser) and run(options)."""

from livro.commands import (
    build,
    links,
    mark,
    measure,
    po,
    reproduce,
    review,
    serve,
    source,
    status,
    synchronize,
)

COMMANDS = (
    build,
    synchronize,
    review,
    measure,
    po,
    reproduce,
    links,
    serve,
    status,
    mark,
    source,
)
