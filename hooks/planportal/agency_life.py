"""What is told of an agency's life: names told apart by their dates, how it was taken over, how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from .records import Agency, Succession

# Words by which the registry's `basis` says that nobody has seen it confirmed.
_UNSURE = ("suy ra", "nhớ lại", "chưa có nguồn")
_TAKEN_OVER: Mapping[str, str] = {
    "hợp nhất": "Hợp nhất",
    "nhập": "Nhập vào cơ quan này",
    "chia": "Nhận một phần địa bàn",
    "đổi tên": "Mang tên này",
    "chuyển chức năng": "Nhận một phần chức năng",
    "kết thúc": "Tiếp nối khi cơ quan cũ kết thúc",
}


def names_apart(agencies: Mapping[str, Agency]) -> dict[str, str]:
    """The full name of every agency by its id; one that another record shares carries its dates.

    "Sở A (đến 30/6/2025)" for the one that ended, "Sở A (từ 01/7/2025)" for the one that began.
    """
    shared = Counter(agency.name for agency in agencies.values())
    return {
        agency_id: f"{agency.name}{_dates(agency)}" if shared[agency.name] > 1 else agency.name
        for agency_id, agency in agencies.items()
    }


def _dates(agency: Agency) -> str:
    if agency.active_to:
        return f" (đến {agency.active_to.printed()})"
    return f" (từ {agency.active_from.printed()})" if agency.active_from else ""


def is_unsure(succession: Succession) -> bool:
    """Whether its basis says that it is inferred, remembered or without a source."""
    basis = (succession.basis or "").lower()
    return any(words in basis for words in _UNSURE)


def taken_over(succession: Succession) -> str:
    """How an agency was taken over, as a sentence: "Nhận một phần địa bàn từ 01/7/2025."."""
    words = _TAKEN_OVER[succession.kind] if succession.agency else "Kết thúc hoạt động"
    return f"{words} từ {succession.since.printed()}." if succession.since else f"{words}, chưa rõ ngày."
