"""The relation diagram: what it draws, how much of it, and that nothing in it can break out of the picture."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from planportal.render.relation_diagram import Diagram, Layer, Node, drawn, of_rows

SVG = "{http://www.w3.org/2000/svg}"


def node(name: str = "1/KH-UBND", by: str = "UBND xã Thử, 02/01/2024", **fields: bool) -> Node:
    return Node(name, by, "../x/", name, **fields)


def diagram(above: tuple[Layer, ...] = (), beside: tuple[Layer, ...] = (), below: tuple[Layer, ...] = ()) -> Diagram:
    return Diagram(node("9/KH-UBND", is_own=True), above, beside, below)


def layer(heading: str, count: int, limit: int = 4) -> Layer:
    return of_rows(heading, [node(f"{number}/QĐ-UBND") for number in range(count)], limit, "#x")[0]


def parsed(given: Diagram) -> ElementTree.Element:
    return ElementTree.fromstring(str(drawn(given)).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def texts(root: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def test_what_is_above_is_drawn_above_the_plan_and_what_is_below_below_it() -> None:
    root = parsed(diagram((layer("Thực hiện", 1),), below=(layer("Kế hoạch triển khai", 2),)))

    heights = {one.text: float(one.attrib["y"]) for one in root.iter(f"{SVG}text")}
    assert heights["Thực hiện"] < heights["9/KH-UBND"] < heights["Kế hoạch triển khai"]
    assert [text for text in texts(root) if "UBND" in text][:2] == ["0/QĐ-UBND", "UBND xã Thử, 02/01/2024"]


def test_a_replaced_plan_stands_beside_the_plan() -> None:
    root = parsed(diagram(beside=(layer("Thay thế", 1),)))

    own, other = list(root.iter(f"{SVG}rect"))
    assert "ck-dia__box--own" in own.attrib["class"]
    assert float(other.attrib["x"]) >= float(own.attrib["x"]) + float(own.attrib["width"])
    assert float(own.attrib["y"]) <= float(other.attrib["y"]) <= float(own.attrib["y"]) + float(own.attrib["height"])


def test_only_so_many_are_drawn_and_the_rest_is_counted() -> None:
    many = layer("Văn bản được dẫn", 50)

    root = parsed(diagram(below=(many,)))

    assert len(list(root.iter(f"{SVG}rect"))) == 5
    assert "Văn bản được dẫn (vẽ 4 trên 50)" in texts(root)
    assert (many.count, many.further) == (50, 46)


def test_the_picture_has_a_title_and_says_what_is_in_it() -> None:
    root = parsed(diagram((layer("Thực hiện", 1),), below=(layer("Văn bản được dẫn", 50),)))

    title, described = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.attrib["role"] == "img"
    assert title is not None
    assert title.text == "Lược đồ quan hệ của 9/KH-UBND"
    assert described is not None
    assert described.text == (
        "thực hiện: 1 văn bản; văn bản được dẫn: 50 văn bản. Danh sách cạnh lược đồ ghi cùng nội dung."
    )
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], described.attrib["id"]]


@pytest.mark.parametrize(
    "name",
    ["1/KH-UBND", "04-CTr/BDVTU-BCSĐUBND", "W" * 80, "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ mười một", ""],
    ids=["short", "joint", "one long run", "a name", "nothing"],
)
def test_boxes_and_words_stay_inside_the_picture(name: str) -> None:
    one = of_rows("Căn cứ", [node(name), node(name), node(name)], 4, "#x")

    root = parsed(diagram(one, one, one))

    _, _, width, height = (float(part) for part in root.attrib["viewBox"].split())
    boxes = [{key: float(one.attrib[key]) for key in ("x", "y", "width", "height")} for one in root.iter(f"{SVG}rect")]
    assert all(box["x"] >= 0 and box["x"] + box["width"] < width for box in boxes)
    assert all(box["y"] + box["height"] < height for box in boxes)
    for text in root.iter(f"{SVG}text"):
        if text.attrib["class"] != "ck-dia__h":
            assert len(text.text or "") <= 40
            assert any(
                box["x"] < float(text.attrib["x"]) and box["y"] < float(text.attrib["y"]) < box["y"] + box["height"]
                for box in boxes
            )


def test_names_are_words_and_never_markup() -> None:
    root = parsed(Diagram(node("<b>&\"'"), (layer("Thực hiện", 1),), (), ()))

    assert "<b>&\"'" in texts(root)
