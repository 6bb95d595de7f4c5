"""Issuers that the registry does not hold but that are certain all the same: by their name, or by who cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..damaged_words import is_readable
from ..records import Agency, Registries
from ..vietnamese import fold
from ..vocabulary import Body, vocabulary
from .document_keys import name_slug
from .issuer_words import COMMITTEE_KINDS, KINDS, place_in, without_role, words_in_full, written_in_full

# A name that begins or ends so is that of one body in the country, whichever it is.
_CENTRAL_HEADS = ("bo ", "tong cuc ", "tong lien doan ", "van phong chinh phu", "van phong quoc hoi")
_CENTRAL_ENDS = (" trung uong", " viet nam", " toi cao", " nha nuoc", " chinh phu", " quoc gia")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued: the series its numbers run in (None where it is not certain) and the full name.

    `candidates` are the series it could be.
    """

    series: str | None
    name: str | None
    candidates: tuple[str, ...] = ()


class BodiesNotHeld:
    """Names bodies that no record describes; their series is their name as an identity."""

    def __init__(self, registries: Registries) -> None:
        self._registries = registries
        places = (agency.place for agency in registries.agencies.values() if agency.level == "province")
        self._provinces = {_bare(place): place.partition(" (")[0] for place in places if place}

    def place_of_kind(self, kind: str, citing: str) -> str | None:
        """The place of a kind ("tinh", "huyen") the citing agency lies in, as "tỉnh …"; or None."""
        return next(
            (place for agency in self._registries.ancestors(citing) if (place := place_in(agency.name, kind))), None
        )

    def of_words(self, printed: str, rest: str, citing: str) -> Issuer | None:
        """An issuer whose place is certain from its words, or None; `rest` are the words without a role.

        Its own name says a province, it is "… tỉnh", "Tỉnh ủy", "Sở …" of the citing agency's, or a central body.
        """
        name = written_in_full(printed)
        readable = is_readable(printed)
        # "Đảo Tĩnh" does not end in "tỉnh": only damaged print is read without its marks.
        letters = f" {name.lower()} " if readable else f" {rest} "
        said = KINDS if readable else {kind: kind for kind in KINDS}
        kind = next((kind for kind in ("thi xa", *KINDS) if letters.endswith(f" {said[kind]} ")), None)
        if kind:
            place = self.place_of_kind(kind, citing)
            return self._in_full(name[: len(name) - len(kind)].rstrip() + " " + place) if place else None
        committee = next((one for one in COMMITTEE_KINDS if rest == one or rest.endswith(" " + one)), None)
        if committee:
            place = self.place_of_kind(COMMITTEE_KINDS[committee], citing)
            return (
                self._in_full(f"{name} {place.removeprefix(KINDS[COMMITTEE_KINDS[committee]]).strip()}")
                if place
                else None
            )
        if rest.startswith("so "):
            return self._department(name, rest, citing)
        if f" {said['tinh']} " in letters or " tinh uy " in f" {rest} ":
            return self._in_full(name)
        if rest.startswith(_CENTRAL_HEADS) or rest.endswith(_CENTRAL_ENDS):
            return self._in_full(name)
        return None

    def _department(self, name: str, rest: str, citing: str) -> Issuer | None:
        """A department (sở), printed alone or with its province; None where what follows is no place known."""
        own = next((place for kind in ("tinh", "thanh pho") if (place := self.place_of_kind(kind, citing))), None)
        known = next((one for one in _departments() if f"{rest} ".startswith(one + " ")), None)
        after = rest[len(known) :].strip() if known else ""
        if known is None and own and rest.endswith(" " + _bare(own)):
            after = _bare(own)
        if any(f" {kind} " in f" {after or rest}" for kind in ("tinh", "thanh pho")):
            return self._in_full(name)
        base = " ".join(name.split()[: len(name.split()) - len(after.split())])
        place = own if own and after in ("", _bare(own)) else self._provinces.get(after)
        return self._in_full(f"{base} {place}") if place else None

    def of_symbol(self, body: Body | None, citing: str, near: Sequence[Agency]) -> Issuer:
        """Who a symbol alone means; `near` are the agencies around the citing one."""
        names: list[str] = []
        if body is None:
            return Issuer(None, None)
        if body.kind == "department":
            names = [body.name]
        elif body.symbol == "HĐND":
            names = [agency.name.replace("Ủy ban nhân dân", body.name, 1) for agency in near if agency.symbol == "UBND"]
        elif body.committee:
            names = [f"{body.name} {committee}" for committee in self._committees(body.committee, citing)]
        elif body.branch == "party":
            names = self._committees(body.symbol, citing)
        found = [self.of_words(name, words_in_full(name), citing) or self._in_full(name) for name in names]
        certain = [one for one in found if one.series]
        if len(certain) == 1:
            return certain[0]
        return Issuer(None, None, tuple(one.series for one in certain if one.series))

    def _committees(self, symbol: str, citing: str) -> list[str]:
        """The committees of a symbol that the citing agency's places can have: "Tỉnh ủy", "Thành ủy", "Huyện ủy"."""
        kinds = {"TU": ("tinh uy", "thanh uy", "thi uy"), "THU": ("thanh uy", "thi uy")}
        kinds |= {"HU": ("huyen uy",), "QU": ("quan uy",)}
        names = {"tinh uy": "Tỉnh ủy", "thanh uy": "Thành ủy", "thi uy": "Thị ủy", "huyen uy": "Huyện ủy"}
        names |= {"quan uy": "Quận ủy"}
        return [names[one] for one in kinds.get(symbol.upper(), ()) if self.place_of_kind(COMMITTEE_KINDS[one], citing)]

    def _in_full(self, name: str) -> Issuer:
        """An issuer by its full name alone; its series is the name as an identity."""
        _, plain = without_role(words_in_full(name), True)
        return Issuer(name_slug(plain.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")), name)


@cache
def _departments() -> tuple[str, ...]:
    """The names of departments of a province, folded, the longest first."""
    names = {words_in_full(body.name) for body in vocabulary().bodies.values() if body.kind == "department"}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _bare(place: str) -> str:
    """The words of a place without its kind: "tỉnh Bến Mới (từ …)" → "ben moi"."""
    words = fold(place.partition(" (")[0])
    return next((words[len(kind) + 1 :] for kind in KINDS if words.startswith(kind + " ")), words)
