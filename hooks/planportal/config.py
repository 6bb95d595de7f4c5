"""What one agency sets for its own portal, read from `mkdocs.yml` by the adapter."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the pipeline needs to know from outside; the rest follows from the plans.

    `project` holds overrides/ and the default plans/_registry. `today` decides whether a
    plan's period is over and what is in force now. `report_url` is where readers report a mistake,
    `help_page` the address of the hand-written page on what to do where a text is not held here.
    """

    project: Path
    plans: Path
    cache: Path
    site_name: str
    site_url: str
    today: datetime.date
    report_url: str | None = None
    help_page: str | None = None

    @property
    def registry(self) -> Path:
        """The folder of registries: the plans folder's own, else the project's."""
        own = self.plans / "_registry"
        return own if own.is_dir() else self.project / "plans" / "_registry"


def build_day(epoch: str | None) -> datetime.date:
    """The day a build counts as today: of SOURCE_DATE_EPOCH (seconds, UTC) where that is set."""
    now = datetime.datetime.now(datetime.UTC)
    return (datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else now).date()
