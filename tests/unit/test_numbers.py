"""Document numbers: every family reads its examples, nothing else, and one number compares as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planportal.number_families import FAMILIES, compiled
from planportal.numbers import NumberError, parse, parse_symbol, try_parse
from planportal.symbol_repair import repaired_symbol, repaired_term
from planportal.vocabulary import vocabulary

_PATTERNS = {family.name: pattern for family, pattern in compiled()}


@pytest.mark.parametrize(
    ("name", "written"), [(family.name, example) for family in FAMILIES for example in family.examples]
)
def test_a_family_reads_its_examples(name: str, written: str) -> None:
    assert _PATTERNS[name].fullmatch(written)
    assert str(parse(written)).replace("-", "") == written.replace("-", "")


@pytest.mark.parametrize(
    ("name", "written"), [(family.name, example) for family in FAMILIES for example in family.counterexamples]
)
def test_a_family_leaves_its_counterexamples(name: str, written: str) -> None:
    assert not _PATTERNS[name].fullmatch(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("49 /KH-UBND", "49/KH-UBND"),  # a gap left on the form
        ("201-2001/QĐ-TTg", "201/2001/QĐ-TTg"),  # the year joined by a hyphen
        ("298 KH/TWĐTN", "298-KH/TWĐTN"),  # the Party's hyphen left out
        ("04/2015/NĐ-\nCP", "04/2015/NĐ-CP"),  # broken over a line
        ("01- ĐA/TU", "01-ĐA/TU"),
        ("138/KH–UBND", "138/KH-UBND"),  # en dash
        ("33/CT‑TTg", "33/CT-TTg"),  # non-breaking hyphen
        ("30C/NQ-CP", "30c/NQ-CP"),
        ("17-CTR/TU", "17-CTr/TU"),
        ("33/ct-ttg", "33/CT-TTg"),
        ("\uff17\uff16\uff15/KH-UBND", "765/KH-UBND"),  # full-width digits
        ("23-QÐ/TW", "23-QĐ/TW"),  # U+00D0 for Đ
        ("04/2015/NĐ-CP\u200b", "04/2015/NĐ-CP"),  # a zero-width space
    ],
)
def test_spaces_dashes_and_case_make_no_difference(written: str, expected: str) -> None:
    number = parse(written)

    assert str(number) == expected
    assert not number.repaired


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("490/QD-UBND", "490/QĐ-UBND"),
        ("1116-QB/TU", "1116-QĐ/TU"),
        ("124- -Qb/TW", "124-QĐ/TW"),
        ("04/2015/ND-CP", "04/2015/NĐ-CP"),
        ("68-KH/BDVTU-BCSPUBND", "68-KH/BDVTU-BCSĐUBND"),
        ("21/2022/NQ-HBND", "21/2022/NQ-HĐND"),
        ("34/2007/PL-UBTVQHI11", "34/2007/PL-UBTVQH11"),
        ("10/2022/QHI5", "10/2022/QH15"),
    ],
)
def test_damaged_symbols_are_repaired_and_say_so(written: str, expected: str) -> None:
    number = parse(written)

    assert str(number) == expected
    assert number.repaired


def test_the_printed_word_decides_between_codes_that_differ_in_d_only() -> None:
    assert str(parse("01-DA/TU", "ĐA")) == "01-ĐA/TU"
    assert str(parse("01-DA/TU", "DA")) == "01-DA/TU"


@pytest.mark.parametrize(
    ("written", "code", "organs"),
    [
        ("12/QB-UBND", "QĐ", ("UBND",)),  # a decision, its Đ misread
        ("12/QP-TM", None, ("QP", "TM")),  # a letter of a body QP: nothing says that its P is a Đ
        ("12/CB-SXD", None, ("CB", "SXD")),  # a type of its own (công bố giá), not Công điện
    ],
)
def test_a_code_is_repaired_only_before_a_known_body(written: str, code: str | None, organs: tuple[str, ...]) -> None:
    number = parse(written)

    assert (number.code, number.organs) == (code, organs)


@pytest.mark.parametrize("symbol", ["CB", "UBND", "HD", "DA", "TTg", "STTTT", "XYZ"])
def test_known_and_unknown_symbols_are_left_alone(symbol: str) -> None:
    assert repaired_symbol(symbol) is None


def test_a_term_without_a_stray_stroke_is_left_alone() -> None:
    assert repaired_term("QH15") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("1/2016/TT-BNV", "01/2016/TT-BNV"), ("005-CT/TW", "05-CT/TW"), ("17-CTR/TU", "17-CTr/TU")],
)
def test_leading_zeros_and_case_do_not_tell_numbers_apart(one: str, other: str) -> None:
    assert parse(one).key == parse(other).key
    assert parse(one).slug == parse(other).slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("05/CT-UBND", "05-CT/UBND"),
        ("30c/NQ-CP", "30/NQ-CP"),
        ("04/2015/NĐ-CP", "04/2016/NĐ-CP"),
        ("01-ĐA/TU", "01-DA/TU"),
        ("12/KH-UBND", "12/KH-SNV"),
    ],
)
def test_different_numbers_stay_different(one: str, other: str) -> None:
    assert parse(one).key != parse(other).key


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("01-ĐA/TU", "01-da-tu"),
        ("4/2015/NĐ-CP", "04-2015-nd-cp"),
        ("30c/NQ-CP", "30c-nq-cp"),
        ("2231/SNV-CCHC&PC", "2231-snv-cchc-pc"),
    ],
)
def test_a_number_as_part_of_an_address(written: str, slug: str) -> None:
    assert parse(written).slug == slug


def test_the_parts_that_others_ask_for() -> None:
    plan = parse("49/KH-UBND")
    law = parse("10/2022/QH15")
    joint = parse("68-KH/BDVTU-BCSĐUBND")

    assert (plan.code, plan.organs, plan.form, plan.year) == ("KH", ("UBND",), "state", None)
    assert (law.code, law.term, law.year, law.series_symbol) == (None, 15, 2022, "QH")
    assert (joint.form, joint.series_symbol, joint.is_party) == ("party", "BDVTU", True)
    assert parse("15-CP").needs_words


def test_a_joint_number_of_a_state_body_is_not_numbered_by_terms() -> None:
    assert not parse("01-QCPH/UBND-BDVTU").is_party


def test_a_symbol_without_its_number() -> None:
    symbol = parse_symbol("/KH-SXD")

    assert (symbol.code, symbol.organs) == ("KH", ("SXD",))


@pytest.mark.parametrize("written", ["", "24/7", "2021-2025", "49", "KH-UBND", "70A-123.45", "24%1", "01:2021/BXD"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(NumberError):
        parse(written)


@given(
    st.integers(1, 99999),
    st.sampled_from(sorted(vocabulary().codes.values())),
    st.sampled_from(["UBND", "SNV", "TTg", "CP"]),
    st.sampled_from(["", " ", "\n", "\u00a0"]),
)
def test_any_ordinary_number_is_read_back_as_written(ordinal: int, code: str, organ: str, gap: str) -> None:
    number = try_parse(f"{ordinal}{gap}/{code}-{gap}{organ}")

    assert number is not None
    assert str(number) == f"{ordinal}/{code}-{organ}"
