"""What an object keeps, all the way down: by identity and by value, to be compared with later."""

import array
import functools
import random
import types
from collections import deque

import numpy as np

ATOMS = (type(None), bool, int, float, complex, str, bytes, type, types.ModuleType)


def picture(root, values=lambda _: None):
    """Return, of each object reached from one, who it is and what it holds.

    `values` tells the numbers and the children of what only a framework knows.
    """
    found, waiting, alive = {}, [root], []
    while waiting:
        each = waiting.pop()
        if id(each) not in found and not isinstance(each, ATOMS):
            alive.append(each)  # an identity lives as long as its object
            content, children = _content(each, values)
            found[id(each)] = type(each), content
            waiting += children
    return Picture(found, alive)


class Picture:
    """Two are equal if the same objects hold the same."""

    def __init__(self, found, alive):
        self.found, self._alive = found, alive

    def __eq__(self, other):
        return self.found == other.found

    def __sub__(self, other):
        """Tell what differs: for the reader of a failure."""
        return [
            (kind.__name__, content, other.found.get(key))
            for key, (kind, content) in self.found.items()
            if other.found.get(key) != (kind, content)
        ]


def _content(each, values):
    content, children = [], []
    for of, look in (*LOOKS, (object, values)):
        if isinstance(each, of) and (seen := look(each)) is not None:
            content.append(seen[0])
            children += seen[1]
    own = [*getattr(each, "__dict__", {}).items()]
    slots = [name for cls in type(each).__mro__ for name in getattr(cls, "__slots__", ())]
    slots = [name for name in slots if name != "__weakref__" and hasattr(each, name)]
    own += [(name, getattr(each, name)) for name in slots]
    if not isinstance(each, LEAVES):
        content.append([(name, _told(value)) for name, value in own])
        children += [value for _, value in own]
    return content, children


def _told(value):
    """Tell a number by its value, as two equal ones may be two objects; all else by identity."""
    return value if isinstance(value, bool | int | float | complex | str) else id(value)


def _items(table):
    items = [*table.items()]
    return [(_told(key), _told(value)) for key, value in items], [x for pair in items for x in pair]


def _elements(container):
    return [_told(each) for each in container], [*container]


def _array(array):
    inside = [*array.flat] if array.dtype.hasobject else []
    return (array.shape, str(array.dtype), array.flags.writeable, array.tobytes()), inside


LEAVES = (types.FunctionType, types.MethodType)
LOOKS = (
    (dict, _items),
    ((list, tuple, deque), _elements),
    ((set, frozenset), lambda each: (sorted(map(_told, each)), [*each])),
    ((bytearray, array.array), lambda each: (bytes(each), [])),
    (types.MethodType, lambda each: (id(each.__self__), [each.__self__])),
    (functools.partial, lambda each: (id(each.func), [each.func, each.args, each.keywords])),
    (np.ndarray, _array),
    (random.Random, lambda each: (each.getstate(), [])),
    (np.random.Generator, lambda each: (str(each.bit_generator.state), [])),
    (np.random.RandomState, lambda each: (str(each.get_state(legacy=False)), [])),
)


def drawn():
    """Return the states of Python's and NumPy's generators."""
    return random.getstate(), str(np.random.get_state(legacy=False))
