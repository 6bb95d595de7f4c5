"""Functions and classes of the citation engine as JavaScript."""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Iterator

from .expressions import Expressions, World
from .literals import literal, quoted
from .names import local_name
from .scopes import assigned, is_generator, parameters


def function(node: ast.FunctionDef, name: str, world: World) -> str:
    """A function of a module under its JavaScript name."""
    return f"function{'*' if is_generator(node.body) else ''} {name}{_rest(node, world, set())}"


def class_(node: ast.ClassDef, name: str, world: World, kind: type) -> str:
    """A class: its constructor from the fields of a data class, then its properties and methods."""
    parts: list[str] = []
    base = next((one for one in kind.__mro__[1:] if one is not object), None)
    if issubclass(kind, tuple):
        return _named_tuple(node, name, world, kind)
    extends = ""
    if base is not None:
        extends = (
            f" extends {f'${base.__name__}' if base.__module__ == 'builtins' else world.reference(base.__name__, base)}"
        )
    if dataclasses.is_dataclass(kind):
        parts.append(_constructor(node, world, kind, bool(extends)))
    methods = [one for one in node.body if isinstance(one, ast.FunctionDef)]
    parts += [_method(one, world) for one in methods]
    return f"class {name}{extends} {{\n" + "\n".join(parts) + "\n}"


def _constructor(node: ast.ClassDef, world: World, kind: type, derived: bool) -> str:
    written = {
        one.target.id: one.value
        for one in node.body
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
    }
    write = Expressions(world, set())
    fields = [field for field in dataclasses.fields(kind) if field.init]
    given: list[str] = []
    for field in fields:
        default, value = "", written.get(field.name)
        if field.default is not dataclasses.MISSING:
            plain = field.default is None or isinstance(field.default, bool | int | str)
            default = f" = {literal(field.default) if plain or value is None else write(value)}"
        elif field.default_factory is not dataclasses.MISSING:
            default = f" = ${getattr(field.default_factory, '__name__', '')}()"
        given.append(f"{local_name(field.name)}{default}")
    body = "super(); " if derived else ""
    body += " ".join(f"this.{field.name} = {local_name(field.name)};" for field in fields)
    if hasattr(kind, "__post_init__"):
        body += " this.__post_init__();"
    return f"constructor({', '.join(given)}) {{ {body} }}"


def _named_tuple(node: ast.ClassDef, name: str, world: World, kind: type) -> str:
    fields: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]  # what makes it a named tuple
    names = ", ".join(map(local_name, fields))
    getters = " ".join(f"get {field}() {{ return this[{place}]; }}" for place, field in enumerate(fields))
    methods = "\n".join(_method(one, world) for one in node.body if isinstance(one, ast.FunctionDef))
    return (
        f"class {name} extends Array {{\nconstructor({names}) {{ super(); this.push({names}); }}\n"
        f"static get [Symbol.species]() {{ return Array; }}\n{getters}\n{methods}\n}}"
    )


def _method(node: ast.FunctionDef, world: World) -> str:
    marks = {_last_name(one) for one in node.decorator_list}
    first, rest = node.args.args[0].arg if node.args.args else "", node
    if "staticmethod" in marks:
        return f"static {node.name}{_rest(node, world, set())}"
    arguments = ast.arguments(
        posonlyargs=node.args.posonlyargs,
        args=node.args.args[1:],
        vararg=node.args.vararg,
        kwonlyargs=node.args.kwonlyargs,
        kw_defaults=node.args.kw_defaults,
        kwarg=None,
        defaults=node.args.defaults,
    )
    rest = ast.FunctionDef(node.name, arguments, node.body, [], None, None, lineno=node.lineno, col_offset=0)
    star = "*" if is_generator(node.body) else ""
    written = _rest(rest, world, {first}, f"const {local_name(first)} = this; ")
    if "cached_property" in marks:
        inner = f"const $value = (() => {_block_of(written)})();"
        keep = f"Object.defineProperty(this, {quoted(node.name)}, {{ value: $value }}); return $value;"
        return f"get {node.name}() {{ {inner} {keep} }}"
    if "property" in marks:
        return f"get {node.name}{written}"
    if node.name == "__init__":
        return f"constructor{written}"
    iterator = "\n[Symbol.iterator]() { return this.__iter__()[Symbol.iterator](); }" if node.name == "__iter__" else ""
    return f"{'static ' if 'classmethod' in marks else ''}{star}{node.name}{written}{iterator}"


def _block_of(written: str) -> str:
    return written[written.index("{") :]


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _last_name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _rest(node: ast.FunctionDef, world: World, around: set[str], before: str = "") -> str:
    """What follows the name of a function: its parameters and its body."""
    if node.args.kwarg:
        raise Expressions(world, set()).error(node, "**")
    own = parameters(node.args)
    outside = Expressions(world, around)
    with_default = node.args.args[len(node.args.args) - len(node.args.defaults) :]
    defaults = {one.arg: value for one, value in zip(with_default, node.args.defaults, strict=True)}
    defaults |= {
        one.arg: value for one, value in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if value
    }
    written = []
    for name in own:
        rest = "..." if node.args.vararg and node.args.vararg.arg == name else ""
        default = f" = {outside(defaults[name])}" if name in defaults else ""
        written.append(f"{rest}{local_name(name)}{default}")
    names = [name for name in assigned(node.body) if name not in own]
    inner = {statement.name for statement in node.body if isinstance(statement, ast.FunctionDef)}
    write = Statements(world, around | {*own, *names})
    body = "\n".join(write.block(node.body))
    declared = [*(local_name(name) for name in names if name not in inner), *write.expression.temporaries]
    lets = f"let {', '.join(declared)}; " if declared else ""
    return f"({', '.join(written)}) {{ {before}{lets}{body} }}"


class Statements:
    """Translates the statements of one function."""

    def __init__(self, world: World, local: set[str]) -> None:
        self.world = world
        self.local = local
        self.expression = Expressions(world, local)
        self._loops: list[str] = []
        self._flags = 0

    def block(self, body: list[ast.stmt]) -> Iterator[str]:
        for statement in body:
            write = getattr(self, f"_{type(statement).__name__}", None)
            if write is None:
                raise self.expression.error(statement, type(statement).__name__)
            written: str = write(statement)
            if written:
                yield written

    def _braces(self, body: list[ast.stmt]) -> str:
        return "{ " + "\n".join(self.block(body)) + " }"

    def _Expr(self, node: ast.Expr) -> str:
        return "" if isinstance(node.value, ast.Constant) else f"{self.expression(node.value)};"

    def _Pass(self, _: ast.Pass) -> str:
        return ""

    def _Assert(self, _: ast.Assert) -> str:
        return ""  # said for readers and the type checker; the tests of the Python engine hold it

    def _Nonlocal(self, _: ast.Nonlocal) -> str:
        return ""

    def _Return(self, node: ast.Return) -> str:
        return f"return {self.expression(node.value) if node.value else 'null'};"

    def _Assign(self, node: ast.Assign) -> str:
        if len(node.targets) == 1:
            return self._set(node.targets[0], self.expression(node.value))
        kept = self.expression.temporary()
        return f"{kept} = {self.expression(node.value)}; " + " ".join(self._set(one, kept) for one in node.targets)

    def _AnnAssign(self, node: ast.AnnAssign) -> str:
        return self._set(node.target, self.expression(node.value)) if node.value else ""

    def _AugAssign(self, node: ast.AugAssign) -> str:
        target = node.target
        loaded = ast.Name(target.id, ast.Load()) if isinstance(target, ast.Name) else target
        if isinstance(node.op, ast.Add):
            return self._set(target, f"$iadd({self.expression(loaded)}, {self.expression(node.value)})")
        if isinstance(node.op, ast.BitOr):
            return self._set(target, f"$ior({self.expression(loaded)}, {self.expression(node.value)})")
        both = ast.BinOp(loaded, node.op, node.value, lineno=node.lineno, col_offset=0)
        return self._set(target, self.expression(both))

    def _set(self, target: ast.expr, value: str) -> str:
        if isinstance(target, ast.Subscript):
            if isinstance(target.slice, ast.Slice):
                raise self.expression.error(target, "assignment to a slice")
            return f"$setitem({self.expression(target.value)}, {self.expression(target.slice)}, {value});"
        if isinstance(target, ast.Tuple) and any(isinstance(one, ast.Starred) for one in target.elts[:-1]):
            raise self.expression.error(target, "a starred target that is not the last")
        return f"{self.expression.target(target)} = {value};"

    def _Delete(self, node: ast.Delete) -> str:
        written = []
        for target in node.targets:
            if not isinstance(target, ast.Subscript) or isinstance(target.slice, ast.Slice):
                raise self.expression.error(node, "this del")
            written.append(f"$delitem({self.expression(target.value)}, {self.expression(target.slice)});")
        return " ".join(written)

    def _If(self, node: ast.If) -> str:
        written = f"if ({self.expression.test(node.test)}) {self._braces(node.body)}"
        return written + (f" else {self._braces(node.orelse)}" if node.orelse else "")

    def _For(self, node: ast.For) -> str:
        head = f"for ({self.expression.target(node.target)} of {self.expression(node.iter)})"
        return self._loop(head, node.body, node.orelse)

    def _While(self, node: ast.While) -> str:
        return self._loop(f"while ({self.expression.test(node.test)})", node.body, node.orelse)

    def _loop(self, head: str, body: list[ast.stmt], otherwise: list[ast.stmt]) -> str:
        flag = self.expression.temporary() if otherwise else ""
        self._loops.append(flag)
        written = f"{head} {self._braces(body)}"
        self._loops.pop()
        return f"{flag} = true; {written} if ({flag}) {self._braces(otherwise)}" if flag else written

    def _Break(self, _: ast.Break) -> str:
        flag = self._loops[-1]
        return f"{flag} = false; break;" if flag else "break;"

    def _Continue(self, _: ast.Continue) -> str:
        return "continue;"

    def _Raise(self, node: ast.Raise) -> str:
        if node.exc is None:
            return "throw $error;"
        if isinstance(node.exc, ast.Call):
            arguments = ", ".join(map(self.expression, node.exc.args))
            return f"throw new {self.expression(node.exc.func)}({arguments});"
        return f"throw new {self.expression(node.exc)}();"

    def _Try(self, node: ast.Try) -> str:
        if node.orelse:
            raise self.expression.error(node, "try … else")
        written = f"try {self._braces(node.body)}"
        if node.handlers:
            cases = "".join(self._case(one) + " else " for one in node.handlers)
            written += f" catch ($error) {{ {cases}throw $error; }}"
        return written + (f" finally {self._braces(node.finalbody)}" if node.finalbody else "")

    def _case(self, handler: ast.ExceptHandler) -> str:
        kept = f"{local_name(handler.name)} = $error; " if handler.name else ""
        kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type] if handler.type else []
        test = " || ".join(f"$error instanceof {self.expression(kind)}" for kind in kinds) or "true"
        return f"if ({test}) {{ {kept}{self._braces(handler.body)} }}"

    def _FunctionDef(self, node: ast.FunctionDef) -> str:
        star = "*" if is_generator(node.body) else ""
        written = _rest(node, self.world, self.local)
        return f"function{star} {local_name(node.name)}{written}"
