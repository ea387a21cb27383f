"""What networks do to themselves when they run: each habit is how it begins, and what it does.

A generated network has some of them, in a random order, and may fail between any two.
"""

import array
import collections
import dataclasses
import functools
import random
import types

import numpy as np

# Each of these acts on what it keeps under its own name.
STARTS = {
    "number": lambda: 0,
    "list": lambda: [1, 2],
    "dictionary": lambda: {"calls": 0, "last": None},
    "ordered": lambda: collections.OrderedDict(a=1, b=2),
    "counter": collections.Counter,
    "defaults": lambda: collections.defaultdict(list),
    "set": lambda: {1, 2},
    "queue": lambda: collections.deque([1, 2], maxlen=2),
    "bytes": lambda: bytearray(b"abc"),
    "nested": lambda: {"deep": [([1], {"er": collections.deque()})]},
    "array": lambda: np.arange(3.0),
    "objects": lambda: np.array([[1], {}, None], dtype=object),
    "python": lambda: random.Random(0),
    "numpy": lambda: np.random.default_rng(0),
    "legacy": lambda: np.random.RandomState(0),
    "meter": lambda: Meter(),
    "frozen": lambda: Frozen([0]),
    "slots": lambda: Slots(0),
    "space": lambda: types.SimpleNamespace(n=0, log=[]),
    "circle": lambda: Meter.circle(),
    "broadcast": lambda: Shared(np.zeros(3), lambda base: np.broadcast_to(base, (2, 3)), "view"),
    "exported": lambda: Shared(bytearray(8), lambda base: np.frombuffer(base, "uint8"), "base"),
    "packed": lambda: array.array("d", [1.0, 2.0]),
    "bound": lambda: Meter().update,
    "partial": lambda: functools.partial(Meter().update, 1.0),
    "wrapped": lambda: Wrapped({"a": [1]}),
    "another": lambda: Meter(),
}


class Shared:
    """Two that look at the same numbers: whoever gives them back meets the first one first."""

    def __init__(self, base, looks, first):
        self.__dict__[first] = None
        self.base, self.view = base, looks(base)


class Wrapped(collections.UserDict):
    """A dictionary around another."""


class Meter:
    """An average that is kept from call to call, and knows another."""

    def __init__(self):
        self.total, self.count, self.log, self.other = 0.0, 0, [], None

    @classmethod
    def circle(cls):
        a, b = cls(), cls()
        a.other, b.other = b, a
        return a

    def update(self, value):
        self.total += value
        self.count += 1
        self.log.append(value)
        if self.other:
            self.other.log.append(value)


@dataclasses.dataclass(frozen=True)
class Frozen:
    """Cannot be written to, and holds what can."""

    log: list


@dataclasses.dataclass(slots=True)
class Slots:
    """Has no dictionary of attributes, and a second attribute only later."""

    n: int
    late: list = dataclasses.field(init=False)


def _number(owner):
    owner.number += 1


def _counter(owner):
    owner.counter["a"] = owner.counter.get("a", 0) + 1


def _circle(owner):
    owner.circle.other.update(1.0)


def _slots(owner):
    owner.slots.n += 1
    owner.slots.late = [owner.slots.n]


def _objects(owner):
    owner.objects[0].append(2)
    owner.objects[2] = [3]


def _array(owner):
    owner.array[1:] *= 2


def _set(owner):
    owner.set.discard(1)
    owner.set.add(3)


def _space(owner):
    owner.space.n += 1
    owner.space.log.append(owner.space.n)


def _shared(name):
    def act(owner):
        getattr(owner, name).base[0] += 1

    return act


def _wrapped(owner):
    owner.wrapped["a"].append(2)
    owner.wrapped["b"] = 3


def _another(owner):
    """Abandon a table of attributes for another."""
    owner.another.__dict__ = {**vars(owner.another), "count": owner.another.count + 1}


def _dictionary(owner):
    owner.dictionary["calls"] += 1
    owner.dictionary["last"] = [owner.dictionary["calls"]]


ACTS = {
    "number": _number,
    "list": lambda owner: owner.list.append(3),
    "dictionary": _dictionary,
    "ordered": lambda owner: owner.ordered.move_to_end("a"),
    "counter": _counter,
    "defaults": lambda owner: owner.defaults.setdefault("new", []).append(1),
    "set": _set,
    "queue": lambda owner: owner.queue.append(3),
    "bytes": lambda owner: owner.bytes.extend(b"d"),
    "nested": lambda owner: owner.nested["deep"][0][1]["er"].append(1),
    "array": _array,
    "objects": _objects,
    "python": lambda owner: (owner.python.random(), random.random()),
    "numpy": lambda owner: (owner.numpy.random(), np.random.random()),
    "legacy": lambda owner: owner.legacy.random(),
    "meter": lambda owner: owner.meter.update(1.0),
    "frozen": lambda owner: owner.frozen.log.append(1),
    "slots": _slots,
    "space": _space,
    "circle": _circle,
    "broadcast": _shared("broadcast"),
    "exported": _shared("exported"),
    "packed": lambda owner: owner.packed.append(3.0),
    "bound": lambda owner: owner.bound(1.0),
    "partial": lambda owner: owner.partial(),
    "wrapped": _wrapped,
    "another": _another,
}


class Habits:
    """Some habits, in some order, and where the network fails among them, if at all."""

    def __init__(self, rng, starts=STARTS, acts=ACTS, most=6):
        self.names = tuple(rng.sample(sorted(starts), rng.randint(1, min(most, len(starts)))))
        self.starts, self.acts = starts, acts
        self.fails = rng.choice([None, None, *range(len(self.names) + 1)])

    @classmethod
    def only(cls, name, starts=STARTS, acts=ACTS):
        """Return one habit, without a failure."""
        made = cls(random.Random(0), starts, acts, most=1)
        made.names, made.fails = (name,), None
        return made

    def begin(self, owner):
        """Give the owner what each habit acts on."""
        for name in self.names:
            start = self.starts[name]
            setattr(owner, name, start())

    def act(self, owner):
        """Do what each habit does, and fail where that is due."""
        for place, name in enumerate((*self.names, None)):
            if place == self.fails:
                raise ArithmeticError("de propósito")
            if name:
                self.acts[name](owner)
