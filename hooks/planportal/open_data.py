"""The open data of the portal: which tables there are, what each column means, where a file lies.

This is the one dictionary: the files, their JSON Schemas and the page /du-lieu/ are all made from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

# A change that breaks readers of the files gets a new folder; the old one stays while it is read.
VERSION = "v1"
PAGE = "du-lieu"
FOLDER = f"{PAGE}/{VERSION}"
INDEX = f"{FOLDER}/index.json"

Kind = Literal["text", "date", "number", "flag", "texts"]
Format = Literal["csv", "json", "graphml"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in all files, what kind of value it has, what it says, where that is from.

    `unknown` says what an empty value means. `choices` are all values there can be, with their words.
    Every row has a value of a column without `unknown`; a flag that is false is left out of JSON.
    """

    name: str
    kind: Kind
    meaning: str
    source: str
    unknown: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def always(self) -> bool:
        """Whether every row has a value, in JSON too."""
        return not self.unknown and self.kind != "flag"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name in addresses, its title, what one row of it is, and its columns in order."""

    name: str
    title: str
    row: str
    columns: tuple[Column, ...]

    @property
    def schema(self) -> str:
        """The address of the JSON Schema of its JSON files."""
        return f"{FOLDER}/{self.name}.schema.json"


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file: whose part it is, its address, rows, bytes and SHA-256."""

    table: str
    part: str
    format: Format
    address: str
    rows: int
    size: int
    sha256: str


def file_address(table: str, part: str, form: Format) -> str:
    """Where a part of a table lies, below the site's root."""
    return f"{FOLDER}/{table}/{part}.{form}"


def totals(files: Iterable[DataFile]) -> dict[tuple[str, Format], tuple[int, int, int]]:
    """Files, rows and bytes of each table in each format."""
    sums: dict[tuple[str, Format], tuple[int, int, int]] = {}
    for file in files:
        count, rows, size = sums.get((file.table, file.format), (0, 0, 0))
        sums[file.table, file.format] = (count + 1, rows + file.rows, size + file.size)
    return sums


_FRONT = "phần thông tin ở đầu tệp kế hoạch"
_TEXT = "bản chữ của kế hoạch"
_REGISTRY = "sổ đăng ký văn bản"
_MADE = "cổng tính khi dựng trang"
_NOT_PRINTED = "văn bản không ghi"
_NOT_STATED = "không khai"

_PLAN = Column("plan", "text", "Mã kế hoạch: cơ quan/năm/tên. Trang là ke-hoach/<mã>/.", "tên tệp kế hoạch")

_ROLES = (
    ("parent", "kế hoạch này triển khai văn bản đó"),
    ("basis", "nêu làm căn cứ"),
    ("mention", "nhắc đến ở chỗ khác"),
)

PLANS = Table(
    "ke-hoach",
    "Kế hoạch",
    "một kế hoạch có trên cổng",
    (
        _PLAN,
        Column("type", "text", "Loại văn bản, viết tắt (KH).", _FRONT),
        Column("number", "text", "Số, ký hiệu.", _FRONT, _NOT_PRINTED),
        Column("symbol", "text", "Ký hiệu khi số để trống.", _FRONT, "không có trường hợp này"),
        Column("title", "text", "Trích yếu.", _FRONT),
        Column("issuer", "text", "Mã cơ quan ban hành. Trang là co-quan/<mã>/.", _FRONT),
        Column("issuer_name", "text", "Tên đầy đủ của cơ quan ban hành.", "sổ đăng ký cơ quan"),
        Column("date", "date", "Ngày ban hành; 2023-03 là chỉ biết tháng, 2023 là chỉ biết năm.", _FRONT, _NOT_PRINTED),
        Column("year", "number", "Năm xếp vào: của ngày, không có thì năm đầu của kỳ.", _MADE, "không rõ năm"),
        Column("period_first", "number", "Năm đầu của kỳ kế hoạch.", _FRONT, _NOT_STATED),
        Column("period_last", "number", "Năm cuối của kỳ kế hoạch.", _FRONT, _NOT_STATED),
        Column("status", "text", "Tình trạng vào ngày dựng trang.", _MADE, "chưa xác định"),
        Column(
            "quality",
            "text",
            "Mức tin cậy của bản chữ.",
            _FRONT,
            choices=(
                ("A", "đã đối chiếu với bản gốc"),
                ("B", "chưa đối chiếu"),
                ("C", "có lỗi nhận dạng"),
                ("D", "mất dấu, chỉ để tham khảo"),
            ),
        ),
        Column(
            "text",
            "text",
            "Bản chữ đầy đủ hay rút gọn.",
            _FRONT,
            choices=(("full", "đầy đủ"), ("abridged", "rút gọn")),
        ),
        Column("subjects", "texts", "Mã chuyên đề.", _FRONT, "chưa xếp chuyên đề"),
        Column("parents", "texts", "Địa chỉ của kế hoạch cấp trên, theo thứ tự đã khai.", _FRONT, _NOT_STATED),
        Column("chain", "text", "Địa chỉ của văn bản đứng đầu chuỗi triển khai.", _MADE, "không thuộc chuỗi nào"),
        Column("words", "number", "Số chữ của bản chữ.", _MADE),
        Column("mentions", "number", "Số lượt dẫn văn bản khác.", _MADE),
        Column("documents", "number", "Số văn bản khác nhau đã xác định được trong các lượt dẫn ấy.", _MADE),
        Column("source_url", "text", "Nơi lấy bản gốc.", _FRONT, _NOT_STATED),
    ),
)

MENTIONS = Table(
    "luot-dan",
    "Lượt dẫn",
    "một chỗ trong một kế hoạch dẫn một văn bản",
    (
        _PLAN,
        Column("index", "number", "Thứ tự của lượt dẫn trong kế hoạch, từ 0, theo thứ tự trong bài.", _MADE),
        Column("anchor", "text", "Đoạn chứa lượt dẫn: trang của kế hoạch, thêm # và mã này.", _MADE),
        Column("label", "text", "Mục, khoản, điểm in ở đoạn ấy (II.2.a).", _TEXT, "đoạn không có số mục"),
        Column("role", "text", "Vai trò của lượt dẫn.", _MADE, choices=_ROLES),
        Column("type", "text", "Loại văn bản, viết đủ.", _TEXT),
        Column("number", "text", "Số, ký hiệu theo cách viết chuẩn.", _TEXT, "được gọi bằng tên hoặc không ghi số"),
        Column(
            "name", "text", "Tên, khi văn bản được gọi bằng tên (luật, bộ luật, đề án…).", _TEXT, "được dẫn bằng số"
        ),
        Column("date", "date", "Ngày như chỗ này ghi.", _TEXT, _NOT_PRINTED),
        Column("issuers", "texts", "Tên đầy đủ của cơ quan ban hành, đã xác định.", _MADE, "chưa xác định"),
        Column("issuers_printed", "texts", "Cơ quan ban hành như in.", _TEXT, _NOT_PRINTED),
        Column("title", "text", "Trích yếu như in ở chỗ này.", _TEXT, _NOT_PRINTED),
        Column("pinpoint", "text", "Điểm, khoản, điều, mục được dẫn.", _TEXT, "dẫn cả văn bản"),
        Column(
            "nested_in",
            "number",
            "Lượt dẫn (index) có trích yếu chứa lượt dẫn này.",
            _MADE,
            "không nằm trong trích yếu",
        ),
        Column("antecedent", "number", "Lượt dẫn (index) ghi đủ mà lượt dẫn này gọi tắt.", _MADE, "không phải gọi tắt"),
        Column("internal", "flag", "Đúng: chỉ tới một mục của chính kế hoạch.", _MADE),
        Column(
            "target", "text", "Đoạn được chỉ tới, khi internal là đúng.", _MADE, "chỉ ra ngoài, hoặc không thấy mục ấy"
        ),
        Column("repaired", "flag", "Đúng: ký hiệu bị hỏng khi nhận dạng đã được sửa theo ký hiệu có thật.", _MADE),
        Column(
            "document",
            "text",
            "Địa chỉ của văn bản: van-ban/… (cột document của bảng Văn bản) hoặc ke-hoach/… khi cổng có.",
            _MADE,
            "chưa chắc là văn bản nào, hoặc chỉ vào chính kế hoạch",
        ),
        Column("candidates", "texts", "Các địa chỉ có thể, khi chưa chắc.", _MADE, "đã chắc, hoặc không có gợi ý"),
    ),
)

DOCUMENTS = Table(
    "van-ban",
    "Văn bản được dẫn",
    "một văn bản được kế hoạch dẫn mà cổng không giữ bản chữ",
    (
        Column("document", "text", "Địa chỉ của văn bản, cũng là mã; trang là <địa chỉ>/.", _MADE),
        Column("type", "text", "Loại văn bản, viết đủ.", _TEXT),
        Column("number", "text", "Số, ký hiệu.", f"{_TEXT}; không có thì {_REGISTRY}", "không biết số"),
        Column("name", "text", "Tên, khi được gọi bằng tên.", _TEXT, "được dẫn bằng số"),
        Column("series", "text", "Mã cơ quan đánh số văn bản.", _MADE, "chưa xác định"),
        Column("issuers", "texts", "Tên cơ quan ban hành, nhiều kế hoạch ghi nhất đứng trước.", _MADE, "chưa xác định"),
        Column(
            "date",
            "date",
            "Ngày ban hành.",
            f"{_REGISTRY}; không có thì {_TEXT}",
            "không ghi, hoặc các nơi ghi khác nhau",
        ),
        Column("dates_printed", "texts", "Mọi ngày đã thấy, nhiều nơi ghi nhất đứng trước.", _TEXT, _NOT_PRINTED),
        Column("title", "text", "Trích yếu.", f"{_REGISTRY}; không có thì {_TEXT}", "chưa biết"),
        Column("is_plan", "flag", "Đúng: là kế hoạch cổng chưa có bản chữ.", _MADE),
        Column("plans", "number", "Số kế hoạch dẫn văn bản này.", _MADE),
        Column("mentions", "number", "Số lượt dẫn.", _MADE),
        Column("in_force_from", "date", "Ngày bắt đầu có hiệu lực.", _REGISTRY, "chưa kiểm tra"),
        Column(
            "part_ended", "date", "Ngày đầu tiên một phần không còn hiệu lực.", _REGISTRY, "không có hoặc chưa kiểm tra"
        ),
        Column("in_force_to", "date", "Ngày cuối còn hiệu lực.", _REGISTRY, "còn hiệu lực hoặc chưa kiểm tra"),
        Column(
            "replaced_by",
            "text",
            "Địa chỉ của văn bản thay thế; số của nó khi cổng không có trang.",
            _REGISTRY,
            "không có hoặc chưa kiểm tra",
        ),
        Column("counterparts", "texts", "Địa chỉ của văn bản tương ứng ở nơi khác.", _REGISTRY, "chưa ghi"),
        Column("checked", "date", "Ngày kiểm tra hiệu lực.", _REGISTRY, "chưa kiểm tra"),
        Column("source", "text", "Nguồn của thông tin trong sổ đăng ký.", _REGISTRY, "không có trong sổ"),
        Column("url", "text", "Nơi công bố văn bản.", _REGISTRY, "chưa ghi"),
        Column(
            "possible_conflicts", "texts", "Văn bản có thể chính là văn bản này nhưng ghi năm khác.", _MADE, "không có"
        ),
    ),
)

RELATIONS = Table(
    "quan-he",
    "Quan hệ",
    "một quan hệ giữa một kế hoạch và một kế hoạch hay văn bản khác",
    (
        Column("from", "text", "Địa chỉ của kế hoạch (ke-hoach/…).", _MADE),
        Column(
            "relation",
            "text",
            "Quan hệ gì.",
            _MADE,
            choices=(
                ("parent", "triển khai (kế hoạch hay văn bản cấp trên)"),
                ("replaces", "thay thế"),
                ("amends", "sửa đổi, bổ sung"),
                ("part_of", "thuộc chuỗi triển khai đứng đầu bởi"),
                ("cites", "dẫn"),
            ),
        ),
        Column("to", "text", "Địa chỉ của bên kia (ke-hoach/… hoặc van-ban/…).", _MADE),
        Column("mentions", "number", "Với cites: số lượt dẫn.", _MADE, "không phải cites"),
    ),
)

CONFLICTS = Table(
    "mau-thuan",
    "Mâu thuẫn trích dẫn",
    "một chỗ mà ngày, cơ quan hay năm ghi trên các kế hoạch không khớp nhau",
    (
        Column(
            "kind",
            "text",
            "Không khớp ở điều gì.",
            _MADE,
            choices=(
                ("dates", "các ngày ghi không thể là một ngày"),
                ("issuers", "ghi những cơ quan ban hành khác nhau"),
                ("years", "một số, hai năm, cùng ngày tháng hoặc cùng trích yếu"),
                ("undated", "không nơi nào ghi ngày, nên không rõ năm"),
                ("unresolved", "chưa chắc là văn bản nào"),
                ("later", "ngày ghi sau ngày của kế hoạch dẫn nó"),
                ("unissued", "được dẫn trước khi ban hành"),
                ("not_in_force", "được dẫn khi chưa có hiệu lực"),
                ("lapsed", "được dẫn khi đã hết hiệu lực"),
            ),
        ),
        Column(
            "documents", "texts", "Địa chỉ của những văn bản hay kế hoạch liên quan.", _MADE, "chưa chắc là văn bản nào"
        ),
        Column("plan", "text", "Mã kế hoạch, khi chỉ một kế hoạch liên quan.", _MADE, "nhiều kế hoạch"),
        Column("values", "texts", "Những điều không khớp: ngày, tên cơ quan hoặc địa chỉ.", _MADE, "không có gì để kể"),
        Column("mentions", "number", "Số lượt dẫn liên quan.", _MADE),
        Column(
            "places",
            "texts",
            "Những lượt dẫn ấy, mã kế hoạch # index của bảng Lượt dẫn; nhiều nhất 20.",
            _MADE,
            "chỉ ghi ở đầu tệp kế hoạch",
        ),
        Column("settled", "flag", "Đúng: người biên tập đã đối chiếu và ghi kết quả.", _MADE),
        Column("note", "text", "Kết quả đối chiếu.", "người biên tập", "chưa đối chiếu"),
        Column("noted_on", "date", "Ngày đối chiếu.", "người biên tập", "chưa đối chiếu"),
    ),
)

TABLES: Sequence[Table] = (PLANS, MENTIONS, DOCUMENTS, RELATIONS, CONFLICTS)
# Those that are not parted by the year of a plan.
OF_ALL_YEARS: Sequence[Table] = (DOCUMENTS, CONFLICTS)
GRAPH = "do-thi"
