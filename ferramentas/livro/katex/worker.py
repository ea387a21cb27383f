"""The V8 process: a script that answers one JSON line for each JSON line it reads.

V8 keeps threads of its own, which a fork would lose; Sphinx forks to read and to write in
parallel. So V8 lives in a process of its own, which is started afresh and never forks.
"""

import sys
from pathlib import Path

from py_mini_racer import MiniRacer


def main(katex: str) -> None:
    """Serve the formulas that come through the standard input until it closes."""
    v8 = MiniRacer()
    for script in (Path(katex), Path(__file__).with_name("render.js")):
        v8.eval(script.read_text("utf-8"))
    for request in sys.stdin:
        print(v8.eval(f"renderFormula({request})"), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
