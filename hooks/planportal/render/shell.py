"""The theme's frame around a page, rendered once with marks in its holes and then filled.

A frame depends on the way to the site's root and the section of the menu alone, so a handful
serves all pages. Marks are looked for in the frame, never in what fills it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape

from ..model import SitePage

_HOLES = ("TITLE", "DESCRIPTION", "CANONICAL", "CONTENT")
_MARK = re.compile("\x01(" + "|".join(_HOLES) + ")\x02")


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered frame: every odd part names the hole that stands there."""

    parts: tuple[str, ...]

    @classmethod
    def of(cls, rendered: str) -> Shell:
        """The shell that a frame rendered for `sample(…)` makes."""
        return cls(tuple(_MARK.split(rendered)))

    def page(self, source: SitePage, canonical: str) -> str:
        """The finished page; what fills a hole is escaped for the place it stands in."""
        holes = {
            "TITLE": escape(source.title),
            "DESCRIPTION": escape(source.description),
            "CANONICAL": escape(canonical),
            "CONTENT": source.content,
        }
        return "".join(holes[part] if odd % 2 else part for odd, part in enumerate(self.parts))


def sample(source: SitePage) -> SitePage:
    """A page with marks where this page has words, to render its frame with."""
    title, description, _, content = (f"\x01{hole}\x02" for hole in _HOLES)
    return replace(source, title=title, description=description, content=content)


SAMPLE_CANONICAL = "\x01CANONICAL\x02"
