"""Which agency printed issuer words and symbols mean, seen from the agency that cites.

"UBND tỉnh", "Tỉnh ủy", TU or SNV are the same everywhere; they are resolved by climbing `parent`
from the citing agency and looking, at each step, at the agencies of the same place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..damaged_words import is_readable, resembles
from ..records import Agency, Registries
from ..vietnamese import address_slug, fold
from ..vocabulary import Body, vocabulary

_ABBREVIATED = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "bch": "ban chap hanh",
    "btv": "ban thuong vu",
    "tp": "thanh pho",
    "tw": "trung uong",
    "mttq": "mat tran to quoc",
}
_WORD = re.compile(r"[^\s,.;()]+")
_BRACKETS = re.compile(r"\s?\([^)]*\)")
# Words before the name of the body that numbers: its chairman's decisions run in its own series.
_ROLES = {
    "pho chu tich": "Phó Chủ tịch",
    "chu tich": "Chủ tịch",
    "ban thuong vu": "Ban Thường vụ",
    "thuong truc": "Thường trực",
    "ban chap hanh dang bo": "Ban Chấp hành Đảng bộ",
    "ban chap hanh": "Ban Chấp hành",
}
_KINDS = {
    "tinh": "tỉnh", "thanh pho": "thành phố", "huyen": "huyện", "quan": "quận", "thi xa": "thị xã",
    "xa": "xã", "phuong": "phường", "thi tran": "thị trấn", "dac khu": "đặc khu",
}  # fmt: skip
_COMMITTEE_KINDS = {
    "tinh uy": "tinh",
    "thanh uy": "thanh pho",
    "huyen uy": "huyen",
    "quan uy": "quan",
    "thi uy": "thi xa",
}
_IN_FULL = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "BTV": "Ban Thường vụ", "BCH": "Ban Chấp hành"}
_SHORT = re.compile(r"\b(?:UBND|HĐND|BTV|BCH)\b")
_TOWN = re.compile(r"\bTP\.?(?=\s|$)", re.IGNORECASE)
_OLD_TONES = (("Uỷ", "Ủy"), ("uỷ", "ủy"))


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued: the series its numbers run in (None where it is not certain) and the full name.

    `candidates` are the series it could be.
    """

    series: str | None
    name: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Nearby:
    """An agency that the citing one may mean without its place; `words` of each of its names."""

    agency: Agency
    names: tuple[str, ...]


def words_in_full(printed: str) -> str:
    """Printed issuer words folded, without brackets and with abbreviations written out."""
    return " ".join(_ABBREVIATED.get(word, word) for word in _WORD.findall(fold(_BRACKETS.sub("", printed))))


def written_in_full(printed: str) -> str:
    """The same for readers: "UBND tỉnh" as "Ủy ban nhân dân tỉnh"."""
    plain = _BRACKETS.sub("", printed)
    plain = _TOWN.sub("thành phố", _SHORT.sub(lambda match: _IN_FULL[match[0]], plain))
    for old, new in _OLD_TONES:
        plain = plain.replace(old, new)
    return " ".join(plain.split())


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
        self._nearby: dict[str, tuple[_Nearby, ...]] = {}
        self._issuers: dict[tuple[str, str | None, str], Issuer] = {}

    def central_series(self, body: Body) -> str:
        """The series of a central body: the agency of that symbol, else its built-in identity."""
        return self._central.get(body.symbol.upper()) or body.series or address_slug(body.name)

    def issuer(self, symbol: str, printed: str | None, citing: str) -> Issuer:
        """Who is meant by a symbol and the words printed with it, for a citing agency's id."""
        key = (symbol, printed, citing)
        known = self._issuers.get(key)
        if known is None:
            known = self._issuers[key] = self._find(symbol, printed, citing)
        return known

    def place_of_kind(self, kind: str, citing: str) -> str | None:
        """The place of a kind ("tinh", "huyen") the citing agency lies in, as "tỉnh …"; or None."""
        wanted = f" {kind} "
        for agency in self._registries.ancestors(citing):
            folded = fold(agency.name)
            place = folded.find(wanted)
            if place >= 0 and len(folded) == len(agency.name):
                return f"{_KINDS[kind]} {agency.name[place + len(wanted) :]}"
        return None

    def _find(self, symbol: str, printed: str | None, citing: str) -> Issuer:
        body = vocabulary().bodies.get(symbol.upper())
        if body and body.kind == "central":
            return Issuer(self.central_series(body), self._central_name(body, printed))
        if not printed:
            return self._by_symbol(symbol, body, citing)
        words = words_in_full(printed)
        role, rest = _without_role(words, is_readable(printed))
        matching = self._named(rest, printed, citing) or self._named(words, printed, citing)
        if not matching:
            made = self._made_up_of_place(printed, rest, citing)
            if made or is_readable(printed):
                # Readable words that name no agency known are not overruled by what the symbol suggests.
                return made or Issuer(None, written_in_full(printed))
            return self._by_symbol(symbol, body, citing)
        fitting = [
            agency for agency in matching if agency.symbol and agency.symbol.upper() == symbol.upper()
        ] or matching
        if len(fitting) > 1:
            return Issuer(None, None, tuple(agency.id for agency in fitting))
        agency = fitting[0]
        return Issuer(agency.id, _named_with(role, agency))

    def printed_name(self, printed: str, citing: str) -> str:
        """The full name of one more issuer printed, with its place where the text leaves it out."""
        words = words_in_full(printed)
        central = self._central_names.get(words)
        if central:
            return central[0].full_name(central[1])
        role, rest = _without_role(words, is_readable(printed))
        matching = self._named(rest, printed, citing) or self._named(words, printed, citing)
        if len(matching) == 1:
            return _named_with(role, matching[0])
        made = self._made_up_of_place(printed, rest, citing) if not matching else None
        return made.name if made and made.name else written_in_full(printed)

    def _central_name(self, body: Body, printed: str | None) -> str | None:
        if printed is None:
            return None if body.in_full else body.name
        words = words_in_full(printed)
        known = self._central_names.get(words)
        if known and known[0].symbol == body.symbol:
            return body.full_name(known[1])
        for name in (*body.also, body.name):
            if resembles(words.split(), words_in_full(name).split()):
                return body.full_name(name)
        return written_in_full(printed) if known is None and not body.in_full else body.name

    def _named(self, words: str, printed: str, citing: str) -> list[Agency]:
        """The agencies whose name these words are, in full or without the place; damage only in unreadable print."""
        agencies = self._registries.agencies
        exact = self._by_name.get(words, [])
        nearby = self._around(citing)
        if exact:
            near = [one.agency for one in nearby if one.agency.id in exact]
            return near[:1] if near else [agencies[one] for one in exact]
        found = [one.agency for one in nearby if any(name.startswith(words + " ") for name in one.names)]
        if not found and not is_readable(printed):
            read = words.split()
            found = [
                one.agency for one in nearby if any(resembles(read, name.split()[: len(read)], 1) for name in one.names)
            ]
        return found

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

    def _by_symbol(self, symbol: str, body: Body | None, citing: str) -> Issuer:
        fitting = [
            one.agency
            for one in self._around(citing)
            if one.agency.symbol and one.agency.symbol.upper() == symbol.upper()
        ]
        if len(fitting) == 1:
            return Issuer(fitting[0].id, fitting[0].name)
        if fitting:
            return Issuer(None, None, tuple(agency.id for agency in fitting))
        return self._not_held(symbol, body, citing)

    def _not_held(self, symbol: str, body: Body | None, citing: str) -> Issuer:
        """Bodies of the citing agency's places that the registry does not hold, known by their symbol."""
        names: list[str] = []
        if body and body.kind == "department":
            names = [body.name]
        elif symbol == "HĐND":
            councils = (one.agency.name for one in self._around(citing) if one.agency.symbol == "UBND")
            names = [name.replace(_IN_FULL["UBND"], _IN_FULL["HĐND"]) for name in councils]
        elif body and body.symbol == "TU":
            kinds = {"tinh": "Tỉnh ủy", "thanh pho": "Thành ủy", "thi xa": "Thị ủy"}
            names = [name for kind, name in kinds.items() if self.place_of_kind(kind, citing)]
        found = [self._made_up_of_place(name, words_in_full(name), citing) or self._in_full(name) for name in names]
        certain = [one for one in found if one.series]
        if len(certain) == 1:
            return certain[0]
        return Issuer(None, None, tuple(one.series for one in certain if one.series))

    def _made_up_of_place(self, printed: str, rest: str, citing: str) -> Issuer | None:
        """An issuer that the registry does not hold but whose place is certain.

        Its own name says a province, or it is "… tỉnh", "Tỉnh ủy", "Sở …" of the citing agency's.
        """
        kind = next((kind for kind in _KINDS if rest.endswith(" " + kind)), None)
        name = written_in_full(printed)
        if kind:
            place = self.place_of_kind(kind, citing)
            if place is None:
                return None
            name = name[: len(name) - len(kind)].rstrip() + " " + place
        else:
            committee = next((one for one in _COMMITTEE_KINDS if rest == one or rest.endswith(" " + one)), None)
            if committee:
                place = self.place_of_kind(_COMMITTEE_KINDS[committee], citing)
                if place is None:
                    return None
                name = f"{name} {place.removeprefix(_KINDS[_COMMITTEE_KINDS[committee]]).strip()}"
            elif rest.startswith("so ") and " tinh " not in f"{rest} ":
                place = self.place_of_kind("tinh", citing) or self.place_of_kind("thanh pho", citing)
                if place is None:
                    return None
                name = f"{name} {place}"
            elif " tinh " not in f" {rest} " and " tinh uy " not in f" {rest} ":
                return None
        return self._in_full(name)

    def _in_full(self, name: str) -> Issuer:
        """An issuer by its full name alone; its series is the name as an identity."""
        _, plain = _without_role(words_in_full(name), True)
        return Issuer(address_slug(plain.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")), name)


def _named_with(role: str, agency: Agency) -> str:
    return f"{_ROLES[role]} {agency.name}" if role else agency.name


def _without_role(words: str, readable: bool) -> tuple[str, str]:
    """The role before the body ("chu tich", "ban thuong vu"), read with damage, and the body's own words."""
    printed = words.split()
    for role in _ROLES:
        expected = role.split()
        body = printed[len(expected) :]
        if body and body[0] != "trung" and resembles(printed[: len(expected)], expected, 0 if readable else 1):
            return role, " ".join(body)
    return "", words
