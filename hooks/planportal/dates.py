"""Issue dates as far as they are known, and how Vietnamese documents print them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of which the day, or the day and the month, may be unknown (0 = not known).

    Zero instead of None keeps dates sortable: a less exact date comes before a more exact one.
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date written as "2023-03-27", "2023-03" or "2023".

        Raises ValueError for another form and for a day that is not in the calendar.
        """
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(f"not a date in the form YYYY-MM-DD, YYYY-MM or YYYY: {text!r}")
        year, month, day = (int(part or 0) for part in match.groups())
        if (match[2] and not month) or (match[3] and not day):
            raise ValueError(f"no such day: {text!r}")
        return cls.of(year, month, day)

    @classmethod
    def of(cls, year: int, month: int = 0, day: int = 0) -> PartialDate:
        """The date of these numbers. Raises ValueError for a day that is not in the calendar."""
        datetime.date(year, month or 1, day or 1)
        return cls(year, month, day)

    @property
    def is_complete(self) -> bool:
        """Whether the day is known."""
        return self.day > 0

    def may_be(self, other: PartialDate) -> bool:
        """Whether both can mean the same day; a less exact date contradicts nothing."""
        if self.year != other.year:
            return False
        if not (self.month and other.month):
            return True
        return self.month == other.month and (self.day == other.day or not (self.day and other.day))

    def as_date(self) -> datetime.date | None:
        """The calendar day, or None where the day is not known."""
        return datetime.date(self.year, self.month, self.day) if self.day else None

    def __str__(self) -> str:
        """The ISO form, as exact as the date is: "2023-03-27", "2023-03", "2023"."""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def printed(self) -> str:
        """The form used in documents: "27/3/2023", "tháng 3/2023", "năm 2023".

        Days under 10 and months 1 and 2 carry a zero, other months do not (practice of
        Decree 30/2020/NĐ-CP: 05/6/2017, 01/7/2023, 20/4/2007).
        """
        if not self.month:
            return f"năm {self.year}"
        month = f"{self.month:02d}" if self.month < 3 else str(self.month)
        if not self.day:
            return f"tháng {self.month}/{self.year}"
        return f"{self.day:02d}/{month}/{self.year}"

    def weekday(self) -> str | None:
        """The day of the week, "thứ Hai" … "Chủ nhật", or None where the day is not known."""
        date = self.as_date()
        return _WEEKDAYS[date.weekday()] if date else None
