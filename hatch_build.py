"""Makes the app before a wheel is packed, so that whoever installs it needs Python only."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuiltApp(BuildHookInterface):  # type: ignore[type-arg]
    """Fills `evenkeel/server/site` when it is stale.

    An editable install is left alone: there `evenkeel up` builds, where its
    progress is seen (pip hides what a hook prints).
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the app for a wheel; a source archive carries sources only."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from evenkeel.server import built_app

        with TemporaryDirectory() as metadata:
            # The bundle names its release, and asks the installed package for it;
            # where a wheel is only being made, nothing is installed yet.
            release = Path(metadata, f"evenkeel-{self.metadata.version}.dist-info", "METADATA")
            release.parent.mkdir()
            release.write_text(f"Name: evenkeel\nVersion: {self.metadata.version}\n", "utf-8")
            # pip reaches the packages of its build environment by the same variable.
            os.environ["PYTHONPATH"] = os.pathsep.join(
                filter(None, [metadata, os.environ.get("PYTHONPATH")])
            )
            built_app.build_if_stale(Path(self.root), say=self.app.display_info)
