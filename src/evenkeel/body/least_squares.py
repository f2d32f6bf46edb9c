"""A small least-squares search, for functions that can be evaluated many times at once."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

_ROUNDS = 12
_SETTLED = 1e-2  # a round that gains less than this share of the error is the last,
_NOTHING = 1e-2  # as is one that gains less than this


def least_squares(misfit: Callable[[Vector], Vector], start: Vector, probes: Vector) -> Vector:
    """Return where the squares of `misfit` are least, by Levenberg and Marquardt's rule.

    `misfit` takes rows of unknowns (n, k) and returns rows of errors (n, m);
    `probes` says how far each unknown is moved to feel the slope.

    >>> least_squares(lambda rows: rows - 3.0, np.zeros(1), np.array([1e-3])).round(2)
    array([3.])
    """
    probe = np.vstack([np.zeros(start.size), np.diag(probes)])
    here, damping = start, 1e-2
    values = misfit(here + probe)
    for _ in range(_ROUNDS):
        slope = (values[1:] - values[0]).T / probes
        normal = slope.T @ slope
        push = np.linalg.solve(normal + damping * np.diag(np.diag(normal)), slope.T @ values[0])
        there = misfit(here - push + probe)
        gain = float(np.sum(values[0] ** 2) - np.sum(there[0] ** 2))
        if gain <= 0:
            damping *= 5
            continue
        settled = gain < _NOTHING + _SETTLED * np.sum(values[0] ** 2)
        here, values, damping = here - push, there, damping / 5
        if settled:
            break
    return here
