"""The life of a plan (tình trạng): what its front matter says, else what its period and other plans tell."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from .model import Plan

UNKNOWN_LABEL = "Chưa xác định"

STATUS_LABELS: Mapping[str, str] = {
    "draft": "Dự thảo",
    "issued": "Đã ban hành, chưa đến kỳ",
    "running": "Đang thực hiện",
    "ended": "Đã kết thúc kỳ",
    "amended": "Đã được sửa đổi, bổ sung",
    "replaced": "Đã được thay thế",
    "withdrawn": "Đã thu hồi",
}


def status(plan: Plan, today: datetime.date) -> str | None:
    """The status code of one plan on a day; None where nothing tells it.

    What the front matter states wins. A period that is over makes a plan "ended", one that
    has not begun "issued"; no period leaves it unknown, never guessed from the date of issue.
    """
    if plan.status:
        return plan.status
    if plan.period is None:
        return None
    if plan.period.last < today.year:
        return "ended"
    return "running" if plan.period.first <= today.year else "issued"


def statuses(plans: Mapping[str, Plan], today: datetime.date) -> dict[str, str | None]:
    """The status code of every plan, with what other plans say of it: replaced, amended.

    A replaced plan is "replaced" whatever its period; an amended one stays "ended" once its
    period is over.
    """
    replaced = {old for plan in plans.values() for old in plan.replaces}
    amended = {old for plan in plans.values() for old in plan.amends}
    found: dict[str, str | None] = {}
    for plan_id, plan in plans.items():
        code = status(plan, today)
        if not plan.status:
            if plan_id in replaced:
                code = "replaced"
            elif plan_id in amended and code != "ended":
                code = "amended"
        found[plan_id] = code
    return found


def status_label(code: str | None) -> str:
    """The words readers see for a status code; "Chưa xác định" for None and for an unknown code."""
    return STATUS_LABELS.get(code, UNKNOWN_LABEL) if code else UNKNOWN_LABEL
