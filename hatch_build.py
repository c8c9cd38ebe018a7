"""Build hook: puts the browser front end into every wheel and editable install."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontEndHook(BuildHookInterface[Any]):
    """Bundles viz/web into viz/static before files are collected."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle, unless the bundle is current already."""
        sys.path.insert(0, self.root)
        try:
            from viz.web.build import bundle
        finally:
            sys.path.remove(self.root)
        bundle(Path(self.root, "viz", "static"))
