"""Makes the app before a wheel is packed, so that whoever installs it needs Python only."""

import sys
from pathlib import Path
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

        built_app.build_if_stale(Path(self.root), built_app.SITE, say=self.app.display_info)
        build_data["pure_python"] = True
