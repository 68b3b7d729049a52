"""When the package is installed or built: compile its catalogues of translations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Write each language's ``.mo`` beside its catalogues; a wheel takes it along."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files of the package are collected."""
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        from lessons.builder.po_files import compile_catalogues

        locale = source / "midwifery_stats" / "language" / "locale"
        compiled = [compile_catalogues(path.parent) for path in locale.glob("*/package.po")]
        build_data["artifacts"] += [path.relative_to(self.root).as_posix() for path in compiled]
