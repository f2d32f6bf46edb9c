"""Turning bones: 3 by 3 matrices for angles in degrees, right-handed, many at once."""

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Degrees = float | Vector


def about(axis: Vector, angle_deg: Degrees) -> Vector:
    """Return the rotation about unit vector `axis`; shapes (..., 3) and (...) give (..., 3, 3).

    >>> (about(np.array([1.0, 0.0, 0.0]), 90.0) @ np.array([0.0, 1.0, 0.0])).round(6)
    array([0., 0., 1.])
    """
    angle = np.radians(np.asarray(angle_deg, dtype=float))
    x, y, z = np.moveaxis(np.broadcast_to(axis, (*angle.shape, 3)), -1, 0)
    zero = np.zeros_like(x)
    cross = np.stack([zero, -z, y, z, zero, -x, -y, x, zero], axis=-1)
    cross = cross.reshape(*angle.shape, 3, 3)
    sine, versine = np.sin(angle)[..., None, None], 1.0 - np.cos(angle)[..., None, None]
    return np.eye(3) + sine * cross + versine * (cross @ cross)


def about_x(angle_deg: Degrees) -> Vector:
    """Turn up toward the front: flexion of the trunk, extension of a limb."""
    return about(np.array([1.0, 0.0, 0.0]), angle_deg)


def about_y(angle_deg: Degrees) -> Vector:
    """Turn the front toward the left."""
    return about(np.array([0.0, 1.0, 0.0]), angle_deg)


def about_z(angle_deg: Degrees) -> Vector:
    """Turn the left side up: a lean to the right, abduction of the left limbs."""
    return about(np.array([0.0, 0.0, 1.0]), angle_deg)


def turn(rotation: Vector, offset: Vector) -> Vector:
    """Apply rotations (..., 3, 3) to offsets (3,) or (..., 3)."""
    return np.einsum("...ij,...j->...i", rotation, offset)


def unit(vector: Vector) -> Vector:
    """Return vectors (..., 3) at length 1; they must not be zero."""
    return np.asarray(vector / np.linalg.norm(vector, axis=-1, keepdims=True))
