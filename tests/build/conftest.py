"""Sites that several tests look at and none changes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from sites import Site, built_site


@pytest.fixture(scope="session")
def other_agency(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site("other_agency", tmp_path_factory.mktemp("sites") / "other_agency")
