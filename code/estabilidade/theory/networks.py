"""Networks of plain matrices: weights fitted to a batch, and the Jacobian of input to output."""

import numpy as np

from estabilidade import checks
from estabilidade.arguments import Array, Function, Matrix, Tensor, Weights


def lsuv(weights: Weights, x: Matrix, activation: Function) -> list[Array]:
    """Divide each matrix by the standard deviation of what it makes of a batch.

    Layer-sequential unit variance, of Mishkin & Matas (2016), who start from orthogonal matrices.
    Without biases a layer is linear in its weights, so that one division is enough.

    Args:
        weights: W⁽¹⁾ … W⁽ᴸ⁾, each (n_l, n_{l-1}).
        x: the batch, (m, n_0).
        activation: φ, from an array to an array of the same shape.

    Returns:
        The new matrices; on this batch, the pre-activations of every layer have variance 1.

    Raises:
        ValueError: if the shapes do not match, or the outputs of a layer do not vary.

    Example:
        >>> (w,) = lsuv([[[5.0]]], [[1.0], [-1.0]], np.tanh)
        >>> w.item()
        1.0
    """
    scaled, h = [], np.asarray(x, dtype=float)
    for layer, w in enumerate(weights):
        matrix = np.asarray(w, dtype=float)
        _match("lsuv", layer, matrix, h.shape[1])
        size = np.std(h @ matrix.T)
        if not size > 0:
            raise ValueError(f"lsuv: as saídas de `weights[{layer}]` não variam")
        scaled.append(matrix / size)
        h = activation(h @ scaled[-1].T)
    return scaled


def jacobian_singular_values(
    weights: Weights, x: Tensor, activation: Function, derivative: Function
) -> Array:
    """Singular values of ∂h⁽ᴸ⁾/∂x, with h⁽ˡ⁾ = φ(W⁽ˡ⁾ h⁽ˡ⁻¹⁾).

    They say by how much the network stretches each direction; Pennington et al. (2017) want all of
    them near 1. Those 10¹⁶ times smaller than the largest one are rounding errors.

    Args:
        weights: W⁽¹⁾ … W⁽ᴸ⁾, each (n_l, n_{l-1}).
        x: the input, (n_0,).
        activation: φ, from an array to an array of the same shape.
        derivative: φ'.

    Returns:
        min(n_0, n_L) values, from largest to smallest.

    Raises:
        ValueError: if the shapes do not match.

    Example:
        >>> weights = [[[2.0, 0.0], [0.0, 0.5]]] * 3
        >>> jacobian_singular_values(weights, [1, 1], lambda z: z, np.ones_like)
        array([8.   , 0.125])
    """
    h = np.ravel(np.asarray(x, dtype=float))
    J = np.eye(len(h))
    for layer, w in enumerate(weights):
        matrix = np.asarray(w, dtype=float)
        _match("jacobian_singular_values", layer, matrix, len(h))
        z = matrix @ h
        J = derivative(z)[:, None] * (matrix @ J)
        h = activation(z)
    values: Array = np.linalg.svd(J, compute_uv=False)
    return values


def _match(function: str, layer: int, matrix: Array, width: int) -> None:
    columns = f"colunas de `weights[{layer}]`"
    checks.equal(function, columns, matrix.shape[1], "unidades da camada anterior", width)
