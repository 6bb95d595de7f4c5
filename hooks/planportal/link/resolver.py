"""From a citation to the document it means, for the citations of one text at a time."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ..dates import PartialDate
from ..model import Citation, ParentReference, Plan, Resolution
from ..numbers import DocumentNumber, try_parse
from ..records import Agency, DocumentRecord, Registries
from ..vietnamese import address_slug, fold
from ..vocabulary import vocabulary
from .agencies import AgencyDirectory
from .document_keys import NumberKey, document_key, record_number, record_segment, segment_of

_OF_A_PLACE = re.compile(
    r"Đảng bộ (?P<kind>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)(?= (?:lần thứ|nhiệm kỳ))"
)


@dataclass(slots=True)
class _Seen:
    """A citation of the text being resolved, as far as it is known."""

    citation: Citation
    number: DocumentNumber
    series: str | None
    candidates: tuple[str, ...]
    names: tuple[str, ...]
    segment: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """What a citation resolves to: the key of a document with its series, or the plan held here."""

    key: str
    series: str | None
    plan: str | None = None

    @property
    def address(self) -> str:
        """The address without the slashes at both ends."""
        return f"ke-hoach/{self.plan}" if self.plan else f"van-ban/{self.key}"


class DocumentResolver:
    """Resolves citations against the registries and the plans held here; looks at no other text.

    One text alone is resolved as in the whole site, except that plans not given are not known.
    """

    def __init__(self, registries: Registries, plans: Mapping[str, Plan] | None = None) -> None:
        self._registries = registries
        self._agencies = registries.agencies
        self._numbering: dict[str, Agency | None] = {}
        self.directory = AgencyDirectory(registries)
        self.plan_by_key: dict[str, str] = {}
        self.key_by_plan: dict[str, str] = {}
        self.records: dict[str, DocumentRecord] = {}
        self._known: dict[tuple[str, NumberKey], dict[str, None]] = {}
        self._dates: dict[tuple[str, NumberKey, str], PartialDate] = {}
        self._by_name: dict[str, list[tuple[str, DocumentRecord]]] = {}
        self._undated_records: dict[tuple[str, NumberKey], DocumentRecord] = {}
        for record in registries.documents:
            self._add_record(record)
        for plan_id in sorted(plans or ()):
            self._add_plan((plans or {})[plan_id])

    def _terms_of(self, series: str) -> Agency | None:
        """The agency whose terms a series runs by: a Party board's are those of its committee."""
        if series not in self._numbering:
            own = self._agencies.get(series)
            above = (one for one in self._registries.ancestors(series) if own and one.place == own.place)
            self._numbering[series] = next((one for one in above if one.terms), own)
        return self._numbering[series]

    def _add_record(self, record: DocumentRecord) -> None:
        number = record_number(record)
        key: str | None = None
        if number and record.issuers:
            series = record.issuers[0]
            segment = record_segment(record, number, self._terms_of(series))
            key = document_key(series, segment, number, self._type_words(record.type))
            if segment:
                self._known.setdefault((series, number.key), {}).setdefault(segment)
                if record.date:
                    self._dates[(series, number.key, segment)] = record.date
            else:
                self._undated_records[(series, number.key)] = record
        elif record.names:
            key = address_slug(record.names[0])
        if key is None:
            return
        self.records.setdefault(key, record)
        for name in record.names:
            self._by_name.setdefault(fold(name), []).append((key, record))

    def _type_words(self, code: str) -> str:
        default = vocabulary().default_type(code)
        return default.words if default else code

    def _add_plan(self, plan: Plan) -> None:
        number = try_parse(plan.number) if plan.number else None
        if number is None:
            return
        segment = segment_of(
            number, plan.date or (PartialDate(plan.year) if plan.year else None), self._agencies.get(plan.issuer)
        )
        key = document_key(plan.issuer, segment, number, "Kế hoạch")
        self.plan_by_key.setdefault(key, plan.id)
        self.key_by_plan[plan.id] = key
        if segment:
            self._known.setdefault((plan.issuer, number.key), {}).setdefault(segment)

    def record_of(
        self, key: str, series: str | None, number: str | None, segments: Collection[str]
    ) -> DocumentRecord | None:
        """The registry record of a key; an undated record belongs to the only year or term there is."""
        record = self.records.get(key)
        if record or series is None or number is None or len(segments) != 1:
            return record
        parsed = try_parse(number)
        return self._undated_records.get((series, parsed.key)) if parsed else None

    def resolve(
        self,
        citations: Sequence[Citation],
        issuer: str | None,
        date: PartialDate | None = None,
    ) -> tuple[tuple[Resolution, Target | None], ...]:
        """What each citation of one text means, for an issuer's agency id (None: not known).

        `date` is that of the citing text, after which an undated mention cannot point. References
        of the text to its own parts mean no document.
        """
        citing = issuer or ""
        seen = {
            index: self._look(one, number, citing) for index, one in enumerate(citations) if (number := _number(one))
        }
        self._complete(seen, date)
        results: list[tuple[Resolution, Target | None]] = []
        for index, one in enumerate(citations):
            if one.internal:
                results.append((Resolution(None), None))
            elif index in seen:
                results.append(self._numbered(seen[index]))
            else:
                results.append(self._by_its_name(one, citing, date))
        return tuple(results)

    def parent(
        self, reference: ParentReference, plan: Plan, resolved: Sequence[tuple[Citation, Target | None]]
    ) -> Target | None:
        """The document that a parent named in the front matter is; the plan's own text may give its year."""
        number = try_parse(reference.number, reference.type) if reference.number else None
        if number is None:
            return None
        series = reference.issuer if reference.issuer in self._agencies else None
        if series is None:
            series = self.directory.issuer(number.series_symbol, reference.issuer, plan.issuer).series
        if series is None:
            return None
        segment = segment_of(number, reference.date, self._terms_of(series))
        if segment is None:
            for citation, target in resolved:
                cited = _number(citation)
                if target and cited and cited.key == number.key and target.series == series:
                    return target
            segment = self._only_known(series, number, plan.date)
        return self._target(series, segment, number, self._type_words(reference.type))

    def _look(self, citation: Citation, number: DocumentNumber, citing: str) -> _Seen:
        printed = citation.issuers_printed
        first = self.directory.issuer(number.series_symbol, printed[0] if printed else None, citing)
        names = [first.name] if first.name else []
        names += [self.directory.printed_name(one, citing) for one in printed[1:]]
        segment = self._segment(first.series, number, citation.date) if first.series else None
        return _Seen(citation, number, first.series, first.candidates, tuple(names), segment)

    def _segment(self, series: str, number: DocumentNumber, date: PartialDate | None) -> str | None:
        segment = segment_of(number, date, self._terms_of(series))
        if segment and date and number.is_party and not number.year:
            for known in self._known.get((series, number.key), ()):
                recorded = self._dates.get((series, number.key, known))
                if recorded and recorded.year == date.year:
                    return known
        return segment

    def _complete(self, seen: Mapping[int, _Seen], date: PartialDate | None) -> None:
        """Series and years that other mentions in the same text make certain."""
        by_number: dict[NumberKey, list[_Seen]] = {}
        for one in seen.values():
            by_number.setdefault(one.number.key, []).append(one)
        for same in by_number.values():
            for one in same:
                if one.series is None:
                    certain = {other.series: other for other in same if other.series and _agree(one, other)}
                    if len(certain) == 1:
                        ((series, other),) = certain.items()
                        assert series is not None
                        one.series, one.names = series, one.names or other.names
                        one.segment = self._segment(series, one.number, one.citation.date)
            for one in same:
                if one.series and one.segment is None:
                    segments = {other.segment for other in same if other.series == one.series and other.segment}
                    if not segments:
                        only = self._only_known(one.series, one.number, date)
                        segments = {only} if only else set()
                    one.segment = segments.pop() if len(segments) == 1 else None

    def _only_known(self, series: str, number: DocumentNumber, before: PartialDate | None) -> str | None:
        known = [
            segment
            for segment in self._known.get((series, number.key), ())
            if not (before and segment.isdigit() and int(segment) > before.year)
        ]
        return known[0] if len(known) == 1 else None

    def _target(self, series: str, segment: str | None, number: DocumentNumber, type_words: str) -> Target:
        key = document_key(series, segment, number, type_words)
        return Target(key, series, self.plan_by_key.get(key))

    def _numbered(self, seen: _Seen) -> tuple[Resolution, Target | None]:
        kind = seen.citation.type
        if seen.series:
            target = self._target(seen.series, seen.segment, seen.number, kind)
            return Resolution(target.address, (), seen.names), target
        possible = (
            self._target(series, self._segment(series, seen.number, seen.citation.date), seen.number, kind)
            for series in seen.candidates
        )
        return Resolution(None, tuple(target.address for target in possible), seen.names), None

    def _by_its_name(
        self, citation: Citation, citing: str, date: PartialDate | None
    ) -> tuple[Resolution, Target | None]:
        name = citation.name
        if name is None:
            return Resolution(None), None
        local = _OF_A_PLACE.search(name)
        if local:
            place = self.directory.place_of_kind(fold(local["kind"]), citing)
            if place is None:
                return Resolution(None), None
            name = name[: local.start("kind")] + place + name[local.end() :]
        names = tuple(self.directory.printed_name(one, citing) for one in citation.issuers_printed)
        recorded = self._by_name.get(fold(name), [])
        fitting = [one for one in recorded if _can_be(one[1], citation.date, date)]
        if len(fitting) > 1:
            return Resolution(None, tuple(f"van-ban/{key}" for key, _ in fitting), names), None
        if fitting:
            key, record = fitting[0]
            target = Target(key, record.issuers[0] if record.issuers else None, self.plan_by_key.get(key))
        else:
            year = f"-{citation.date.year}" if citation.date else ""
            target = Target(address_slug(name) + year, None)
        return Resolution(target.address, (), names), target


def _number(citation: Citation) -> DocumentNumber | None:
    return try_parse(citation.number) if citation.number and not citation.internal else None


def _agree(one: _Seen, other: _Seen) -> bool:
    """Whether two mentions of a number can be one document: neither date contradicts."""
    mine, theirs = one.citation.date, other.citation.date
    fits = other.series in one.candidates if one.candidates else not one.citation.issuers_printed
    return fits and (mine is None or theirs is None or mine == theirs)


def _can_be(record: DocumentRecord, printed: PartialDate | None, citing: PartialDate | None) -> bool:
    """Whether a named act can be this record: of the printed year, and not of after the citing text."""
    if record.date is None:
        return True
    if printed:
        return record.date.year == printed.year
    if citing and record.date.year > citing.year:
        return False
    return not (citing and record.in_force_to and record.in_force_to < citing)
