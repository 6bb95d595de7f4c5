"""Which agency printed issuer words and symbols mean, seen from the agency that cites.

"UBND tỉnh", "Tỉnh ủy", TU or SNV are the same everywhere; they are resolved by climbing `parent`
from the citing agency and looking, at each step, at the agencies of the same place. Of several
records of one name that one is meant which was at work on the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..damaged_words import is_readable, resembles
from ..dates import PartialDate
from ..records import Agency, Registries
from ..vietnamese import address_slug
from ..vocabulary import Body, vocabulary
from .agency_times import AgencyTimes
from .bodies_not_held import BodiesNotHeld, Issuer
from .issuer_words import (
    KINDS,
    ROLES,
    named_with,
    place_in,
    split_at_place,
    without_role,
    words_in_full,
    written_in_full,
)

__all__ = ["AgencyDirectory", "Issuer"]


_NOBODY = Issuer(None, None)


@dataclass(frozen=True, slots=True)
class _Nearby:
    """An agency that the citing one may mean without its place; `words` of each of its names."""

    agency: Agency
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """The agencies that words or a symbol can mean at any time, or who else is meant."""

    agencies: tuple[Agency, ...]
    role: str = ""
    otherwise: Issuer = _NOBODY


class AgencyDirectory:
    """The agencies of the registry, arranged for looking them up by name, symbol and place."""

    def __init__(self, registries: Registries) -> None:
        self._registries = registries
        self._by_name: dict[str, list[str]] = {}
        self._by_place: dict[str, list[str]] = {}
        self._central: dict[str, str] = {}
        for agency in registries.agencies.values():
            for name in dict.fromkeys(words_in_full(name) for name in (agency.name, agency.short, *agency.aliases)):
                self._by_name.setdefault(name, []).append(agency.id)
            if agency.place:
                self._by_place.setdefault(agency.place, []).append(agency.id)
            if agency.level == "central" and agency.symbol:
                self._central.setdefault(agency.symbol.upper(), agency.id)
        self._central_names = {
            words_in_full(name): (body, name)
            for body in vocabulary().bodies.values()
            if body.kind == "central"
            for name in (body.name, *body.also)
        }
        self._times = AgencyTimes(registries)
        self._not_held = BodiesNotHeld(registries)
        self._nearby: dict[str, tuple[_Nearby, ...]] = {}
        self._found: dict[tuple[str, str | None, str], _Found] = {}

    def central_series(self, body: Body) -> str:
        """The series of a central body: the agency of that symbol, else its built-in identity."""
        return self._central.get(body.symbol.upper()) or body.series or address_slug(body.name)

    def issuers(
        self, symbol: str, printed: Sequence[str], citing: str, at: PartialDate | None = None
    ) -> tuple[Issuer, tuple[str, ...]]:
        """Whose series a number runs in, and the full names of all printed issuers in their order.

        A joint document is numbered by the first body of its symbol, whichever is printed first.
        """
        if len(printed) < 2:
            first = self.issuer(symbol, printed[0] if printed else None, citing, at)
            return first, (first.name,) if first.name else ()
        each = [self.issuer(symbol, one, citing, at) for one in printed]
        fitting = next((at for at, one in enumerate(each) if self._has_symbol(one, printed[at], symbol)), 0)
        names = tuple(
            one.name if position == fitting and one.name else self.printed_name(printed[position], citing, at)
            for position, one in enumerate(each)
        )
        return each[fitting], names

    def _has_symbol(self, issuer: Issuer, printed: str, symbol: str) -> bool:
        agency = self._registries.agencies.get(issuer.series or "")
        if agency and agency.symbol:
            return agency.symbol.upper() == symbol.upper()
        body = vocabulary().bodies.get(symbol.upper())
        return body is not None and words_in_full(printed).startswith(words_in_full(body.name))

    def issuer(self, symbol: str, printed: str | None, citing: str, at: PartialDate | None = None) -> Issuer:
        """Who is meant by a symbol and the words printed with it, for a citing agency's id, on a date."""
        found = self._find(symbol, printed, citing)
        if not found.agencies:
            return found.otherwise
        agencies = self._at(found.agencies, symbol, printed, citing, at)
        if len(agencies) > 1:
            return Issuer(None, None, tuple(agency.id for agency in agencies))
        return Issuer(agencies[0].id, named_with(found.role, agencies[0]))

    def _at(
        self, agencies: Sequence[Agency], symbol: str, printed: str | None, citing: str, at: PartialDate | None
    ) -> Sequence[Agency]:
        """Those of the agencies at work on a date; where none was, who had their place then."""
        then = self._times.active(agencies, at)
        if then:
            return self._closest(then, citing)
        before = (self._find(symbol, printed, one.id).agencies for one in self._times.forebears(citing, at))
        then = self._times.active(dict.fromkeys(agency for found in before for agency in found), at)
        if not then and printed and any(words_in_full(printed).endswith(words_in_full(one.name)) for one in agencies):
            then = self._times.namesakes(agencies, at)
        if not then:
            then = list(dict.fromkeys(old for one in agencies for old in self._times.forebears(one.id, at)))
        return then or self._times.namesakes(agencies, at) or agencies

    def _closest(self, agencies: Sequence[Agency], citing: str) -> Sequence[Agency]:
        """Of several of one name the one nearest to the citing agency: below the same province, the same district."""
        if len(agencies) < 2 or len({agency.name for agency in agencies}) > 1:
            return agencies
        line = [one.id for one in self._registries.ancestors(citing) if one.level != "central"]
        ranks: dict[int, list[Agency]] = {}
        for agency in agencies:
            above = {one.id for one in self._registries.ancestors(agency.id)}
            ranks.setdefault(next((at for at, one in enumerate(line) if one in above), len(line)), []).append(agency)
        return ranks[min(ranks)]

    def _find(self, symbol: str, printed: str | None, citing: str) -> _Found:
        key = (symbol, printed, citing)
        known = self._found.get(key)
        if known is None:
            known = self._found[key] = self._look_up(symbol, printed, citing)
        return known

    def _look_up(self, symbol: str, printed: str | None, citing: str) -> _Found:
        body = vocabulary().bodies.get(symbol.upper())
        if body and body.kind == "central":
            return _Found((), otherwise=Issuer(self.central_series(body), self._central_name(body, printed)))
        if not printed:
            return self._by_symbol(symbol, body, citing)
        words = words_in_full(printed)
        if words in KINDS:
            return self._of_kind(words, symbol, body, citing)
        role, rest = without_role(words, is_readable(printed))
        matching = self._named(rest, printed, citing) or self._named(words, printed, citing)
        if not matching:
            central = self._central_names.get(rest)
            if central:
                name = f"{ROLES[role]} {central[0].name}" if role else central[0].full_name(central[1])
                return _Found((), otherwise=Issuer(self.central_series(central[0]), name))
            made = self._not_held.of_words(printed, rest, citing)
            if made or is_readable(printed):
                # Readable words that name no agency known are not overruled by what the symbol suggests.
                return self._made_up(made or Issuer(None, written_in_full(printed)))
            return self._by_symbol(symbol, body, citing)
        fitting = [agency for agency in matching if _has(agency, symbol)]
        return _Found(tuple(fitting or matching), role)

    def _of_kind(self, kind: str, symbol: str, body: Body | None, citing: str) -> _Found:
        """ "của tỉnh", "của thành phố": the body of the symbol in that place of the citing agency."""
        agencies = [one.agency for one in self._around(citing) if _has(one.agency, symbol)]
        fitting = tuple(agency for agency in agencies if place_in(agency.name, kind))
        if fitting or body is None:
            return _Found(fitting, otherwise=Issuer(None, KINDS[kind]))
        printed = f"{body.name} {KINDS[kind]}"
        made = self._not_held.of_words(printed, words_in_full(printed), citing)
        return self._made_up(made or Issuer(None, printed))

    def _made_up(self, issuer: Issuer) -> _Found:
        """A body named from its place; the registry may hold it for another place of the same name, or time."""
        role, words = without_role(words_in_full(issuer.name or ""), True)
        held = tuple(self._registries.agencies[one] for one in self._by_name.get(words, ())) if issuer.series else ()
        return _Found(held, role, issuer)

    def printed_name(self, printed: str, citing: str, at: PartialDate | None = None) -> str:
        """The full name of one more issuer printed, with its place where the text leaves it out."""
        words = words_in_full(printed)
        central = self._central_names.get(words)
        if central:
            return central[0].full_name(central[1])
        found = self._find("", printed, citing)
        if not found.agencies:
            return found.otherwise.name or written_in_full(printed)
        agencies = self._at(found.agencies, "", printed, citing, at)
        return named_with(found.role, agencies[0]) if len(agencies) == 1 else written_in_full(printed)

    def place_of_kind(self, kind: str, citing: str) -> str | None:
        """The place of a kind ("tinh", "huyen") the citing agency lies in, as "tỉnh …"; or None."""
        return self._not_held.place_of_kind(kind, citing)

    def _central_name(self, body: Body, printed: str | None) -> str | None:
        if printed is None:
            return None if body.in_full else body.name
        words = words_in_full(printed)
        known = self._central_names.get(words)
        if known:
            # What is printed, also where it is not the body of the symbol: a contradiction is shown, not mended.
            return known[0].full_name(known[1])
        for name in (*body.also, body.name):
            if resembles(words.split(), words_in_full(name).split()):
                return body.full_name(name)
        return body.name if body.in_full else written_in_full(printed)

    def _named(self, words: str, printed: str, citing: str) -> list[Agency]:
        """The agencies whose name these words are, in full or without the place; damage only in unreadable print."""
        agencies = self._registries.agencies
        exact = self._by_name.get(words, [])
        nearby = self._around(citing)
        if exact:
            near = [one.agency for one in nearby if one.agency.id in exact]
            return near or [agencies[one] for one in exact]
        head, place = split_at_place(words)
        if head in self._by_name:
            below = (one for one in self._by_name[head] if self._lies_in(one, place))
            return [agencies[one] for one in below]
        found = [one.agency for one in nearby if any(name.startswith(words + " ") for name in one.names)]
        if not found and not is_readable(printed):
            read = words.split()
            found = [
                one.agency for one in nearby if any(resembles(read, name.split()[: len(read)], 1) for name in one.names)
            ]
        return found

    def _lies_in(self, agency: str, place: str) -> bool:
        return any(words_in_full(one.name).endswith(" " + place) for one in self._registries.ancestors(agency))

    def _around(self, citing: str) -> tuple[_Nearby, ...]:
        """The citing agency, those above it, and those of the same places, the nearest first."""
        known = self._nearby.get(citing)
        if known is None:
            ids: dict[str, None] = {}
            for agency in self._registries.ancestors(citing):
                if agency.level == "central":
                    continue
                ids.setdefault(agency.id)
                for beside in self._by_place.get(agency.place or "", ()):
                    ids.setdefault(beside)
            found = (self._registries.agencies[one] for one in ids)
            known = self._nearby[citing] = tuple(
                _Nearby(agency, tuple(words_in_full(name) for name in (agency.name, *agency.aliases)))
                for agency in found
            )
        return known

    def _by_symbol(self, symbol: str, body: Body | None, citing: str) -> _Found:
        fitting = tuple(one.agency for one in self._around(citing) if _has(one.agency, symbol))
        if fitting:
            return _Found(fitting)
        near = tuple(one.agency for one in self._around(citing))
        return self._made_up(self._not_held.of_symbol(body, citing, near))


def _has(agency: Agency, symbol: str) -> bool:
    return agency.symbol is not None and agency.symbol.upper() == symbol.upper()
