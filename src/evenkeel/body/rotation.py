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
    return np.asarray(np.eye(3) + sine * cross + versine * (cross @ cross))


def about_x(angle_deg: Degrees) -> Vector:
    """Turn up toward the front: flexion of the trunk, extension of a limb."""
    return _in_plane(angle_deg, axis=0)


def about_y(angle_deg: Degrees) -> Vector:
    """Turn the front toward the left."""
    return _in_plane(angle_deg, axis=1)


def about_z(angle_deg: Degrees) -> Vector:
    """Turn the left side up: a lean to the right, abduction of the left limbs."""
    return _in_plane(angle_deg, axis=2)


def _in_plane(angle_deg: Degrees, *, axis: int) -> Vector:
    angle = np.radians(angle_deg)
    cosine, sine = np.cos(angle), np.sin(angle)
    one, two = (axis + 1) % 3, (axis + 2) % 3
    matrix = np.zeros((*np.shape(angle), 3, 3))
    matrix[..., axis, axis] = 1.0
    matrix[..., one, one] = matrix[..., two, two] = cosine
    matrix[..., one, two], matrix[..., two, one] = -sine, sine
    return matrix


def turn(rotation: Vector, offset: Vector) -> Vector:
    """Apply rotations (..., 3, 3) to offsets (3,) or (..., 3)."""
    return np.asarray((rotation @ offset[..., None])[..., 0])


def unit(vector: Vector) -> Vector:
    """Return vectors (..., 3) at length 1; they must not be zero."""
    return np.asarray(vector / np.linalg.norm(vector, axis=-1, keepdims=True))
