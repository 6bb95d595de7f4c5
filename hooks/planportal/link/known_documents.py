"""What is known of documents before any text is read: the registry's records, and the plans held here."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..dates import PartialDate
from ..model import Plan
from ..numbers import DocumentNumber, try_parse
from ..records import Agency, DocumentRecord, DocumentReference, Registries
from ..vietnamese import fold
from ..vocabulary import vocabulary
from .agencies import AgencyDirectory
from .document_keys import (
    NumberKey,
    document_key,
    name_slug,
    not_after,
    numbering_agency,
    record_number,
    record_segment,
    segment_of,
    term_of,
)


def type_words(code: str) -> str:
    """The usual words of a type's code; words that are no code stand for themselves."""
    default = vocabulary().default_type(code)
    return default.words if default else code


class KnownDocuments:
    """Records and held plans by key, number and name.

    `plan_by_key`, `key_by_plan` tie a held plan to the key it is cited by; `records` are by key.
    """

    def __init__(self, registries: Registries, plans: Mapping[str, Plan], directory: AgencyDirectory) -> None:
        self._registries = registries
        self._directory = directory
        self._numbering: dict[str, Agency | None] = {}
        self.plan_by_key: dict[str, str] = {}
        self.key_by_plan: dict[str, str] = {}
        self.records: dict[str, DocumentRecord] = {}
        self._dates: dict[tuple[str, NumberKey], dict[str, PartialDate | None]] = {}
        self._by_name: dict[str, list[tuple[str, DocumentRecord]]] = {}
        self._by_number: dict[NumberKey, dict[str, None]] = {}
        self._undated: dict[tuple[str, NumberKey], DocumentRecord] = {}
        for record in registries.documents:
            self._add_record(record)
        for plan_id in sorted(plans):
            self._add_plan(plans[plan_id])

    def terms_of(self, series: str) -> Agency | None:
        """The agency whose terms a series runs by: a Party board's are those of its committee."""
        if series not in self._numbering:
            self._numbering[series] = numbering_agency(self._registries, series)
        return self._numbering[series]

    def _add_record(self, record: DocumentRecord) -> None:
        number = record_number(record)
        key: str | None = None
        if number and record.issuers:
            series = record.issuers[0]
            segment = record_segment(record, number, self.terms_of(series))
            key = document_key(series, segment, number, type_words(record.type))
            if segment:
                self._dates.setdefault((series, number.key), {}).setdefault(segment, record.date)
            else:
                self._undated[(series, number.key)] = record
            self._by_number.setdefault(number.key, {}).setdefault(key)
        elif record.names:
            key = name_slug(record.names[0])
        if key is None:
            return
        self.records.setdefault(key, record)
        for name in record.names:
            self._by_name.setdefault(fold(name), []).append((key, record))

    def _add_plan(self, plan: Plan) -> None:
        number = try_parse(plan.number) if plan.number else None
        if number is None:
            return
        series = self.series_of(plan, number)
        date = plan.date or (PartialDate(plan.year) if plan.year else None)
        segment = self.segment(series, number, date)
        key = document_key(series, segment, number, type_words(plan.type))
        self.plan_by_key.setdefault(key, plan.id)
        self.key_by_plan[plan.id] = key
        if segment:
            self._dates.setdefault((series, number.key), {}).setdefault(segment, plan.date)

    def series_of(self, plan: Plan, number: DocumentNumber) -> str:
        """The series a held plan is numbered in: its issuer's, or that of the first body of a joint symbol."""
        issuer = self._registries.agencies.get(plan.issuer)
        symbol = issuer.symbol.upper() if issuer and issuer.symbol else ""
        later = {organ.upper() for organ in number.organs[1:]}
        if symbol in later and symbol != number.series_symbol.upper():
            return self._directory.issuer(number.series_symbol, None, plan.issuer, plan.date).series or plan.issuer
        return plan.issuer

    def segment(self, series: str, number: DocumentNumber, date: PartialDate | None) -> str | None:
        """The year or term a dated mention of a number falls in; that of a record of the same year goes first."""
        terms = self.terms_of(series)
        segment = segment_of(number, date, terms)
        if segment and date and number.is_party and not number.year:
            term = term_of(terms, date) if terms else None
            for known, recorded in self._dates.get((series, number.key), {}).items():
                theirs = term_of(terms, recorded) if terms and recorded else None
                if recorded and recorded.year == date.year and not (term and theirs and term != theirs):
                    return known
        return segment

    def is_dated(self, series: str, number: DocumentNumber, day: PartialDate | None) -> bool:
        """Whether a record or a held plan of that series and number bears exactly that day."""
        return day is not None and day.is_complete and day in self._dates.get((series, number.key), {}).values()

    def only_segment(self, series: str, number: DocumentNumber, before: PartialDate | None) -> str | None:
        """The only year or term a number is known with that is not of after a date; None where there are several."""
        known = [
            segment
            for segment, date in self._dates.get((series, number.key), {}).items()
            if not before or not_after(date or (PartialDate(int(segment)) if segment.isdigit() else before), before)
        ]
        return known[0] if len(known) == 1 else None

    def record_of(
        self, key: str, series: str | None, number: str | None, segments: Collection[str]
    ) -> DocumentRecord | None:
        """The registry record of a key; an undated record belongs to the only year or term there is."""
        record = self.records.get(key)
        if record or series is None or number is None or len(segments) != 1:
            return record
        parsed = try_parse(number)
        return self._undated.get((series, parsed.key)) if parsed else None

    def of_name(
        self, name: str, printed: PartialDate | None, citing: PartialDate | None
    ) -> list[tuple[str, DocumentRecord]]:
        """The records a document cited by name can be: of the printed year, else there on the citing day."""
        return [one for one in self._by_name.get(fold(name), []) if _can_be(one[1], printed, citing)]

    def key_of(self, reference: DocumentReference) -> str | None:
        """The key a reference of the registry means: by number and issuer, else by what only one record has."""
        if reference.number is None:
            return None
        number = try_parse(reference.number)
        if number and reference.issuer:
            segment = self.segment(reference.issuer, number, reference.date)
            segment = segment or self.only_segment(reference.issuer, number, None)
            return document_key(reference.issuer, segment, number, type_words("KH"))
        keys = dict.fromkeys(key for key, _ in self._by_name.get(fold(reference.number), ()))
        if number:
            keys = self._by_number.get(number.key, {})
        return next(iter(keys)) if len(keys) == 1 else None


def _can_be(record: DocumentRecord, printed: PartialDate | None, citing: PartialDate | None) -> bool:
    """Whether a named act can be this record: of the printed year, and not of after the citing text."""
    if record.date is None:
        return True
    if printed:
        return record.date.year == printed.year
    if citing and not not_after(record.date, citing):
        return False
    return not (citing and record.in_force_to and not not_after(citing, record.in_force_to))
