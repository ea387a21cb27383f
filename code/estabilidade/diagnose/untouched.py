"""What an examination gives back, in every framework: all that a network keeps, in place.

A network is walked before it runs, from its attributes inwards: containers, arrays, generators of
random numbers, objects of the reader's classes or of its own package, what its framework has. Of
each a copy is kept; afterwards it is the same object and holds what it held. Out of reach is what
only functions know (closures, global variables), attributes of classes, iterators, files, threads.
"""

from __future__ import annotations

import contextlib
import functools
import random
import sys
import types
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from estabilidade.arguments import Array

Restore = Callable[[], None]
INSTALLED = {"site-packages", "dist-packages"}


def nothing(_: Any) -> Restore:
    """Keep nothing of an object that does not change, whatever is inside it may."""
    return lambda: None


class Kind(NamedTuple):
    """What is kept of the objects of some classes, and where to look for others."""

    fits: Callable[[type], bool]
    keep: Callable[[Any], Restore]
    inside: Callable[[Any], Iterable[Any]] = lambda _: ()


def of(*classes: type) -> Callable[[type], bool]:
    """Tell the classes that are one of these, or made from it."""
    return lambda cls: issubclass(cls, classes)


@contextlib.contextmanager
def same_state(roots: Iterable[Any], kinds: Sequence[Kind] = ()) -> Iterator[None]:
    """Give back whatever is reached from some objects, also if giving back one of them fails."""
    with contextlib.ExitStack() as kept:
        for value, kind in _reachable(roots, (*KINDS, *kinds)):
            kept.callback(kind.keep(value))
        yield


def _reachable(roots: Iterable[Any], kinds: Sequence[Kind]) -> Iterator[tuple[Any, Kind]]:
    """Yield each object once with each kind that it is of; it lives on, as its identity must."""
    fitting: dict[type, list[Kind]] = {}
    seen: dict[int, Any] = {}
    waiting = [*roots]
    while waiting:
        value = waiting.pop()
        cls = type(value)
        if cls not in fitting:
            fitting[cls] = [kind for kind in kinds if kind.fits(cls)]
        if fitting[cls] and id(value) not in seen:
            seen[id(value)] = value
            for kind in fitting[cls]:
                yield value, kind
                waiting.extend(kind.inside(value))


def own_classes(members: Iterable[Any], framework: str) -> Kind:
    """Return the kind of the objects of a network: of its packages, or written by the reader.

    What belongs to others (a framework, who trains or logs) has a life that is not the network's.
    """
    packages = {_package(type(each)) for each in members} - {framework}

    def fits(cls: type) -> bool:
        return (_package(cls) in packages or _is_written_here(cls)) and not issubclass(cls, type)

    return Kind(fits, keep_attributes, attributes)


def _package(cls: type) -> str:
    return cls.__module__.partition(".")[0]


def _is_written_here(cls: type) -> bool:
    """Tell a class that is neither Python's nor of an installed package."""
    if cls.__module__ == "__main__":  # of a notebook, whatever runs it
        return True
    file = Path(getattr(sys.modules.get(cls.__module__), "__file__", None) or "")
    return _package(cls) not in sys.stdlib_module_names and not INSTALLED & {*file.parts}


def _slots(cls: type) -> list[types.MemberDescriptorType]:
    """Return the attributes that are not in `__dict__`."""
    declaring = (vars(each) for each in cls.__mro__ if "__slots__" in vars(each))
    every = chain.from_iterable(each.values() for each in declaring)
    return [each for each in every if isinstance(each, types.MemberDescriptorType)]


def _slot(thing: Any, slot: types.MemberDescriptorType) -> list[Any]:
    """Return the value of a slot, or nothing where there is none."""
    try:
        return [slot.__get__(thing)]
    except AttributeError:
        return []


def attributes(thing: Any) -> list[Any]:
    """Return what the attributes of an object stand for."""
    slots = chain.from_iterable(_slot(thing, each) for each in _slots(type(thing)))
    return [*getattr(thing, "__dict__", {}).values(), *slots]


def keep_attributes(thing: Any) -> Restore:
    """Keep the class of an object, and what each of its attributes stands for."""
    cls, table = type(thing), getattr(thing, "__dict__", None)
    restore_table = nothing(thing) if table is None else _keep_table(table)
    slots = [(each, _slot(thing, each)) for each in _slots(cls)]

    def restore() -> None:
        if type(thing) is not cls:
            object.__setattr__(thing, "__class__", cls)
        restore_table()
        for slot, before in slots:
            _put(thing, slot, before)

    return restore


def _put(thing: Any, slot: types.MemberDescriptorType, before: list[Any]) -> None:
    if _same(_slot(thing, slot), before):
        return
    if before:
        slot.__set__(thing, before[0])
    else:
        slot.__delete__(thing)


def _same(now: Sequence[Any], before: Sequence[Any]) -> bool:
    return len(now) == len(before) and all(a is b for a, b in zip(now, before, strict=True))


def _keep_table(table: Any) -> Restore:
    """Keep what each key stands for, and their order, whatever the class makes of writing to it."""
    base: Any = OrderedDict if isinstance(table, OrderedDict) else dict
    before = [*chain.from_iterable(base.items(table))]

    def restore() -> None:
        if not _same([*chain.from_iterable(base.items(table))], before):
            base.clear(table)
            for key, value in zip(before[::2], before[1::2], strict=True):
                base.__setitem__(table, key, value)

    return restore


def _sequence(base: Any, fill: Callable[[Any, Iterable[Any]], Any]) -> Kind:
    """Return the kind of a container that is emptied and filled."""

    def keep(container: Any) -> Restore:
        before = [*base.__iter__(container)]

        def restore() -> None:
            if not _same([*base.__iter__(container)], before):
                base.clear(container)
                fill(container, before)

        return restore

    return Kind(of(base), keep, base.__iter__)


def _keep_array(array: Array) -> Restore:
    before, writeable = array.copy(), array.flags.writeable

    def restore() -> None:
        if writeable:
            array.flags.writeable = True
        if array.shape != before.shape:
            array.resize(before.shape, refcheck=False)
        if array.tobytes() != before.tobytes():
            array[...] = before
        array.flags.writeable = writeable

    return restore


def _elements(array: Array) -> Iterable[Any]:
    return array.flat if array.dtype.hasobject else ()


def generators(cls: type, get: Callable[[Any], Any], put: Callable[[Any, Any], Any]) -> Kind:
    """Return the kind of a generator of random numbers whose state can be read and written."""

    def keep(generator: Any) -> Restore:
        return functools.partial(put, generator, get(generator))

    return Kind(of(cls), keep)


def _items(table: Any) -> Iterator[Any]:
    return chain(dict.keys(table), dict.values(table))


KINDS = (
    Kind(of(dict), _keep_table, _items),
    _sequence(list, list.extend),
    _sequence(set, set.update),
    _sequence(deque, deque.extend),
    _sequence(bytearray, bytearray.extend),
    Kind(of(tuple, frozenset), nothing, iter),
    Kind(of(types.SimpleNamespace), keep_attributes, attributes),
    Kind(of(np.ndarray), _keep_array, _elements),
    generators(random.Random, random.Random.getstate, random.Random.setstate),
    generators(
        np.random.RandomState, np.random.RandomState.get_state, np.random.RandomState.set_state
    ),
    Kind(of(np.random.Generator), nothing, lambda each: [each.bit_generator]),
    generators(
        np.random.BitGenerator,
        lambda each: each.state,
        lambda each, state: setattr(each, "state", state),
    ),
)


@contextlib.contextmanager
def same_random_states() -> Iterator[None]:
    """Give back the states of Python's and NumPy's generators."""
    states = random.getstate(), np.random.get_state()
    try:
        yield
    finally:
        random.setstate(states[0])
        np.random.set_state(states[1])
