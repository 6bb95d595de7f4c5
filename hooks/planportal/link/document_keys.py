"""Keys of documents: series, year or term, type and number, as they stand in addresses.

The type in a key is that of the number's code, so that "Quyết định số 124-QĐ/TW" and "Quy định số
124-QĐ/TW" are one document.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from ..dates import PartialDate
from ..numbers import DocumentNumber, try_parse
from ..records import Agency, DocumentRecord, Registries
from ..vietnamese import address_slug
from ..vocabulary import vocabulary

UNKNOWN = "khong-ro"

# 34/2007/PL-UBTVQH11 is written 34/2007/UBTVQH11 as well, and later numbers always so.
_DROPPED_CODES = {"Pháp lệnh": "pl", "Nghị quyết": "nq"}

_LONGEST_SEGMENT = 160

NumberKey = tuple[int, str, int | None, str, tuple[str, ...], str]


def name_slug(name: str) -> str:
    """A name as one segment of an address; a very long one is cut and told apart by a check sum.

    File systems take 255 bytes a segment.
    """
    slug = address_slug(name)
    if len(slug) <= _LONGEST_SEGMENT:
        return slug
    return f"{address_slug(name, _LONGEST_SEGMENT - 9)}-{sha256(slug.encode()).hexdigest()[:8]}"


def document_key(series: str, segment: str | None, number: DocumentNumber, type_words: str) -> str:
    """The key of a numbered document; without a segment its year is not known."""
    return f"{series}/{segment or UNKNOWN}/{_type_and_number(number, type_words)}"


@lru_cache(maxsize=16384)
def _type_and_number(number: DocumentNumber, type_words: str) -> str:
    slug = number.slug
    if number.code is None and number.term and (code := _DROPPED_CODES.get(type_words)):
        slug = slug.replace("-ubtvqh", f"-{code}-ubtvqh")
    return f"{type_slug(number, type_words)}-{slug}"


def type_slug(number: DocumentNumber, type_words: str) -> str:
    """The type in a key: of the code, else the printed words ("luat", "cong-van")."""
    default = vocabulary().default_type(number.code, party=number.form == "party")
    if default:
        return address_slug(default.words)
    if number.term:
        return "luat" if type_words in ("Luật", "Bộ luật") else address_slug(type_words)
    return "cong-van" if type_words in ("Công văn", "Văn bản") else address_slug(type_words)


def segment_of(number: DocumentNumber, date: PartialDate | None, agency: Agency | None) -> str | None:
    """The year of a State number or the term of a Party one; None while it is not known."""
    if number.year:
        return str(number.year)
    if date is None:
        return None
    if number.is_party and agency:
        term = term_of(agency, date)
        if term:
            return term
    return str(date.year)


def numbering_agency(registries: Registries, series: str) -> Agency | None:
    """The agency whose terms a series runs by: a Party board's are those of its committee."""
    own = registries.agencies.get(series)
    above = (one for one in registries.ancestors(series) if own and one.place == own.place)
    return next((one for one in above if one.terms), own)


def term_of(agency: Agency, date: PartialDate) -> str | None:
    """The one term of a committee that a date falls in, as part of a key; None where none or two fit."""
    fitting = [
        term.name
        for term in agency.terms
        if not_after(term.start, date) and (term.end is None or not_after(date, term.end))
    ]
    return address_slug(fitting[0]) if len(fitting) == 1 else None


def not_after(earlier: PartialDate, later: PartialDate) -> bool:
    """Whether one date can be on or before another; what is not known of either does not count."""
    for mine, theirs in ((earlier.year, later.year), (earlier.month, later.month), (earlier.day, later.day)):
        if not mine or not theirs:
            return True
        if mine != theirs:
            return mine < theirs
    return True


def record_number(record: DocumentRecord) -> DocumentNumber | None:
    """The number of a registry record in its parts."""
    return try_parse(record.number) if record.number else None


def record_segment(record: DocumentRecord, number: DocumentNumber, agency: Agency | None) -> str | None:
    """The year or term of a registry record; a term it states itself goes before its date."""
    if record.term and number.is_party and not number.year:
        return address_slug(record.term)
    return segment_of(number, record.date, agency)
