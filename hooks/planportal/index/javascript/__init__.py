"""The citation engine in JavaScript, translated from its Python when the site is built.

Only the part of Python that the engine is written in has a translation: functions, data classes,
generators, comprehensions, strings, lists, dictionaries, regular expressions. The meaning of
Python's operations stands in overrides/assets/citations/.
"""

from .program import patterns_of, translated
from .untranslatable import UntranslatableError

__all__ = ["UntranslatableError", "patterns_of", "translated"]
