"""Keys of documents: series, year or term, type and number, as they stand in addresses.

The type in a key is that of the number's code, so that "Quyết định số 124-QĐ/TW" and "Quy định số
124-QĐ/TW" are one document.
"""

from __future__ import annotations

from ..dates import PartialDate
from ..numbers import DocumentNumber, try_parse
from ..records import Agency, DocumentRecord
from ..vietnamese import address_slug
from ..vocabulary import vocabulary

UNKNOWN = "khong-ro"

NumberKey = tuple[int, str, int | None, str, tuple[str, ...], str]


def document_key(series: str, segment: str | None, number: DocumentNumber, type_words: str) -> str:
    """The key of a numbered document; without a segment its year is not known."""
    return f"{series}/{segment or UNKNOWN}/{type_slug(number, type_words)}-{number.slug}"


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


def term_of(agency: Agency, date: PartialDate) -> str | None:
    """The one term of a committee that a date falls in, as part of a key; None where none or two fit."""
    fitting = [
        term.name
        for term in agency.terms
        if _not_after(term.start, date) and (term.end is None or _not_after(date, term.end))
    ]
    return address_slug(fitting[0]) if len(fitting) == 1 else None


def _not_after(earlier: PartialDate, later: PartialDate) -> bool:
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
