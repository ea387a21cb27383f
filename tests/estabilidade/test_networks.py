"""Networks of plain matrices: LSUV and the singular values of the Jacobian."""

import numpy as np
import pytest

from estabilidade import theory

RNG = np.random.default_rng(0)
DRAWN = [RNG.normal(size=shape) for shape in ((6, 4), (6, 6), (3, 6))]
BATCH = RNG.normal(size=(64, 4))


def slope(z):
    return 1 - np.tanh(z) ** 2


def test_lsuv_gives_every_layer_variance_one_and_turns_no_matrix():
    scaled, h = theory.lsuv(DRAWN, BATCH, np.tanh), BATCH
    for before, after in zip(DRAWN, scaled, strict=True):
        ratio = before / after
        assert ratio == pytest.approx(ratio[0, 0]) and ratio[0, 0] > 0
        assert np.var(h @ after.T) == pytest.approx(1)
        h = np.tanh(h @ after.T)


def test_lsuv_forgets_the_scale_it_is_given():
    expected = theory.lsuv(DRAWN, BATCH, np.tanh)
    for scale in (100, 0.01):
        scaled = theory.lsuv([scale * w for w in DRAWN], BATCH, np.tanh)
        for one, other in zip(scaled, expected, strict=True):
            np.testing.assert_allclose(one, other)


def test_lsuv_refuses_outputs_that_do_not_vary():
    with pytest.raises(ValueError, match=r"as saídas de `weights\[1\]` não variam"):
        theory.lsuv([DRAWN[0], np.zeros((6, 6))], BATCH, np.tanh)


def test_the_jacobian_is_that_of_finite_differences():
    def output(x):
        for w in DRAWN:
            x = np.tanh(w @ x)
        return x

    x, step = BATCH[0], 1e-6
    columns = [(output(x + step * e) - output(x - step * e)) / (2 * step) for e in np.eye(4)]
    expected = np.linalg.svd(np.transpose(columns), compute_uv=False)
    measured = theory.jacobian_singular_values(DRAWN, x, np.tanh, slope)
    np.testing.assert_allclose(measured, expected, rtol=1e-6)


def test_rotations_keep_every_direction():
    rotations = [np.linalg.qr(RNG.normal(size=(5, 5)))[0] for _ in range(50)]
    values = theory.jacobian_singular_values(rotations, np.ones(5), lambda z: z, np.ones_like)
    np.testing.assert_allclose(values, 1, atol=1e-13)


@pytest.mark.parametrize("function", ["lsuv", "jacobian_singular_values"])
def test_shapes_that_do_not_match_are_told(function):
    x = BATCH if function == "lsuv" else BATCH[0]
    slopes = [] if function == "lsuv" else [slope]
    with pytest.raises(ValueError) as caught:
        getattr(theory, function)([DRAWN[0][:5], DRAWN[1]], x, np.tanh, *slopes)
    assert str(caught.value) == (
        f"{function}: as colunas de `weights[1]` (6) devem ser tantas quantas "
        "as unidades da camada anterior (5)"
    )
