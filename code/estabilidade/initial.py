"""Initial weights that keep, or break, the symmetry between hidden units."""

import numpy as np

from estabilidade.arguments import Array, Kind, Number, Seed, Size, validated


@validated
def initial_weights(
    kind: Kind, n_in: Size, n_hidden: Size, n_out: Size, seed: Seed = 0, constant: Number = 0.5
) -> tuple[Array, Array]:
    """Weights for `train_mlp`, more or less symmetric.

    Args:
        kind: "constant": every weight is `constant`, so no hidden unit differs from another;
            "equal": the hidden units are copies of one random unit, same row of W1 and same
            column of W2, and training alone never tells them apart;
            "random": every weight from N(0, constant²), and the symmetry is broken.
        n_in: number of inputs.
        n_hidden: number of hidden units.
        n_out: number of outputs.
        seed: of the random weights.
        constant: size of the weights.

    Returns:
        W1, (n_hidden, n_in), and W2, (n_out, n_hidden), in float64.

    Raises:
        TypeError: if an argument is not a number.
        ValueError: if `kind` is unknown, or a size is below 1.

    Example:
        >>> w1, w2 = initial_weights("equal", 3, 2, 1, seed=0)
        >>> bool((w1[0] == w1[1]).all()), bool(w2[0, 0] == w2[0, 1])
        (True, True)
    """
    if kind == "constant":
        return np.full((n_hidden, n_in), constant), np.full((n_out, n_hidden), constant)
    rng = np.random.default_rng(seed)
    w1 = constant * rng.standard_normal((n_hidden, n_in))
    w2 = constant * rng.standard_normal((n_out, n_hidden))
    if kind == "equal":
        w1[:], w2[:] = w1[:1], w2[:, :1]
    return w1, w2
