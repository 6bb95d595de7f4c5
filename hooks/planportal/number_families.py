"""The families of document numbers (số, ký hiệu), each with its written examples.

A family is tried on a number without white space, with "-" for every dash; the first that
matches reads it. `CODE` in a pattern is a known code of a type, `ORGANS` the symbols of bodies.
Examples and counter-examples run as tests. To add a family, add an entry here.
Source: Decree 30/2020/NĐ-CP, Appendix I; the Law on the Promulgation of Legal Documents;
Guidance 36-HD/VPTW for the Party; old forms as cited in documents in force.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .vocabulary import vocabulary

Form = Literal["state", "party"]

_LETTERS = "A-Za-zĐđƯư"
_CAPITALS = "A-ZĐƯ"
_ORGAN = rf"[{_LETTERS}][{_LETTERS}]*\d{{0,3}}(?:[&.,][{_LETTERS}]+\d{{0,2}})*"
_ORGANS = rf"(?P<organs>{_ORGAN}(?:-{_ORGAN}){{0,6}})"
_ORDINAL = r"(?P<ordinal>\d{1,5})(?P<letter>[a-zđA-Z]?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"


@dataclass(frozen=True, slots=True)
class NumberFamily:
    """One written form of numbers. `form` is the punctuation: State "/…-" or Party "-…/"."""

    name: str
    form: Form
    pattern: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


FAMILIES = (
    NumberFamily(
        "law or resolution of the National Assembly",
        "state",
        rf"{_ORDINAL}/{_YEAR}/(?P<organs>QH(?P<term>\d{{1,2}}))",
        ("10/2022/QH15", "120/2020/QH14", "04/2007/QH11"),
        ("10/QH15", "10/2022/QH", "10/2022/QH150", "8793/6500"),
    ),
    NumberFamily(
        "ordinance or resolution of the Standing Committee",
        "state",
        rf"{_ORDINAL}/(?:{_YEAR}/)?(?:(?P<code>PL|NQ)-)?(?P<organs>UBTVQH(?P<term>\d{{1,2}}))",
        ("34/2007/PL-UBTVQH11", "55/1998/NQ-UBTVQH10", "76/2025/UBTVQH15", "1665/NQ-UBTVQH15"),
        ("34/2007/PL-UBTVQH", "34/2007/PL/UBTVQH11"),
    ),
    NumberFamily(
        "joint circular, with a slash after its code",
        "state",
        rf"{_ORDINAL}/{_YEAR}/(?P<code>TTLT|NQLT)/{_ORGANS}",
        ("183/2010/TTLT/BTC-BNN", "12/2014/TTLT/BNV-BTC-BTP"),
        ("183/TTLT/BTC-BNN", "183/2010/TTLT/"),
    ),
    NumberFamily(
        "State, with the year",
        "state",
        rf"{_ORDINAL}/{_YEAR}/(?P<code>CODE)-{_ORGANS}",
        ("04/2015/NĐ-CP", "01/2016/TT-BNV", "25/2021/QĐ-TTg", "21/2022/NQ-HĐND", "15/2014/TTLT-BNV-BTC"),
        ("04/15/NĐ-CP", "04/2015/XY-CP", "2015/NĐ", "01:2021/BXD"),
    ),
    NumberFamily(
        "State, without the year",
        "state",
        rf"{_ORDINAL}/(?P<code>CODE)-{_ORGANS}",
        ("765/KH-UBND", "30c/NQ-CP", "4653/QĐ-BNN-KHCN", "03/VBHN-VPQH", "12/KH-UBND-TH", "45/HD-TLĐ"),
        ("765/KH", "765/KH-", "24/7", "21/21", "765/XYZ/UBND"),
    ),
    NumberFamily(
        "Party and mass organisations",
        "party",
        rf"{_ORDINAL}-(?P<code>CODE)/{_ORGANS}",
        ("25-CT/TU", "392-CV/TU", "11-QĐi/TW", "68-KH/BDVTU-BCSĐUBND", "01-QCPH/UBND-BDVTU", "05-KH/TWĐTN-BTG"),
        ("25-CT", "25-XY/TU", "2021-2025", "70A-123.45"),
    ),
    NumberFamily(
        "State, with a slash for the hyphen",
        "state",
        rf"{_ORDINAL}/(?:{_YEAR}/)?(?P<code>CODE)/{_ORGANS}",
        ("12/KH/UBND", "08/2009/QĐ/UBND"),
        ("12/XY/UBND", "12/KH/"),
    ),
    NumberFamily(
        "State with the year, a code of its own",
        "state",
        rf"{_ORDINAL}/{_YEAR}/(?P<code>[{_LETTERS}]{{1,8}})-{_ORGANS}",
        ("12/2016/QCLV-UBND", "07/2009/NQBT-BNV"),
        ("12/2016/QCLV", "12/16/QCLV-UBND"),
    ),
    NumberFamily(
        "Party, a code of its own",
        "party",
        rf"{_ORDINAL}-(?P<code>[{_CAPITALS}][{_LETTERS}]{{1,7}})/{_ORGANS}",
        ("03-QCLV/TU", "17-ĐANS/HU"),
        ("2021-2025", "5-a/TU", "12-QCLV"),
    ),
    NumberFamily(
        "Party, the hyphen left out",
        "party",
        rf"{_ORDINAL}(?P<code>CODE)/{_ORGANS}",
        ("298KH/TWĐTN", "05CT/TW"),
        ("298/KH-TWĐTN", "12/KH/UBND", "5C/TU"),
    ),
    NumberFamily(
        "before 1995: the body after a hyphen",
        "party",
        r"(?P<ordinal>\d{1,4})(?P<letter>[a-z]?)-(?P<organs>CP|TTg|CT|HĐBT|HĐCP|CTN|LCT|SL|UB)",
        ("15-CP", "202-CT", "327-CT", "91-TTg", "13-SL"),
        ("15-UBND", "2021-CPX", "12-CP-TH"),
    ),
    NumberFamily(
        "older: the body after a hyphen, no code",
        "party",
        rf"{_ORDINAL}-(?!(?:CODE)$)(?P<organs>[{_CAPITALS}]{{2,8}}(?:[-/][{_CAPITALS}]{{1,6}})?)",
        ("12-UBPLNN", "05-TTCNVC", "73-TCBĐ"),
        ("2021-2025", "12-a", "12-KH", "12-QĐ", "12-KHÔNGDÀI"),
    ),
    NumberFamily(
        "official letter (công văn) of the State: the body, no code",
        "state",
        rf"{_ORDINAL}/{_ORGANS}",
        ("2231/SNV-CCHC&PC", "4912/UBND-NC", "285/CCTTHC", "1018/BYT-TT-KT", "144/HĐBT", "3012/VPCP-V.III"),
        ("24/7", "2231/", "21/21huyện", "30/4", "60%"),
    ),
)

# Families without a known code of a type need words before the number: "15-CP" alone is no citation.
NEEDS_WORDS = frozenset(family.name for family in FAMILIES[-6:])


@cache
def compiled() -> tuple[tuple[NumberFamily, re.Pattern[str]], ...]:
    """The families with their patterns made ready, codes in any case and with Đ as recognition reads it."""
    codes = sorted(vocabulary().codes.values(), key=lambda code: (-len(code), code))
    damaged = {"QD", "QB", "Qb", "QP", "ND", "NB", "NP", "QDi", "QyD", "DA"}
    alternatives = "|".join([*codes, *sorted(damaged - set(codes))])
    return tuple((family, re.compile(family.pattern.replace("CODE", f"(?i:{alternatives})"))) for family in FAMILIES)
