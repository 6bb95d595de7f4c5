"""From a citation to the document it means, for the citations of one text at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..dates import PartialDate
from ..model import Citation, ParentReference, Plan, Resolution
from ..numbers import DocumentNumber, try_parse
from ..records import Registries
from ..vietnamese import fold
from .agencies import AgencyDirectory
from .document_keys import NumberKey, document_key, name_slug, not_after
from .issuer_words import words_in_full
from .known_documents import KnownDocuments, type_words

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


Resolved = tuple[Resolution, Target | None]


class DocumentResolver:
    """Resolves citations against the registries and the plans held here; looks at no other text.

    One text alone is resolved as in the whole site, except that plans not given are not known.
    """

    def __init__(self, registries: Registries, plans: Mapping[str, Plan] | None = None) -> None:
        self._agencies = registries.agencies
        self.directory = AgencyDirectory(registries)
        self.known = KnownDocuments(registries, plans or {}, self.directory)

    def resolve(
        self,
        citations: Sequence[Citation],
        issuer: str | None,
        date: PartialDate | None = None,
    ) -> tuple[Resolved, ...]:
        """What each citation of one text means, for an issuer's agency id (None: not known).

        `date` is that of the citing text, after which an undated mention cannot point. References
        of the text to its own parts mean no document; a short form means what it shortens.
        """
        citing = issuer or ""
        seen = {
            index: self._look(one, number, citing, date)
            for index, one in enumerate(citations)
            if (number := _number(one))
        }
        self._complete(seen, date)
        results: list[Resolved] = []
        for index, one in enumerate(citations):
            if one.internal:
                results.append((Resolution(None), None))
            elif index in seen:
                results.append(self._numbered(seen[index]))
            else:
                results.append(self._by_its_name(one, citing, date))
        _join_names(citations, results)
        for index, one in enumerate(citations):
            if one.antecedent is not None and one.antecedent < index and not one.internal:
                results[index] = results[one.antecedent]
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
            at = reference.date or plan.date
            series = self.directory.issuer(number.series_symbol, reference.issuer, plan.issuer, at).series
        if series is None:
            return None
        segment = self.known.segment(series, number, reference.date)
        if segment is None:
            for citation, target in resolved:
                cited = _number(citation)
                if target and cited and cited.key == number.key and target.series == series:
                    return target
            segment = self.known.only_segment(series, number, plan.date)
        return self._target(series, segment, number, type_words(reference.type))

    def _look(self, citation: Citation, number: DocumentNumber, citing: str, date: PartialDate | None) -> _Seen:
        at = citation.date or (PartialDate(number.year) if number.year else None)
        if at is None or (date and not not_after(at, date)):
            at = date  # no document is younger than the text that cites it
        issuer, names = self.directory.issuers(number.series_symbol, citation.issuers_printed, citing, at)
        segment = self.known.segment(issuer.series, number, citation.date) if issuer.series else None
        return _Seen(citation, number, issuer.series, issuer.candidates, names, segment)

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
                        one.segment = self.known.segment(series, one.number, one.citation.date)
                    elif one.candidates:
                        self._choose_by_day(one)
            for one in same:
                if one.series and (one.segment is None or _is_inexact(one)):
                    self._date(one, same, date)

    def _choose_by_day(self, one: _Seen) -> None:
        """Of several bodies the one that is known to have given that number on the very day."""
        known = [series for series in one.candidates if self.known.is_dated(series, one.number, one.citation.date)]
        if len(known) == 1:
            agency = self._agencies.get(known[0])
            one.series, one.names = known[0], one.names or ((agency.name,) if agency else ())
            one.segment = self.known.segment(known[0], one.number, one.citation.date)

    def _date(self, one: _Seen, same: Sequence[_Seen], date: PartialDate | None) -> None:
        """Gives an undated mention the year or term of the only dated one it can mean."""
        dated = [other for other in same if other.segment and other is not one and _may_be_of(one, other)]
        own = {other.segment: other for other in dated if other.series == one.series}
        others = {(other.series, other.segment): other for other in dated if _same_words(one, other)}
        found = own or others
        if len(found) == 1:
            ((_, other),) = found.items()
            one.series, one.segment = other.series, other.segment
            one.names = one.names if own else other.names
        elif one.segment is None and one.series and not found:
            one.segment = self.known.only_segment(one.series, one.number, date)

    def _target(self, series: str, segment: str | None, number: DocumentNumber, kind: str) -> Target:
        key = document_key(series, segment, number, kind)
        return Target(key, series, self.known.plan_by_key.get(key))

    def _numbered(self, seen: _Seen) -> Resolved:
        kind = seen.citation.type
        if seen.series:
            target = self._target(seen.series, seen.segment, seen.number, kind)
            return Resolution(target.address, (), seen.names), target
        possible = (
            self._target(series, self.known.segment(series, seen.number, seen.citation.date), seen.number, kind)
            for series in seen.candidates
        )
        return Resolution(None, tuple(target.address for target in possible), seen.names), None

    def _by_its_name(self, citation: Citation, citing: str, date: PartialDate | None) -> Resolved:
        name = citation.name
        if name is None:
            return Resolution(None), None
        local = _OF_A_PLACE.search(name)
        if local:
            place = self.directory.place_of_kind(fold(local["kind"]), citing)
            if place is None:
                return Resolution(None), None
            name = name[: local.start("kind")] + place + name[local.end() :]
        at = citation.date or date
        names = tuple(self.directory.printed_name(one, citing, at) for one in citation.issuers_printed)
        fitting = self.known.of_name(name, citation.date, date)
        if len(fitting) > 1:
            return Resolution(None, tuple(f"van-ban/{key}" for key, _ in fitting), names), None
        if fitting:
            key, record = fitting[0]
            target = Target(key, record.issuers[0] if record.issuers else None, self.known.plan_by_key.get(key))
        else:
            year = f"-{citation.date.year}" if citation.date else ""
            target = Target(name_slug(name) + year, None)
        return Resolution(target.address, (), names), target


def _number(citation: Citation) -> DocumentNumber | None:
    return try_parse(citation.number) if citation.number and not citation.internal else None


def _join_names(citations: Sequence[Citation], results: list[Resolved]) -> None:
    """An act cited by its bare name is the one the same text gives a year or a number, where there is only one."""
    known: dict[str, dict[str, Resolved]] = {}
    for one, (resolution, target) in zip(citations, results, strict=True):
        if one.name and not one.internal and target and (one.number or one.date):
            known.setdefault(fold(one.name), {}).setdefault(target.key, (resolution, target))
    for index, one in enumerate(citations):
        meant = known.get(fold(one.name or ""), {})
        if one.name and not (one.number or one.date or one.internal) and len(meant) == 1:
            ((_, results[index]),) = meant.items()


def _agree(one: _Seen, other: _Seen) -> bool:
    """Whether two mentions of a number can be one document: neither date contradicts."""
    mine, theirs = one.citation.date, other.citation.date
    fits = other.series in one.candidates if one.candidates else not one.citation.issuers_printed
    return fits and (mine is None or theirs is None or mine == theirs)


def _is_inexact(seen: _Seen) -> bool:
    """Whether a printed date leaves open in which term of a committee it falls."""
    date = seen.citation.date
    return seen.number.is_party and not seen.number.year and date is not None and not date.is_complete


def _may_be_of(one: _Seen, other: _Seen) -> bool:
    """Whether a mention can have the date of another."""
    mine, theirs = one.citation.date, other.citation.date
    return mine is None or (theirs is not None and theirs.is_complete and mine.may_be(theirs))


def _same_words(one: _Seen, other: _Seen) -> bool:
    """Whether a mention prints no issuer, or the same words as another, whose record may be of another time."""
    mine = [words_in_full(printed) for printed in one.citation.issuers_printed]
    return not mine or mine == [words_in_full(printed) for printed in other.citation.issuers_printed]
