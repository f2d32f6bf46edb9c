"""Why the rules say what they say: a code with a sentence in content/reasons.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Param = str | int | float


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence by its code; `params` fill the {placeholders} of its words."""

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)

    def fields(self) -> dict[str, object]:
        """Return the reason as plain data."""
        return {"code": self.code, "params": dict(self.params)}
