"""Expressions of Python as expressions of JavaScript that mean the same."""

from __future__ import annotations

import ast
import types
from collections.abc import Mapping
from typing import Any, Protocol

from .calls import Call
from .literals import literal
from .names import BUILTINS, ERRORS, METHODS, YES_OR_NO, local_name, standard_function
from .scopes import parameters, targets
from .untranslatable import UntranslatableError

_ARITHMETIC = {
    ast.Add: "$plus",
    ast.Sub: "$minus",
    ast.Mult: "$times",
    ast.Div: "$div",
    ast.FloorDiv: "$floordiv",
    ast.Mod: "$mod",
    ast.BitOr: "$bitor",
    ast.BitAnd: "$bitand",
    ast.Pow: "$pow",
}
_NATIVE = {ast.Add: "+", ast.Sub: "-"}
_ORDER: Mapping[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("$lt", "<"),
    ast.LtE: ("$le", "<="),
    ast.Gt: ("$gt", ">"),
    ast.GtE: ("$ge", ">="),
}


class World(Protocol):
    """What lies around a function: the values its global names have, and their JavaScript names."""

    file: str

    def value(self, name: str) -> tuple[bool, Any]:
        """Whether a global name is known, and what it stands for."""
        ...

    def reference(self, name: str, value: Any) -> str:
        """The JavaScript for a global value."""
        ...

    def signature(self, value: Any) -> list[str] | None:
        """The parameters of a function or class of the engine; None for what is not of the engine."""
        ...

    def method(self, name: str) -> list[str] | None:
        """The parameters of a method of the engine's classes, without `self`."""
        ...


class Expressions:
    """Translates the expressions of one function; `temporaries` are the names it needed besides."""

    def __init__(self, world: World, local: set[str]) -> None:
        self.world = world
        self.local = local
        self.temporaries: list[str] = []

    def __call__(self, node: ast.expr) -> str:
        write = getattr(self, f"_{type(node).__name__}", None)
        if write is None:
            raise self.error(node, type(node).__name__)
        result: str = write(node)
        return result

    def error(self, node: ast.AST, what: str) -> UntranslatableError:
        return UntranslatableError.at(self.world.file, node, what)

    def test(self, node: ast.expr) -> str:
        """The expression as a condition: empty strings, lists and so on are false."""
        if isinstance(node, ast.BoolOp):
            return "(" + (" && " if isinstance(node.op, ast.And) else " || ").join(map(self.test, node.values)) + ")"
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return f"!{self.test(node.operand)}"
        return self(node) if self._is_yes_or_no(node) else f"$true({self(node)})"

    def temporary(self) -> str:
        self.temporaries.append(f"$_{len(self.temporaries)}")
        return self.temporaries[-1]

    def global_value(self, node: ast.expr) -> tuple[bool, Any]:
        """The value that a global name, or an attribute of one, stands for."""
        if isinstance(node, ast.Name) and node.id not in self.local:
            return self.world.value(node.id)
        if isinstance(node, ast.Attribute):
            known, owner = self.global_value(node.value)
            if not known and isinstance(node.value, ast.Name) and node.value.id not in self.local:
                owner = {"dict": dict, "str": str}.get(node.value.id)
                known = standard_function(getattr(owner, node.attr, None)) is not None
            if known and hasattr(owner, node.attr) and (isinstance(owner, type) or hasattr(owner, "__spec__")):
                return True, getattr(owner, node.attr)
        return False, None

    def _is_yes_or_no(self, node: ast.expr) -> bool:
        if isinstance(node, ast.BoolOp):
            return all(map(self._is_yes_or_no, node.values))
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            return name in YES_OR_NO or (name in ("any", "all", "isinstance") and name not in self.local)
        if isinstance(node, ast.UnaryOp):
            return isinstance(node.op, ast.Not)
        return isinstance(node, ast.Compare) or (isinstance(node, ast.Constant) and isinstance(node.value, bool))

    def _is_plain(self, node: ast.expr) -> bool:
        """Whether it is certainly a number or a string, on which JavaScript's own operators do."""
        if isinstance(node, ast.Constant):
            return isinstance(node.value, int | float | str) and not isinstance(node.value, bool)
        if isinstance(node, ast.JoinedStr):
            return True
        if isinstance(node, ast.UnaryOp):
            return isinstance(node.op, ast.USub)
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("len", "str", "int")

    def _Constant(self, node: ast.Constant) -> str:
        return literal(node.value)

    def _Name(self, node: ast.Name) -> str:
        if node.id in self.local:
            return local_name(node.id)
        known, value = self.world.value(node.id)
        if isinstance(value, types.ModuleType):
            raise self.error(node, f"what is used of the module {node.id}")
        if known:
            return self.world.reference(node.id, value)
        if node.id in BUILTINS or node.id in ERRORS:
            return f"${node.id}"
        raise self.error(node, f"the name {node.id}")

    def _Attribute(self, node: ast.Attribute) -> str:
        known, value = self.global_value(node)
        if known:
            standard = standard_function(value)
            if standard:
                return standard
            if not isinstance(self.global_value(node.value)[1], type):
                return self.world.reference(node.attr, value)
        if isinstance(node.value, ast.Name) and node.value.id == "str" and node.attr in METHODS:
            return f"${node.attr}"
        return f"{self(node.value)}.{node.attr}"

    def _Subscript(self, node: ast.Subscript) -> str:
        if isinstance(node.slice, ast.Slice):
            bounds = [self(one) if one else "null" for one in (node.slice.lower, node.slice.upper)]
            if node.slice.step:
                bounds.append(self(node.slice.step))
            return f"$slice({self(node.value)}, {', '.join(bounds)})"
        return f"$item({self(node.value)}, {self(node.slice)})"

    def _Tuple(self, node: ast.Tuple) -> str:
        return "[" + ", ".join(map(self, node.elts)) + "]"

    def _List(self, node: ast.List) -> str:
        return "[" + ", ".join(map(self, node.elts)) + "]"

    def _Set(self, node: ast.Set) -> str:
        return "$set([" + ", ".join(map(self, node.elts)) + "])"

    def _Dict(self, node: ast.Dict) -> str:
        entries = [
            f"[{self(key)}, {self(value)}]" if key else f"...$items({self(value)})"
            for key, value in zip(node.keys, node.values, strict=True)
        ]
        return "$dict([" + ", ".join(entries) + "])"

    def _Starred(self, node: ast.Starred) -> str:
        return f"...{self(node.value)}"

    def _NamedExpr(self, node: ast.NamedExpr) -> str:
        return f"({local_name(node.target.id)} = {self(node.value)})"

    def _IfExp(self, node: ast.IfExp) -> str:
        return f"({self.test(node.test)} ? {self(node.body)} : {self(node.orelse)})"

    def _BoolOp(self, node: ast.BoolOp) -> str:
        sign = "&&" if isinstance(node.op, ast.And) else "||"
        *before, last = node.values
        if all(map(self._is_yes_or_no, before)):
            return "(" + f" {sign} ".join(map(self, node.values)) + ")"
        result = self(last)
        for value in reversed(before):
            kept = self.temporary()
            chosen = (result, kept) if sign == "&&" else (kept, result)
            result = f"($true({kept} = {self(value)}) ? {chosen[0]} : {chosen[1]})"
        return result

    def _UnaryOp(self, node: ast.UnaryOp) -> str:
        if isinstance(node.op, ast.Not):
            return f"!{self.test(node.operand)}"
        if isinstance(node.op, ast.Invert):
            return f"~{self(node.operand)}"
        return f"{'-' if isinstance(node.op, ast.USub) else '+'}({self(node.operand)})"

    def _BinOp(self, node: ast.BinOp) -> str:
        native = _NATIVE.get(type(node.op))
        both_plain = self._is_plain(node.left) and self._is_plain(node.right)
        one_number = any(
            isinstance(one, ast.Constant) and isinstance(one.value, int) for one in (node.left, node.right)
        )
        if native and (both_plain or one_number):
            return f"({self(node.left)} {native} {self(node.right)})"
        return f"{_ARITHMETIC[type(node.op)]}({self(node.left)}, {self(node.right)})"

    def _Compare(self, node: ast.Compare) -> str:
        left, parts = node.left, []
        written = self(left)
        for position, (operator, right) in enumerate(zip(node.ops, node.comparators, strict=True)):
            text = self(right)
            if position < len(node.ops) - 1 and not isinstance(right, ast.Name | ast.Constant):
                kept = self.temporary()
                parts.append(self._comparison(operator, left, written, right, f"({kept} = {text})"))
                text = kept
            else:
                parts.append(self._comparison(operator, left, written, right, text))
            left, written = right, text
        return parts[0] if len(parts) == 1 else "(" + " && ".join(parts) + ")"

    def _comparison(self, operator: ast.cmpop, left: ast.expr, one: str, right: ast.expr, other: str) -> str:
        plain = self._is_plain(left) or self._is_plain(right)
        if isinstance(operator, ast.Is | ast.IsNot):
            nothing = any(isinstance(side, ast.Constant) and side.value is None for side in (left, right))
            same = "==" if nothing else "==="  # a value that was never given counts as None
            return f"({one} {'!' if isinstance(operator, ast.IsNot) else '='}{same[1:]} {other})"
        if isinstance(operator, ast.Eq | ast.NotEq):
            negated = isinstance(operator, ast.NotEq)
            if plain:
                return f"({one} {'!==' if negated else '==='} {other})"
            return f"{'!' if negated else ''}$equal({one}, {other})"
        if isinstance(operator, ast.In | ast.NotIn):
            return f"{'!' if isinstance(operator, ast.NotIn) else ''}$in({one}, {other})"
        named, native = _ORDER[type(operator)]
        return f"({one} {native} {other})" if plain else f"{named}({one}, {other})"

    def _JoinedStr(self, node: ast.JoinedStr) -> str:
        pieces = [self(one) for one in node.values]
        return "(" + " + ".join(['""', *pieces]) + ")"

    def _FormattedValue(self, node: ast.FormattedValue) -> str:
        value = self(node.value)
        if node.conversion == ord("r"):
            value = f"$repr({value})"
        return f"$format({value}, {self(node.format_spec)})" if node.format_spec else f"$str({value})"

    def _Lambda(self, node: ast.Lambda) -> str:
        with_own = self._inner(set(parameters(node.args)))
        names = ", ".join(local_name(name) for name in parameters(node.args))
        body = with_own(node.body)
        return f"(({names}) => ({body}))"

    def _inner(self, names: set[str]) -> Expressions:
        inner = Expressions(self.world, self.local | names)
        inner.temporaries = self.temporaries
        return inner

    def _ListComp(self, node: ast.ListComp) -> str:
        return self.gathered(node, lambda inner: f"$found.push({inner(node.elt)});", "$found")

    def _SetComp(self, node: ast.SetComp) -> str:
        return self.gathered(node, lambda inner: f"$found.push({inner(node.elt)});", "$set($found)")

    def _DictComp(self, node: ast.DictComp) -> str:
        return self.gathered(
            node, lambda inner: f"$found.push([{inner(node.key)}, {inner(node.value)}]);", "$dict($found)"
        )

    def _GeneratorExp(self, node: ast.GeneratorExp) -> str:
        return self.gathered(node, lambda inner: f"$found.push({inner(node.elt)});", "$found")

    def gathered(self, node: Any, step: Any, result: str, start: str = "const $found = []; ") -> str:
        """A comprehension as a function that is called on the spot; `step` writes what is done each time."""
        names = {name for one in node.generators for name in targets(one.target)}
        inner = self._inner(names)
        loops = ""
        for position, one in enumerate(node.generators):
            source = self if position == 0 else inner
            loops += f"for (const {inner.target(one.target)} of {source(one.iter)}) "
            if one.ifs:
                loops += "if (" + " && ".join(map(inner.test, one.ifs)) + ") "
        return f"(() => {{ {start}{loops}{{ {step(inner)} }} return {result}; }})()"

    def target(self, node: ast.expr) -> str:
        """The target of an assignment: a name, an attribute, or several of them."""
        if isinstance(node, ast.Tuple | ast.List):
            return "[" + ", ".join(map(self.target, node.elts)) + "]"
        if isinstance(node, ast.Starred):
            return f"...{self.target(node.value)}"
        if isinstance(node, ast.Name):
            return local_name(node.id)
        if isinstance(node, ast.Attribute):
            return f"{self(node.value)}.{node.attr}"
        raise self.error(node, "this target of an assignment")

    def _Yield(self, node: ast.Yield) -> str:
        return f"(yield {self(node.value) if node.value else 'null'})"

    def _YieldFrom(self, node: ast.YieldFrom) -> str:
        return f"(yield* {self(node.value)})"

    def _Call(self, node: ast.Call) -> str:
        return Call(self, node).written()
