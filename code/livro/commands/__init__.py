"""One module per command of `livro`: NAME, HELP, arguments(parser) and run(options)."""

from livro.commands import (
    build,
    forget,
    importing,
    links,
    mark,
    measure,
    omit,
    reproduce,
    serve,
    source,
    status,
    synchronize,
    waive,
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
    waive,
    omit,
    forget,
    source,
    importing,
)
