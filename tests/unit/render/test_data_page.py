"""The page /du-lieu/: every file of the build with its size, every column with its meaning."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from planportal.open_data import TABLES, DataFile, file_address
from planportal.render.data_page import data_page, size_words

from tests.factories import settings


def file(table: str, part: str, form: str = "csv", rows: int = 3, size: int = 1500) -> DataFile:
    return DataFile(table, part, form, file_address(table, part, form), rows, size, "0" * 64)  # type: ignore[arg-type]


def shown(folder: Path, *files: DataFile) -> str:
    return data_page(settings(folder), files).content


def words(content: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", content)).split())


def test_every_file_is_linked_with_its_size(tmp_path: Path) -> None:
    files = (file("luot-dan", "2024-phan-1"), file("luot-dan", "2024-phan-1", "json", size=2_345_678))

    content = shown(tmp_path, *files)

    assert '<a href="../du-lieu/v1/luot-dan/2024-phan-1.csv">CSV 2 kB</a>' in content
    assert '<a href="../du-lieu/v1/luot-dan/2024-phan-1.json">JSON 2,3 MB</a>' in content


def test_rows_and_sizes_of_all_parts_are_summed_up(tmp_path: Path) -> None:
    parts = (file("ke-hoach", f"2023-phan-{n}", rows=600, size=400_000) for n in (1, 2))

    assert "1.200 CSV: 2 tệp, 800 kB" in words(shown(tmp_path, *parts))


def test_the_latest_year_comes_first_and_what_has_none_is_said_to_have_none(tmp_path: Path) -> None:
    files = [file("ke-hoach", f"{year}-phan-1") for year in ("2023", "2024", "khong-ro")]

    years = re.findall(r"<summary>((?:Năm|Không rõ)[^<]*)</summary>", shown(tmp_path, *files))

    assert years.index("Năm 2024") < years.index("Năm 2023")
    assert "Không rõ năm" in years


def test_every_column_of_every_table_is_explained(tmp_path: Path) -> None:
    content = words(shown(tmp_path))

    columns = [column for table in TABLES for column in table.columns]
    assert not [column.name for column in columns if f"{column.name} " not in content or column.meaning not in content]


def test_it_says_what_the_licence_is_and_that_the_original_has_force(tmp_path: Path) -> None:
    content = words(shown(tmp_path))

    assert "Giấy phép dùng lại của cổng chưa được công bố." in content
    assert "giá trị pháp lý" in content


def test_a_portal_without_plans_says_so(tmp_path: Path) -> None:
    assert "Chưa có kế hoạch nào trên cổng." in words(shown(tmp_path))


@pytest.mark.parametrize(
    ("size", "expected"), [(0, "1 kB"), (999, "1 kB"), (12_400, "12 kB"), (1_000_000, "1,0 MB"), (1_640_000, "1,6 MB")]
)
def test_sizes_in_words(size: int, expected: str) -> None:
    assert size_words(size) == expected
