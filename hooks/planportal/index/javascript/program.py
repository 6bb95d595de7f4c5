"""Everything one function of the engine reaches, translated into one JavaScript program.

Starting from that function, each global name is looked up in the running module, so nothing is
listed twice: functions and classes are translated from their source, tables and compiled patterns
are written as the values they have, cached functions without parameters as what they return, unless
that is a long list of simple patterns.
What has no JavaScript here ends the build with the file and line.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
import sys
import types
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache
from pathlib import Path
from typing import Any, cast

from .literals import literal, quoted
from .names import standard_function
from .patterns import converted, is_simple
from .stand_ins import STAND_INS
from .statements import class_, function
from .untranslatable import UntranslatableError

_PACKAGE = __name__.split(".")[0]
# Written examples run as tests; readers of a page have no use for them.
_LEFT_OUT = frozenset({"examples", "counterexamples"})
_MANY = 50
_CACHED = type(cache(lambda: None))


def translated(*entries: Callable[..., Any]) -> tuple[str, tuple[str, ...]]:
    """The program that some functions make up with all they reach, and their JavaScript names.

    Raises UntranslatableError for what has no JavaScript here.
    """
    program = _Program()
    names = tuple(program.reference(entry.__name__, entry) for entry in entries)
    return program.text(), names


def patterns_of(*entries: Callable[..., Any]) -> dict[str, re.Pattern[str]]:
    """Every pattern the program of some functions holds, by the name or the place in a table it has there."""
    program = _Program()
    for entry in entries:
        program.reference(entry.__name__, entry)
    return program.patterns


class _Program:
    """The parts found so far: classes come first, then functions, then values in the order of need."""

    def __init__(self) -> None:
        self.patterns: dict[str, re.Pattern[str]] = {}
        self._names: dict[int, str] = {}
        self._kept: list[Any] = []  # names go by identity, so what has one must stay alive
        self._taken: set[str] = set()
        self._classes: list[str] = []
        self._functions: list[str] = []
        self._values: list[str] = []
        self._reached: list[type] = []

    def text(self) -> str:
        """The whole program."""
        return "\n".join((*self._classes, *self._functions, *self._values)) + "\n"

    def reference(self, name: str, value: Any, module: str = "") -> str:
        """The JavaScript for a global value; what it needs is translated when first asked for."""
        if value is None or isinstance(value, bool | int | float | str):
            return literal(value)
        standard = standard_function(value)
        if standard:
            return standard
        if id(value) in self._names:
            return self._names[id(value)]
        if isinstance(value, type):
            return self._class(value)
        if isinstance(value, _CACHED):
            return self._cached(value)
        if isinstance(value, types.FunctionType):
            return self._function(value, cast(types.FunctionType, STAND_INS.get(value, value)))
        return self._constant(name, value, module)

    def method(self, name: str) -> list[str] | None:
        """The parameters of a method of one of the classes reached so far."""
        for kind in self._reached:
            found = inspect.getattr_static(kind, name, None)
            found = found.__func__ if isinstance(found, classmethod | staticmethod) else found
            if isinstance(found, types.FunctionType):
                own = list(inspect.signature(found).parameters)
                return own if isinstance(inspect.getattr_static(kind, name), staticmethod) else own[1:]
        return None

    def _name(self, value: Any, module: str, name: str) -> str:
        base = f"{module.rpartition('.')[2]}_{name}".replace(".", "_").replace("<lambda>", "lambda").strip("_")
        chosen, count = base, 2
        while chosen in self._taken:
            chosen, count = f"{base}{count}", count + 1
        self._taken.add(chosen)
        self._names[id(value)] = chosen
        self._kept.append(value)
        return chosen

    def _class(self, kind: type) -> str:
        if not kind.__module__.startswith(f"{_PACKAGE}."):
            raise UntranslatableError(f"no JavaScript for the class {kind.__module__}.{kind.__qualname__}")
        name = self._name(kind, kind.__module__, kind.__qualname__)
        self._reached.append(kind)
        module = sys.modules[kind.__module__]
        node = next(
            one
            for one in _tree(module.__file__ or "").body
            if isinstance(one, ast.ClassDef) and one.name == kind.__name__
        )
        self._classes.append(class_(node, name, _Module(self, vars(module), module.__file__ or ""), kind))
        return name

    def _function(self, made: Any, plain: types.FunctionType, around: str = "") -> str:
        if not plain.__module__.startswith(f"{_PACKAGE}."):
            raise UntranslatableError(f"no JavaScript for {plain.__module__}.{plain.__qualname__}")
        name = self._name(made, plain.__module__, plain.__qualname__)
        file = plain.__code__.co_filename
        world = _Module(self, plain.__globals__, file)
        node = _definition(file, plain)
        if isinstance(node, ast.Lambda):
            body = ast.Return(node.body, lineno=node.lineno, col_offset=0)
            node = ast.FunctionDef(name, node.args, [body], [], None, None, lineno=node.lineno, col_offset=0)
        inner = f"{name}_uncached" if around else name
        written = function(node, inner, world)
        self._functions.append(f"{written}\nconst {name} = {around}({inner});" if around else written)
        return name

    def _cached(self, made: Any) -> str:
        plain = made.__wrapped__
        if inspect.signature(plain).parameters:
            return self._function(made, plain, "$cached")
        value = made()
        found = list(_patterns_in(value))
        if len(found) > _MANY and all(map(is_simple, found)):
            # Such a table is far larger than the code that makes it: the browser makes it itself.
            self.patterns.update((f"{plain.__name__}[{place}]", one) for place, one in enumerate(found))
            return self._function(made, plain, "$once")
        name = self._name(made, plain.__module__, plain.__qualname__)
        self._values.append(f"const {name} = $once(() => {self._value(value, name)});")
        return name

    def _constant(self, name: str, value: Any, module: str) -> str:
        chosen = self._name(value, module, name)
        self._values.append(f"const {chosen} = {self._value(value, chosen, top=True)};")
        return chosen

    def _value(self, value: Any, where: str, *, top: bool = False) -> str:
        """A value written out; `where` names it for those who look a pattern up."""
        if value is None or isinstance(value, bool | int | float | str):
            return literal(value)
        if not top and id(value) in self._names:
            return self._names[id(value)]
        if isinstance(value, re.Pattern):
            return self._pattern(value, where)
        if isinstance(value, Mapping):
            entries = (
                f"[{self._value(key, where)}, {self._value(one, f'{where}[{key!r}]')}]" for key, one in value.items()
            )
            return f"$dict([{', '.join(entries)}])"
        if isinstance(value, Set):
            return f"$set([{', '.join(sorted(self._value(one, where) for one in value))}])"
        if isinstance(value, tuple | list) and not hasattr(value, "_fields"):
            return f"[{', '.join(self._value(one, f'{where}[{place}]') for place, one in enumerate(value))}]"
        if isinstance(value, tuple):
            return f"new {self.reference('', type(value))}({', '.join(self._value(one, where) for one in value)})"
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return self._instance(value, where)
        owner = getattr(value, "__self__", None)
        if isinstance(owner, re.Pattern):
            return f"$bound({self._pattern(owner, where)}, {quoted(value.__name__)})"
        if callable(value):
            return self.reference(where, value)
        raise UntranslatableError(f"no JavaScript for the value {where}: {value!r:.80}")

    def _instance(self, value: Any, where: str) -> str:
        kind = self.reference("", type(value))
        fields = [
            "null" if field.name in _LEFT_OUT else self._value(getattr(value, field.name), f"{where}.{field.name}")
            for field in dataclasses.fields(value)
            if field.init
        ]
        return f"new {kind}({', '.join(fields)})"

    def _pattern(self, value: re.Pattern[str], where: str) -> str:
        self.patterns[where] = value
        made = converted(value)
        given = [quoted(made.source)]
        if value.groups:
            given.append(f"[{','.join(map(str, made.groups))}]")
        if made.names:
            given.append("{" + ",".join(f"{name}:{number}" for name, number in made.names.items()) + "}")
        return f"$pattern({','.join(given)})"


class _Module:
    """The global names around a function."""

    def __init__(self, program: _Program, names: dict[str, Any], file: str) -> None:
        self._program, self._names = program, names
        self.file = Path(file).name
        self._module = str(names.get("__name__", ""))

    def value(self, name: str) -> tuple[bool, Any]:
        """Whether a global name is known, and what it stands for."""
        return (True, self._names[name]) if name in self._names else (False, None)

    def reference(self, name: str, value: Any) -> str:
        """The JavaScript for a global value."""
        return self._program.reference(name, value, self._module)

    def signature(self, value: Any) -> list[str] | None:
        """The parameters of a function or class of the engine; None for what is not of the engine."""
        if not (getattr(value, "__module__", "") or "").startswith(f"{_PACKAGE}.") or not callable(value):
            return None
        return list(inspect.signature(value).parameters)

    def method(self, name: str) -> list[str] | None:
        """The parameters of a method of the engine's classes, without `self`."""
        return self._program.method(name)


def _patterns_in(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping):
        yield from (one for each in value.values() for one in _patterns_in(each))
    elif isinstance(value, tuple | list):
        yield from (one for each in value for one in _patterns_in(each))
    elif dataclasses.is_dataclass(value):
        yield from (one for field in dataclasses.fields(value) for one in _patterns_in(getattr(value, field.name)))


@cache
def _tree(file: str) -> ast.Module:
    return ast.parse(Path(file).read_text(encoding="utf-8"))


@cache
def _definitions(file: str) -> Mapping[int, list[ast.FunctionDef | ast.Lambda]]:
    """The functions of a file by the lines at which they, or their decorators, begin."""
    found: dict[int, list[ast.FunctionDef | ast.Lambda]] = {}
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            lines = {node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))}
            for line in lines:
                found.setdefault(line, []).append(node)
    return found


def _definition(file: str, made: types.FunctionType) -> ast.FunctionDef | ast.Lambda:
    line = made.__code__.co_firstlineno
    wanted = ast.Lambda if made.__name__ == "<lambda>" else ast.FunctionDef
    found = [node for node in _definitions(file).get(line, ()) if isinstance(node, wanted)]
    if len(found) != 1:
        raise UntranslatableError(f"{Path(file).name}:{line}: {len(found)} definitions of {made.__qualname__}")
    return found[0]
