"""Calls: of a function of the engine, of Python's own, or of a method."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from .names import BUILTINS, METHODS, WITH_PATTERN, standard_function

if TYPE_CHECKING:
    from .expressions import Expressions


class Call:
    """One call: of a function of the engine, of Python's own, or of a method."""

    def __init__(self, write: Expressions, node: ast.Call) -> None:
        self._write, self._node = write, node
        self._named = {one.arg: one.value for one in node.keywords if one.arg}
        if len(self._named) != len(node.keywords):
            raise write.error(node, "** in a call")

    def written(self) -> str:
        write, function = self._write, self._node.func
        known, value = write.global_value(function)
        if known and callable(value) and value in WITH_PATTERN:
            return self._with_pattern(WITH_PATTERN[value])
        standard = standard_function(value) if known else None
        if standard:
            return f"{standard}({self._plain_arguments()})"
        signature = write.world.signature(value) if known and not self._is_of_a_class(function) else None
        if signature is not None:
            new = "new " if isinstance(value, type) else ""
            return f"{new}{write(function)}({self._bound(signature)})"
        if isinstance(function, ast.Name) and function.id in BUILTINS and function.id not in write.local and not known:
            return self._builtin(function.id)
        if isinstance(function, ast.Attribute):
            return self._method(function)
        # By convention `cls` is the class itself in its class methods.
        new = "new " if isinstance(function, ast.Name) and function.id == "cls" else ""
        return f"{new}{write(function)}({self._plain_arguments()})"

    def _is_of_a_class(self, function: ast.expr) -> bool:
        owner = self._write.global_value(function.value)[1] if isinstance(function, ast.Attribute) else None
        return isinstance(owner, type)

    def _with_pattern(self, method: str) -> str:
        pattern, *others = self._node.args
        if not isinstance(pattern, ast.Constant) or self._named or len(others) > (2 if method == "sub" else 1):
            raise self._write.error(self._node, "this pattern; make it a constant of the module")
        made = self._write.world.reference("pattern", re.compile(pattern.value))
        return f"{made}.{method}({', '.join(map(self._write, others))})"

    def _builtin(self, name: str) -> str:
        write, arguments = self._write, self._node.args
        first = arguments[0] if arguments else None
        if name in ("any", "all") and isinstance(first, ast.GeneratorExp):
            wanted, otherwise = ("", "false") if name == "any" else ("!", "true")
            answer = "true" if name == "any" else "false"

            def step(inner: Expressions) -> str:
                return f"if ({wanted}{inner.test(first.elt)}) return {answer};"

            return write.gathered(first, step, otherwise, start="")
        if name == "next" and isinstance(first, ast.GeneratorExp) and len(arguments) == 2:
            return write.gathered(first, lambda inner: f"return {inner(first.elt)};", write(arguments[1]), start="")
        if name == "isinstance":
            return f"$isinstance({write(arguments[0])}, {self._kinds(arguments[1])})"
        if name == "bool" and len(arguments) == 1:
            return f"$true({write(arguments[0])})"
        return f"${name}({self._plain_arguments(drop=('strict',))})"

    def _kinds(self, node: ast.expr) -> str:
        if isinstance(node, ast.Tuple):
            return "[" + ", ".join(map(self._kinds, node.elts)) + "]"
        if isinstance(node, ast.BinOp):
            return f"[{self._kinds(node.left)}, {self._kinds(node.right)}]"
        if isinstance(node, ast.Name) and node.id in BUILTINS:
            return f'"{node.id}"'
        return self._write(node)

    def _method(self, function: ast.Attribute) -> str:
        write, name = self._write, function.attr
        known, value = write.global_value(function.value)
        receiver = "" if known and isinstance(value, type) and value in (str, dict) else write(function.value)
        if not receiver:
            return f"${name}({self._plain_arguments()})"
        if name in METHODS:
            rest = self._plain_arguments()
            return f"${name}({receiver}{', ' if rest else ''}{rest})"
        signature = write.world.method(name)
        if self._named and signature is None:
            raise write.error(self._node, f"named arguments of the method {name}")
        return f"{receiver}.{name}({self._bound(signature) if signature else self._plain_arguments()})"

    def _plain_arguments(self, drop: tuple[str, ...] = ()) -> str:
        written = list(map(self._write, self._node.args))
        named = [f"{name}: {self._write(value)}" for name, value in self._named.items() if name not in drop]
        if named:
            written.append("$named({" + ", ".join(named) + "})")
        return ", ".join(written)

    def _bound(self, signature: list[str]) -> str:
        written = list(map(self._write, self._node.args))
        left = dict(self._named)
        for name in signature[len(written) :]:
            if not left:
                break
            written.append(self._write(left.pop(name)) if name in left else "undefined")
        if left:
            raise self._write.error(self._node, f"the arguments {', '.join(left)}")
        return ", ".join(written)
