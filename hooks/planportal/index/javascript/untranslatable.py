"""What is raised where the citation engine says something that has no JavaScript here."""

from __future__ import annotations

import ast


class UntranslatableError(Exception):
    """A construct without a translation; the message names it and the file and line it stands in."""

    @classmethod
    def at(cls, file: str, node: ast.AST, what: str) -> UntranslatableError:
        """The error for one node of a file."""
        return cls(f"{file}:{getattr(node, 'lineno', 0)}: no JavaScript for {what}")
