"""Which agency of the registry issued a plan, from what its text prints; ambiguity is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..dates import PartialDate
from ..records import Agency, Registries
from .folding import folded, unified, words_of

_PIECE = re.compile(r"[^\W_]+|[,;.:]")
_TP_DOT = re.compile(r"\b(tp|tx|tt)\.")
_ISSUING = (("xay", "dung"), ("ban", "hanh"), ("de", "ra"), ("lap", "ke"), ("trien", "khai"), ("to", "chuc"))
_PLACE_KINDS = frozenset(("tinh", "tp", "huyen", "quan", "tx", "xa", "phuong", "khu", "tran", "thi", "dac"))
# Names that every province, district and commune has: without their place they say nothing.
_EVERYWHERE = frozenset((("ubnd",), ("hdnd",), ("van", "phong"), ("phong",), ("so",), ("ban",)))
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class IssuerFinding:
    """The issuer's id, or None with all ids it could be; `how` says in Vietnamese where it was read."""

    id: str | None
    candidates: tuple[str, ...] = ()
    how: str = ""


@dataclass(frozen=True, slots=True)
class IssuerEvidence:
    """What of a text may name its issuer; all as printed, empty where it is not printed."""

    agency_lines: tuple[str, ...] = ()
    symbol: str | None = None
    place: str | None = None
    title: str = ""
    opening: str = ""
    closing: str = ""
    recipients: tuple[str, ...] = ()
    date: PartialDate | None = None
    year: int | None = None


class AgencyNames:
    """The agencies of the registry by the words of their names, with and without their place."""

    def __init__(self, registries: Registries) -> None:
        self._registries = registries
        self.full: dict[tuple[str, ...], set[str]] = {}
        self.without_place: dict[tuple[str, ...], set[str]] = {}
        for agency in registries.agencies.values():
            for name in (agency.name, agency.short, *agency.aliases):
                words = words_of(name)
                if len(words) >= _SHORTEST:
                    self.full.setdefault(words, set()).add(agency.id)
                for above in registries.ancestors(agency.id):
                    for short in _forms_without_place(words, above.place):
                        self.without_place.setdefault(short, set()).add(agency.id)

    def named(self, words: tuple[str, ...]) -> set[str]:
        """The ids of the agencies that these words name, in full or without the place."""
        return self.full.get(words) or self.without_place.get(words, set())

    def found_at(self, words: Sequence[str], start: int) -> tuple[int, set[str]]:
        """The longest name that begins at a word, as its length in words, and whom it names."""
        longest = min(16, len(words) - start)
        for length in range(longest, _SHORTEST - 1, -1):
            if ids := self.named(tuple(words[start : start + length])):
                return length, ids
        return 0, set()

    def find_issuer(self, evidence: IssuerEvidence) -> IssuerFinding:
        """The issuer by the letterhead, else by the opening, else by the closing words.

        A name without its place is settled by the places the text prints and by which record was
        active at the date; what then still fits several agencies stays open.
        """
        sources = (
            ("phần đầu văn bản", self._by_letterhead(evidence)),
            ("đoạn mở đầu", self._by_opening(evidence.opening)),
            ("đoạn kết", self._by_closing(evidence.closing)),
        )
        for how, ids in sources:
            if not ids:
                continue
            fitting = self._narrowed(ids, evidence)
            if len(fitting) == 1:
                return IssuerFinding(fitting.pop(), how=how)
            return IssuerFinding(None, tuple(sorted(fitting)), how)
        return IssuerFinding(None)

    def resolve_superior(self, words: Sequence[str], issuer: str | None, date: PartialDate | None) -> str | None:
        """The agency named at the start of some words, climbing from an issuer where its place is left out."""
        ancestors = list(self._registries.ancestors(issuer)) if issuer else []
        above = {agency.id for agency in ancestors}
        places = {agency.place for agency in ancestors if agency.place}
        beside = {agency.id for agency in self._registries.agencies.values() if agency.place in places}
        for length in range(min(16, len(words)), _SHORTEST - 1, -1):
            name = tuple(words[:length])
            ids = self.full.get(name) or (self.without_place.get(name, set()) & (above | beside))
            if not ids:
                continue
            fitting = (ids & above) or _active(self._agencies(ids), date, None)
            return next(iter(fitting)) if len(fitting) == 1 else None
        return None

    # ------------------------------------------------------------------ where a name stands

    def _by_letterhead(self, evidence: IssuerEvidence) -> set[str]:
        lines = [words_of(line) for line in evidence.agency_lines]
        # The issuer is the last line; a long name runs over two or three.
        for start in range(len(lines) - 1, -1, -1):
            words = tuple(word for line in lines[start:] for word in line)
            if ids := self.named(words):
                return ids
        for line in reversed(lines):
            if ids := self.named(line):
                return ids
        return set()

    def _by_opening(self, opening: str) -> set[str]:
        words, begins = _clauses(opening)
        for index in range(len(words)):
            if index in begins:
                length, ids = self.found_at(words, index)
                after = tuple(words[index + length : index + length + 2])
                if ids and after in _ISSUING:
                    return ids
        return set()

    def _by_closing(self, closing: str) -> set[str]:
        words, _ = _clauses(closing)
        if "hoach" not in words[:12]:
            return set()
        for index, word in enumerate(words[:-1]):
            if word == "cua":
                _, ids = self.found_at(words, index + 1)
                if ids:
                    return ids
        return set()

    # ------------------------------------------------------------------ which of several

    def _narrowed(self, ids: set[str], evidence: IssuerEvidence) -> set[str]:
        agencies = self._agencies(ids)
        if len(agencies) > 1 and evidence.symbol:
            own = evidence.symbol.rpartition("/")[2].partition("-")[2] or evidence.symbol
            agencies = _preferred(agencies, {a.id for a in agencies if a.symbol and folded(a.symbol) == folded(own)})
        printed = (*evidence.agency_lines, evidence.place or "", evidence.title, evidence.opening)
        for text in (" | ".join(printed), " | ".join(evidence.recipients)):
            if len({place for agency in agencies for place in self._places(agency)}) > 1 and len(agencies) > 1:
                said = f" {' '.join(words_of(text))} "
                agencies = _preferred(
                    agencies, {a.id for a in agencies if any(f" {place} " in said for place in self._places(a))}
                )
        if len(agencies) > 1:
            active = _active(agencies, evidence.date, evidence.year)
            agencies = _preferred(agencies, active)
        return {agency.id for agency in agencies}

    def _agencies(self, ids: Iterable[str]) -> list[Agency]:
        return [self._registries.agencies[id] for id in sorted(ids)]

    def _places(self, agency: Agency) -> Iterator[str]:
        for above in self._registries.ancestors(agency.id):
            if above.place and above.level != "central":
                yield " ".join(_bare_place(above.place))


def _preferred(agencies: list[Agency], ids: set[str]) -> list[Agency]:
    """Those among the agencies, or all where none is."""
    return [agency for agency in agencies if agency.id in ids] or agencies


def _active(agencies: Iterable[Agency], date: PartialDate | None, year: int | None) -> set[str]:
    """The ids of the agencies that existed at a date, or in a year; all where neither is known."""
    at = date or (PartialDate(year) if year else None)
    if at is None:
        return {agency.id for agency in agencies}
    fitting = set()
    for agency in agencies:
        begun = agency.active_from is None or _not_after(agency.active_from, at)
        ended = agency.active_to is not None and not _not_after(at, agency.active_to)
        if begun and not ended:
            fitting.add(agency.id)
    return fitting


def _not_after(first: PartialDate, second: PartialDate) -> bool:
    """Whether a date is not after another, as far as both are known."""
    for a, b in ((first.year, second.year), (first.month, second.month), (first.day, second.day)):
        if not a or not b:
            return True
        if a != b:
            return a < b
    return True


def _forms_without_place(words: tuple[str, ...], printed_place: str | None) -> Iterator[tuple[str, ...]]:
    """ "UBND tỉnh A" gives "UBND tỉnh"; "Sở B tỉnh A" gives "Sở B tỉnh" and "Sở B"."""
    place = _bare_place(printed_place or "")
    if not place or words[-len(place) :] != place:
        return
    shorter = words[: -len(place)]
    if len(shorter) >= _SHORTEST and shorter not in _EVERYWHERE:
        yield shorter
    bare = shorter
    while bare and bare[-1] in _PLACE_KINDS:
        bare = bare[:-1]
    if bare != shorter and len(bare) >= _SHORTEST and bare not in _EVERYWHERE:
        yield bare


def _bare_place(place: str) -> tuple[str, ...]:
    """ "thành phố A" gives the words of "A"."""
    words = words_of(place)
    while words and words[0] in _PLACE_KINDS and len(words) > 1:
        words = words[1:]
    return words


def _clauses(text: str) -> tuple[tuple[str, ...], frozenset[int]]:
    """The folded words of a text, and which of them begin a clause."""
    words: list[str] = []
    begins: set[int] = set()
    for paragraph in text.split("\n"):
        clause: list[str] = []
        fresh = True
        for piece in _PIECE.findall(_TP_DOT.sub(r"\1", folded(paragraph))):
            if piece in ",;.:":
                words += unified(clause)
                clause = []
                fresh = True
                continue
            if fresh:
                begins.add(len(words))
                fresh = False
            clause.append(piece)
        words += unified(clause)
    return tuple(words), frozenset(begins)


def agency_name(agencies: Mapping[str, Agency], id: str) -> str:
    """The full name of an agency, or its id where the registry does not know it."""
    return agencies[id].name if id in agencies else id
