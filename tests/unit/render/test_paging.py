"""Long lists: whole while short, else by year and in blocks of 100 numbered from the oldest."""

from __future__ import annotations

from planportal.render.paging import Group, group_pages, list_pages, year_group


def entries(*years: tuple[int | None, int]) -> list[tuple[Group, str]]:
    return [(year_group(year), f"{year}-{number}") for year, count in years for number in range(count)]


def test_a_short_list_is_one_page() -> None:
    pages = list(list_pages("chuyen-de/cay-xanh", entries((2023, 60), (2024, 40))))

    assert [page.address for page in pages] == ["chuyen-de/cay-xanh"]
    assert len(pages[0].items) == 100


def test_a_long_list_leads_to_years_and_a_long_year_to_blocks() -> None:
    pages = list(list_pages("co-quan/xa-thu", entries((2023, 30), (2024, 201))))

    assert [page.address for page in pages] == [
        "co-quan/xa-thu",
        "co-quan/xa-thu/2023",
        "co-quan/xa-thu/2024",
        "co-quan/xa-thu/2024/1",
        "co-quan/xa-thu/2024/2",
        "co-quan/xa-thu/2024/3",
    ]
    assert [len(page.items) for page in pages] == [0, 30, 0, 100, 100, 1]
    assert [step.address for step in pages[0].steps] == ["co-quan/xa-thu/2023", "co-quan/xa-thu/2024"]


def test_a_new_entry_changes_only_the_last_block_of_its_year() -> None:
    before = {page.address: page.items for page in list_pages("nam", entries((2023, 150), (2024, 150)))}
    after = {page.address: page.items for page in list_pages("nam", entries((2023, 150), (2024, 151)))}

    assert [address for address in after if after[address] != before[address]] == ["nam/2024/2"]


def test_entries_without_a_year_have_their_own_part() -> None:
    pages = list(list_pages("nam", entries((2023, 100), (None, 1))))

    assert [page.address for page in pages] == ["nam", "nam/2023", "nam/khong-ro"]


def test_a_page_says_which_part_it_is() -> None:
    pages = list(group_pages("nam/2024", "năm 2024", [str(number) for number in range(101)], "nam"))

    assert [page.words for page in pages] == ["năm 2024", "năm 2024, từ 1 đến 100", "năm 2024, từ 101 đến 101"]
    assert [page.above for page in pages] == ["nam", "nam/2024", "nam/2024"]


def test_further_pages_can_hang_below_another_address() -> None:
    pages = list(list_pages("van-ban/a/2015/b", entries((2023, 101)), "van-ban/a/2015/b/dan-boi"))

    assert pages[1].address == "van-ban/a/2015/b/dan-boi/2023"
