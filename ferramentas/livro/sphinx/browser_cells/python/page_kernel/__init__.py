"""The Python side of a page that runs its cells: the worker loads it beside `estabilidade`.

Nothing here knows the browser; `screen.send` is what the worker sets to be told.
"""
