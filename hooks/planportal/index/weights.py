"""How much a word counts in a document: our own BM25, split between build and browser.

The build stores for each word and document only the part that no other document changes,
its saturated frequency, as one byte. The part that does change with the corpus, how rare
the word is, is applied in the browser from the length of the word's list. So a new plan
rewrites only the files that hold its words.
"""

from __future__ import annotations

import math
from functools import lru_cache

# Chosen on labelled questions over law articles (k1, b) and on generated plans.
SATURATION = 0.8
LENGTH_SHARE = 0.75
_TABLE = 64


def nominal_length(mean: float) -> float:
    """A mean length rounded to a step of √2, so that one more plan seldom changes it."""
    return 2 ** (round(2 * math.log2(mean)) / 2) if mean > 1 else 1.0


@lru_cache(maxsize=4096)
def impacts(length: int, nominal: float) -> bytes:
    """For each frequency 0…63 of a word in a text of that many words, its weight in 1…255."""
    k = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / nominal)
    return bytes(max(1, round(255 * frequency / (frequency + k))) for frequency in range(_TABLE))
