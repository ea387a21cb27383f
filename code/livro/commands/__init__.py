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
    verify,
    waive,
)

COMMANDS = (
    build,
    synchronize,
    measure,
    reproduce,
    links,
    serve,
    verify,
    status,
    mark,
    waive,
    omit,
    forget,
    source,
    importing,
)
