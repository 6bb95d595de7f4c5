"""The one Jinja environment of the generated pages: strict, escaping, compiled once."""

from __future__ import annotations

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from ..config import Settings


def environment(settings: Settings) -> Environment:
    """The templates of `overrides/`, for one build.

    A value that a template names and Python did not give is an error, and every value is
    escaped unless it is Markup. Templates are not looked at again after their first use, so a
    changed template needs a new environment, which every build makes. Compiled templates are
    kept in the cache folder.
    """
    compiled = settings.cache / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    return Environment(
        loader=FileSystemLoader(settings.project / "overrides"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=FileSystemBytecodeCache(str(compiled)),
    )
