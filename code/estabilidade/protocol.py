"""The functions that every framework module offers: one contract, written once.

The modules check nothing, so that a page can show them as they are: `backends` reads the
annotations below and checks each argument before a framework sees it.

Shapes: m examples in rows; weights (n_out, n_in), so that row i belongs to output unit i.
"""

from contextlib import AbstractContextManager
from typing import Protocol

from estabilidade.arguments import (
    Activation,
    Array,
    Distribution,
    DType,
    Factors,
    Matrix,
    Number,
    Probability,
    Scale,
    Seed,
    Size,
    Steps,
    Tensor,
    Weights,
)


class Functions(Protocol):
    """What a framework module defines. NumPy arrays (or anything like them) come in and go out.

    Every `dtype` is "float16", "float32" or "float64", and is the precision of the whole
    computation and of the result. Every `seed` is an integer in [0, 2³¹ - 2): the same seed gives
    the same values. Values differ between frameworks, which have generators of their own.

    No function touches the state of the caller's program, nor is touched by it: random generators,
    modes, default devices and precisions (but for MXNet's generator, which cannot be saved).
    """

    def clean_state(self) -> AbstractContextManager[None]:
        """Return the context in which every call runs, whatever the caller has set."""
        ...

    def sigmoid_and_grad(self, x: Tensor, dtype: DType = "float32") -> tuple[Array, Array]:
        """Sigmoid of x and its derivative, with the framework's own sigmoid and autodiff.

        Args:
            x: any shape; infinities and nan are welcome.
            dtype: precision.

        Returns:
            σ(x) and σ'(x), both with the shape of x. Autodiff computes σ(1 - σ), which is
            rounded to exactly 0 once σ rounds to 1 (x ≥ 16.64 in float32), though not at -x.

        Example:
            >>> y, grad = backend("numpy").sigmoid_and_grad([0.0])
            >>> float(y[0]), float(grad[0])
            (0.5, 0.25)
        """
        ...

    def matrix_product(self, factors: Factors, dtype: DType = "float32") -> Array:
        """Multiply M = A₀ A₁ ⋯ from left to right, with no defence against overflow.

        Args:
            factors: (depth, n, n).
            dtype: precision.

        Returns:
            M, (n, n); with inf or nan, and no warning, where the type cannot hold it.

        Example:
            >>> backend("numpy").matrix_product([[[300.0]], [[300.0]]], "float16").item()
            inf
        """
        ...

    def train_mlp(
        self,
        x: Matrix,
        y: Matrix,
        w1: Matrix,
        w2: Matrix,
        dropout: Probability = 0.0,
        learning_rate: Number = 0.5,
        steps: Steps = 200,
        seed: Seed = 0,
    ) -> tuple[Array, Array, Array]:
        """Full-batch gradient descent on a network with one hidden layer and no biases.

        H = tanh(X W₁ᵀ), E = H W₂ᵀ - Y, loss = ½ · mean over the examples of ‖E‖²; all in float64,
        for a difference between two equal units grows at every step.

        Args:
            x: inputs X, (m, n_in).
            y: targets Y, (m, n_out).
            w1: initial W₁, (n_hidden, n_in); row i belongs to hidden unit i.
            w2: initial W₂, (n_out, n_hidden).
            dropout: chance in [0, 1) of dropping each hidden unit, per example and per step;
                the units that stay are divided by 1 - dropout.
            learning_rate: step of the descent.
            steps: number of updates.
            seed: of the dropout.

        Returns:
            W₁ over time, (steps + 1, n_hidden, n_in), and W₂ over time,
            (steps + 1, n_out, n_hidden), both from the initial weights on, and the loss before
            each update, (steps,).

        Example:
            >>> w1, w2, losses = backend("numpy").train_mlp([[1]], [[0.5]], [[1]], [[1]])
            >>> w1.shape, float(losses[0] - losses[-1]) > 0
            ((201, 1, 1), True)
        """
        ...

    def propagate(
        self,
        weights: Weights,
        x: Matrix,
        output_grad: Matrix,
        activation: Activation = "tanh",
        dtype: DType = "float32",
    ) -> tuple[list[Array], list[Array]]:
        """Forward and backward through a deep network, h⁽ˡ⁾ = σ(h⁽ˡ⁻¹⁾ W⁽ˡ⁾ᵀ).

        Args:
            weights: W⁽¹⁾ … W⁽ᴸ⁾, each (n_l, n_{l-1}).
            x: h⁽⁰⁾, (m, n_0).
            output_grad: gradient arriving at the output, (m, n_L).
            activation: σ, on every layer: "linear", "relu", "tanh" or "sigmoid".
            dtype: precision.

        Returns:
            Two lists of L + 1 arrays (m, n_l): the activations h⁽⁰⁾ … h⁽ᴸ⁾, and the gradients
            of ⟨output_grad, h⁽ᴸ⁾⟩ with respect to each of them.

        Example:
            >>> H, G = backend("numpy").propagate([[[2.0]], [[3.0]]], [[1.0]], [[1.0]], "linear")
            >>> [h.item() for h in H], [g.item() for g in G]
            ([1.0, 2.0, 6.0], [6.0, 3.0, 1.0])
        """
        ...

    def normal(
        self, n_in: Size, n_out: Size, std: Scale, seed: Seed = 0, dtype: DType = "float32"
    ) -> Array:
        """Weights (n_out, n_in) drawn from N(0, std²) by the framework's own initializer.

        Example:
            >>> backend("numpy").normal(3, 2, std=0.01).shape
            (2, 3)
        """
        ...

    def xavier(
        self,
        n_in: Size,
        n_out: Size,
        distribution: Distribution = "uniform",
        seed: Seed = 0,
        dtype: DType = "float32",
    ) -> Array:
        """Weights (n_out, n_in) of variance 2 / (n_in + n_out): the framework's own Xavier.

        Glorot & Bengio (2010), eqs. 12 and 16. With "uniform", U(±√(6 / (n_in + n_out))). With
        "normal", Keras and JAX cut the bell at 2.27 standard deviations, and widen it first so
        that the variance stays.

        Example:
            >>> bool(abs(backend("numpy").xavier(400, 100)).max() <= (6 / 500) ** 0.5)
            True
        """
        ...

    def he(
        self,
        n_in: Size,
        n_out: Size,
        distribution: Distribution = "normal",
        seed: Seed = 0,
        dtype: DType = "float32",
    ) -> Array:
        """Weights (n_out, n_in) of variance 2 / n_in, for ReLU: the framework's own He.

        He et al. (2015), eq. 10. With "normal", Keras and JAX cut the bell as in `xavier`.

        Example:
            >>> round(float(backend("numpy").he(500, 800).std() * 250**0.5), 2)
            1.0
        """
        ...

    def orthogonal(
        self,
        n_in: Size,
        n_out: Size,
        gain: Scale = 1.0,
        seed: Seed = 0,
        dtype: DType = "float32",
    ) -> Array:
        """Weights (n_out, n_in) with orthonormal rows or columns, times `gain`.

        Saxe, McClelland & Ganguli (2014): the framework's own initializer, which takes Q of a
        Gaussian matrix and gives its columns the signs that make every rotation as likely. All
        min(n_in, n_out) singular values are `gain`; drawn in float64 and then rounded to `dtype`.

        Example:
            >>> W = backend("numpy").orthogonal(3, 2, gain=2, dtype="float64")
            >>> np.allclose(W @ W.T, 4 * np.eye(2))
            True
        """
        ...

    def default_dense(
        self, n_in: Size, n_out: Size, seed: Seed = 0, dtype: DType = "float32"
    ) -> tuple[Array, Array]:
        """Weights and biases as the framework's own dense layer draws them.

        PyTorch: weight and bias U(±1/√n_in). Keras: Xavier uniform. JAX, where Flax provides
        the layer: variance 1/n_in, a bell cut at 2.27 standard deviations. NumPy has no layers:
        N(0, 0.01²), the choice d2l makes by hand. MXNet: U(±0.07). Except in PyTorch, the bias is
        zero.

        Returns:
            Weight (n_out, n_in) and bias (n_out,).

        Example:
            >>> W, b = backend("numpy").default_dense(3, 2)
            >>> W.shape, b.tolist()
            ((2, 3), [0.0, 0.0])
        """
        ...
