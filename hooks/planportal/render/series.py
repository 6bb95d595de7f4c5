"""The bodies that number documents, by series: also those that the registry has no record of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from ..link.document_keys import name_slug
from ..model import CitedDocument
from ..vocabulary import vocabulary


def series_names(documents: Iterable[CitedDocument], names: Mapping[str, str]) -> dict[str, str]:
    """The full names by series: those of agencies, else of the vocabulary, else what most citations mean.

    A series whose body nobody names is left out.
    """
    found = dict(names)
    issuers: dict[str, Counter[str]] = {}
    for document in documents:
        if document.series and document.series not in found:
            seen = issuers.setdefault(document.series, Counter())
            seen.update({issuer: len(mentions) for issuer, mentions in document.issuers})
    for series, seen in issuers.items():
        own = [name for name in seen if name_slug(name) == series]
        name = _central().get(series) or next(iter(own), None) or next((one for one, _ in seen.most_common(1)), None)
        if name:
            found[series] = name
    return found


def is_central(series: str) -> bool:
    """Whether a series is that of a central body that the vocabulary knows."""
    return series in _central()


@cache
def _central() -> Mapping[str, str]:
    return {body.series: body.name for body in vocabulary().bodies.values() if body.series}
