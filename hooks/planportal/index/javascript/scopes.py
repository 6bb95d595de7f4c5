"""Which names a function makes its own, and which it takes from around it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

_OWN_SCOPE = (ast.FunctionDef, ast.Lambda, ast.ClassDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def parameters(arguments: ast.arguments) -> list[str]:
    """The names of the parameters in order, the one that takes the rest included."""
    named = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    rest = [arguments.vararg.arg] if arguments.vararg else []
    return [*named, *rest, *(one.arg for one in arguments.kwonlyargs)]


def assigned(body: list[ast.stmt]) -> list[str]:
    """The names a body assigns to, in order, without those of functions and comprehensions inside it."""
    found = dict.fromkeys(name for statement in body for name in _assigned(statement))
    elsewhere = {name for node in _own(body) if isinstance(node, ast.Nonlocal | ast.Global) for name in node.names}
    return [name for name in found if name not in elsewhere]


def targets(node: ast.expr) -> Iterator[str]:
    """The names in the target of an assignment or a loop."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            yield inner.id


def is_generator(body: list[ast.stmt]) -> bool:
    """Whether a function with this body yields."""
    return any(isinstance(node, ast.Yield | ast.YieldFrom) for node in _own(body))


def _own(body: list[ast.stmt]) -> Iterator[ast.AST]:
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, _OWN_SCOPE):
            waiting.extend(ast.iter_child_nodes(node))


def _assigned(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef):
        yield node.name
        return
    if isinstance(node, _OWN_SCOPE):
        return
    if isinstance(node, _COMPREHENSIONS):
        for inner in ast.walk(node):  # ":=" in a comprehension assigns around it
            if isinstance(inner, ast.NamedExpr):
                yield from targets(inner.target)
        return
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    if isinstance(node, ast.ExceptHandler) and node.name:
        yield node.name
    for inner in ast.iter_child_nodes(node):
        yield from _assigned(inner)
