"""The direction of the way: a stage uses the vocabulary and earlier stages, never a later one, never MkDocs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "hooks" / "planportal"
# Top-level modules and folders by stage; what is not named here is vocabulary, which every stage may use.
STAGES = (
    ("read",),
    (
        "checks",
        "registries",
        "validate",
    ),
    ("analyse",),
    ("link",),
    ("render",),
    ("index",),
    ("publish", "staging"),
    ("importing",),
    ("pipeline",),
)
STAGE_OF = {name: position for position, names in enumerate(STAGES, 1) for name in names}
GENERATORS = {"mkdocs", "material", "markdown"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part_of(module: Path) -> str:
    """The top-level module or folder of the package a file belongs to."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    """What a file imports, with full dotted names; imports for type checkers count as well."""
    package = ["planportal", *module.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            home = [*package[: len(package) - node.level + 1], *(node.module or "").split(".")]
            yield from (".".join([*filter(None, home), alias.name]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_stage_uses_a_later_one(module: Path) -> None:
    here = STAGE_OF.get(part_of(module), 0)
    used = {name.split(".")[1] for name in imported(module) if name.startswith("planportal.")}

    assert not {part for part in used if STAGE_OF.get(part, 0) > here}


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_domain_imports_no_site_generator(module: Path) -> None:
    assert not GENERATORS & {name.split(".")[0] for name in imported(module)}


def test_every_stage_named_here_exists() -> None:
    assert not [name for name in STAGE_OF if not (PACKAGE / name).is_dir() and not (PACKAGE / f"{name}.py").is_file()]
