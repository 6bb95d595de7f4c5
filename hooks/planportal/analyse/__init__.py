"""Stage 3: what one plan's text holds, as a pure function of its file."""

from .body import analyse

__all__ = ["analyse"]
