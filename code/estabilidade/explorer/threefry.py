"""Threefry-2x32: a random generator that any language computes, bit for bit.

Salmon et al., *Parallel random numbers: as easy as 1, 2, 3* (2011); 20 rounds, as in JAX. It is a
function of a key and a counter, with no state: number `i` of a stream needs none of those before
it.
"""

import numpy as np

from estabilidade.arguments import Array, Seed, Size

_ROTATIONS = (13, 15, 26, 6), (17, 29, 16, 24)
_PARITY = 0x1BD11BDA


def bits(seed: Seed, stream: Seed, size: Size) -> Array:
    """Return the first numbers of a stream, each any integer of 32 bits with the same chance.

    Args:
        seed: the first word of the key.
        stream: its second word; each stream of a seed is another sequence.
        size: how many.

    Returns:
        uint32, (size,).

    Example:
        >>> [hex(word) for word in bits(0, 0, 2)]
        ['0x6b200159', '0x99ba4efe']
    """
    keys = [np.uint32(word) for word in (seed, stream, seed ^ stream ^ _PARITY)]
    first: Array = np.arange((size + 1) // 2, dtype=np.uint32) + keys[0]
    second: Array = np.full_like(first, keys[1])
    for group in range(5):
        for rotation in _ROTATIONS[group % 2]:
            first = first + second
            second = (second << rotation | second >> (32 - rotation)) ^ first
        first = first + keys[(group + 1) % 3]
        second = second + keys[(group + 2) % 3] + np.uint32(group + 1)
    return np.stack([first, second], axis=1).ravel()[:size]


def uniforms(seed: Seed, stream: Seed, size: Size) -> Array:
    """Return numbers from U(0, 1): the middle of each of the 2³² equal parts, never 0 nor 1.

    Args:
        seed: the first word of the key.
        stream: its second word.
        size: how many.

    Returns:
        float64, (size,).

    Example:
        >>> bool(uniforms(0, 0, 1)[0] == (0x6B200159 + 0.5) / 2**32)
        True
    """
    return (bits(seed, stream, size) + 0.5) / 2.0**32


def normals(seed: Seed, stream: Seed, size: Size) -> Array:
    """Return numbers from N(0, 1), two from each pair of uniforms (Box and Muller, 1958).

    Args:
        seed: the first word of the key.
        stream: its second word.
        size: how many.

    Returns:
        float64, (size,).

    Example:
        >>> z = normals(0, 0, 10_000)
        >>> round(float(z.mean()), 1), round(float(z.var()), 1)
        (0.0, 1.0)
    """
    u, v = uniforms(seed, stream, size + size % 2).reshape(-1, 2).T
    radius = np.sqrt(-2 * np.log(u))
    pairs = np.stack([radius * np.cos(2 * np.pi * v), radius * np.sin(2 * np.pi * v)], axis=1)
    return pairs.ravel()[:size]
