"""Which of several records of an agency is meant at a time: an agency is a dated record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..dates import PartialDate
from ..records import Agency, Registries
from .document_keys import not_after

# What happened to an agency that was no more afterwards; "chia" and "chuyển chức năng" may leave it in being.
_ENDS = ("hợp nhất", "nhập", "đổi tên", "kết thúc")


def was_active(agency: Agency, at: PartialDate | None) -> bool:
    """Whether an agency can have been at work on a date; what is not known of either does not exclude it.

    Where no end is recorded, the day on which another took over from it is one.
    """
    if at is None:
        return True
    if agency.active_from and not not_after(agency.active_from, at):
        return False
    if agency.active_to:
        return not_after(at, agency.active_to)
    taken = [succession.since for succession in agency.successors if succession.kind in _ENDS and succession.since]
    return not any(since.is_complete and at.is_complete and not_after(since, at) for since in taken)


class AgencyTimes:
    """The agencies of the registry through mergers and renamings."""

    def __init__(self, registries: Registries) -> None:
        self._registries = registries
        self._forebears: dict[str, list[str]] = {}
        self._all_forebears: dict[str, tuple[Agency, ...]] = {}
        self._namesakes: dict[str, list[str]] = {}
        for agency in registries.agencies.values():
            self._namesakes.setdefault(agency.name, []).append(agency.id)
            for succession in agency.successors:
                if succession.agency in registries.agencies:
                    self._forebears.setdefault(succession.agency or "", []).append(agency.id)

    def active(self, agencies: Iterable[Agency], at: PartialDate | None) -> list[Agency]:
        """Those of the agencies that can have been at work on a date."""
        return [agency for agency in agencies if was_active(agency, at)]

    def namesakes(self, agencies: Sequence[Agency], at: PartialDate | None) -> list[Agency]:
        """The records of the same names that can have been at work on a date."""
        ids = dict.fromkeys(one for agency in agencies for one in self._namesakes[agency.name])
        return self.active((self._registries.agencies[one] for one in ids), at)

    def forebears(self, agency: str, at: PartialDate | None) -> list[Agency]:
        """Those that an agency took over from, however far back, and that can have been at work on a date."""
        if agency not in self._all_forebears:
            waiting, found = [agency], dict.fromkeys((agency,))
            while waiting:
                fresh = [one for one in self._forebears.get(waiting.pop(), ()) if one not in found]
                found.update(dict.fromkeys(fresh))
                waiting += fresh
            self._all_forebears[agency] = tuple(self._registries.agencies[one] for one in found if one != agency)
        return self.active(self._all_forebears[agency], at)
