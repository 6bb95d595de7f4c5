"""Deterministic synthetic corpus of Vietnamese administrative plans, to measure builds of any size.

    python3 scripts/make_corpus.py N OUTDIR [--seed S]

Writes a whole plans folder: OUTDIR/_registry/agencies.yml and N plans,
OUTDIR/<agency>/<year>/<slug>.md, each about 1,500-4,000 words of made-up but plausible
Vietnamese administrative prose with YAML front matter. The same (N, seed) always gives the same
bytes, and the corpus for a smaller N is a prefix of the one for a larger N (plan i never depends
on plans after i), so growth with N can be measured on nested inputs.

What the corpus imitates, because build cost depends on it:

* an agency tree of about 200 issuers, province -> department or district -> commune, each with
  its own numbering per year, so that a number such as 12/KH-UBND is unique for an issuer and
  year but not across issuers;
* a parent plan for about 85% of the plans below the province, depth up to 4; about 6% of the
  parents named are not in the corpus;
* numbered sections (I., 1., a)), bullets, tables, percentages and deadlines;
* 15-40 citations a plan, drawn Zipf-like from about 2,000 legal documents;
* a vocabulary with a long Zipf tail (about 5,000 syllables combined into 60,000 compounds), so
  that search indexes have a realistic size.

Every sentence is assembled from the templates below; none is quoted from a real document.
Standard library only.
"""

# ruff: noqa: SIM905 - tables of words are written and read as text

from __future__ import annotations

import argparse
import itertools
import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

YEARS = range(2019, 2027)
N_DOCUMENTS = 2000
N_SYLLABLES = 5000
N_COMPOUNDS = 60000

# --------------------------------------------------------------------------
# Vocabulary
# --------------------------------------------------------------------------

# Frequent administrative syllables, most frequent first.
COMMON = """
dân công của chính thực hiện và các tác quan vận cơ chức ban trong hành quy
quyền số về vụ chủ việc ngày xã định nhân quyết sở khai triển phong động nước
theo tổ đơn xây dựng vị bộ nhiệm cao nhà kế hoạch thành tiếp tỉnh quả hội thi
trị hiệu chế chỉ đạo có tinh ủy tra mạnh tham phố nghị cách đảng tục cán phòng
nâng nam năm trên dung tăng cường ở địa làm đẩy tin pháp luật mới hợp thể giải
nội quốc cấp viên giai tốt trách bàn cải trình sự người thông phát tập thị văn
trung phối chi phường trào nghiêm chương thời bảo đối sách đua lý phục kiểm
tình hoạt thường thủ gắn minh đảm những là nghiệp để kết gia giám tri thức
truyền hình đoạn đức kịp cáo đoàn yêu học tuyên tư cho toàn hệ đổi liên thanh
khiếu kiến mặt thống quản thư trận tổng sát lãnh đội được phương đại đề điểm
nại đến đốc khóa vai tự cầu cực nhận trọng vững bản lợi tại tiêu giao chất
""".split()

ONSETS = [
    "",
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
# Rime with "*" after the vowel that carries the tone mark.
RIMES_OPEN = (
    "a* a*i a*o a*u a*n a*ng a*nh a*m ă*n ă*ng ă*m â*n â*ng â*m â*u "
    "â*y e*o e*n e*m ê* ê*n ê*nh ê*m ê*u i*a i*n i*nh i*m i*u iê*n "
    "iê*ng iê*m iê*u o* o*i o*n o*ng o*m oa* oa*n oa*ng oa*i ô* ô*i "
    "ô*n ô*ng ô*m ơ* ơ*i ơ*n ơ*m u* u*i u*n u*ng u*m uâ*n uê* uô*i "
    "uô*n uô*ng uô*m uy* ư* ư*a ư*ng ươ*i ươ*n ươ*ng ươ*m"
).split()
RIMES_STOP = (
    "a*c a*t a*p a*ch ă*c ă*t ă*p â*c â*t â*p e*c e*t e*p ê*t ê*p "
    "ê*ch i*t i*p i*ch iê*c iê*t iê*p o*c o*t o*p oa*t ô*c ô*t ô*p "
    "ơ*t ơ*p u*c u*t u*p uâ*t uô*c uô*t ư*c ư*t ươ*c ươ*t ươ*p"
).split()
TONES = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"]
STOP_TONES = ["\u0301", "\u0323"]


def zipf_cum(n: int, exponent: float, shift: float = 2.0) -> list[float]:
    """Cumulative Zipf-Mandelbrot weights for ranks 0..n-1."""
    return list(itertools.accumulate(1.0 / (i + shift) ** exponent for i in range(n)))


def make_syllables(rng: random.Random) -> list[str]:
    """COMMON first, then a shuffled tail of well-formed syllables."""
    tail = []
    for onset in ONSETS:
        for rimes, tones in ((RIMES_OPEN, TONES), (RIMES_STOP, STOP_TONES)):
            for rime in rimes:
                tail += [unicodedata.normalize("NFC", onset + rime.replace("*", tone)) for tone in tones]
    rng.shuffle(tail)
    out = dict.fromkeys(COMMON)
    for s in tail:
        if len(out) >= N_SYLLABLES:
            break
        out.setdefault(s)
    return list(out)


class Vocabulary:
    """Draws noun-like compounds with a Zipf distribution."""

    def __init__(self, seed: int) -> None:
        rng = random.Random(f"{seed}:vocabulary")
        self.syllables = make_syllables(rng)
        cum = zipf_cum(len(self.syllables), 0.9, 12)
        seen: dict[str, None] = {}
        while len(seen) < N_COMPOUNDS:
            k = 1 if rng.random() < 0.08 else 2
            seen.setdefault(" ".join(rng.choices(self.syllables, cum_weights=cum, k=k)))
        self.compounds = list(seen)
        self.cum = zipf_cum(len(self.compounds), 1.02, 6)

    def draw(self, rng: random.Random, k: int) -> list[str]:
        return rng.choices(self.compounds, cum_weights=self.cum, k=k)

    def name(self, rng: random.Random) -> str:
        return " ".join(w.capitalize() for w in rng.choices(self.syllables[:1500], k=2))


# --------------------------------------------------------------------------
# Agencies
# --------------------------------------------------------------------------

DEPARTMENTS = [
    ("Sở Nội vụ", "SNV"),
    ("Sở Xây dựng", "SXD"),
    ("Sở Tài chính", "STC"),
    ("Sở Tư pháp", "STP"),
    ("Sở Y tế", "SYT"),
    ("Sở Công Thương", "SCT"),
    ("Sở Giáo dục và Đào tạo", "SGDĐT"),
    ("Sở Giao thông vận tải", "SGTVT"),
    ("Sở Thông tin và Truyền thông", "STTTT"),
    ("Sở Khoa học và Công nghệ", "SKHCN"),
    ("Sở Kế hoạch và Đầu tư", "SKHĐT"),
    ("Sở Tài nguyên và Môi trường", "STNMT"),
    ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
    ("Sở Nông nghiệp và Phát triển nông thôn", "SNNPTNT"),
    ("Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"),
    ("Thanh tra tỉnh", "TTT"),
    ("Ban Dân tộc", "BDT"),
    ("Văn phòng UBND tỉnh", "VPUBND"),
]
DISTRICT_OFFICES = [("Phòng Nội vụ", "PNV"), ("Phòng Tư pháp", "PTP")]


@dataclass(frozen=True, slots=True)
class Issuer:
    """An agency that issues plans; `level` counts down from the province, 0."""

    name: str
    code: str
    level: int
    place: str
    above: Issuer | None


def make_issuers(vocab: Vocabulary, seed: int) -> list[Issuer]:
    """Two provinces, their departments and districts, district offices, communes."""
    rng = random.Random(f"{seed}:issuers")
    out: list[Issuer] = []
    used: set[str] = set()

    def place() -> str:
        while True:
            name = vocab.name(rng)
            if name not in used:
                used.add(name)
                return name

    for _ in range(2):
        p = place()
        province = Issuer(f"Ủy ban nhân dân tỉnh {p}", "UBND", 0, p, None)
        out.append(province)
        for name, code in DEPARTMENTS:
            full = name if "tỉnh" in name else f"{name} tỉnh"
            out.append(Issuer(f"{full} {p}", code, 1, p, province))
        for d in range(9):
            dp = place()
            kind = "thành phố" if d == 0 else "thị xã" if d == 1 else "huyện"
            district = Issuer(f"Ủy ban nhân dân {kind} {dp}", "UBND", 1, dp, province)
            out.append(district)
            for name, code in DISTRICT_OFFICES:
                out.append(Issuer(f"{name} {kind} {dp}", code, 2, dp, district))
            for c in range(5):
                cp = place()
                ck = "phường" if d < 2 and c < 3 else "xã"
                commune = Issuer(f"Ủy ban nhân dân {ck} {cp}", "UBND", 2, cp, district)
                out.append(commune)
                if d == 0 and c < 2:
                    out.append(Issuer(f"Trạm Y tế {ck} {cp}", "TYT", 3, cp, commune))
    return out


# --------------------------------------------------------------------------
# Legal documents that plans cite
# --------------------------------------------------------------------------

DOC_KINDS = [
    ("Luật", "{n}/{y}/QH{t}", "Quốc hội", True),
    ("Nghị định", "{n}/{y}/NĐ-CP", "Chính phủ", True),
    ("Nghị quyết", "{n}/NQ-CP", "Chính phủ", False),
    ("Quyết định", "{n}/QĐ-TTg", "Thủ tướng Chính phủ", False),
    ("Chỉ thị", "{n}/CT-TTg", "Thủ tướng Chính phủ", False),
    ("Thông tư", "{n}/{y}/TT-BNV", "Bộ Nội vụ", True),
    ("Thông tư", "{n}/{y}/TT-BTTTT", "Bộ Thông tin và Truyền thông", True),
    ("Nghị quyết", "{n}-NQ/TW", "Ban Chấp hành Trung ương", False),
    ("Kết luận", "{n}-KL/TW", "Bộ Chính trị", False),
    ("Quyết định", "{n}/QĐ-UBND", "Ủy ban nhân dân tỉnh", False),
    ("Nghị quyết", "{n}/{y}/NQ-HĐND", "Hội đồng nhân dân tỉnh", True),
    ("Công văn", "{n}/UBND-NC", "Ủy ban nhân dân tỉnh", False),
    ("Kế hoạch", "{n}/KH-UBND", "Ủy ban nhân dân tỉnh", False),
    ("Chương trình hành động", "{n}-CTr/TU", "Tỉnh ủy", False),
]


def make_documents(vocab: Vocabulary, seed: int) -> list[tuple[str, ...]]:
    """Each document as its citation forms: full, with date, short."""
    rng = random.Random(f"{seed}:documents")
    out: list[tuple[str, ...]] = []
    used: set[tuple[str, int | str, int]] = set()
    while len(out) < N_DOCUMENTS:
        kind, pattern, body, yearly = rng.choice(DOC_KINDS)
        y = rng.randint(2005, 2025)
        d = date(y, 1, 1) + timedelta(days=rng.randrange(365))
        number = pattern.format(n=rng.randint(1, 2800 if not yearly else 190), y=y, t=11 + (y - 2005) // 5)
        if (kind, number, y) in used:
            continue
        used.add((kind, number, y))
        about = " ".join(vocab.draw(rng, rng.randint(3, 7)))
        when = f"{d.day:02d}/{d.month}/{d.year}"
        out.append(
            (
                f"{kind} số {number} ngày {when} của {body} về {about}",
                f"{kind} số {number} ngày {when}",
                f"{kind} số {number}",
            )
        )
    return out


# --------------------------------------------------------------------------
# Sentences. {n}: compounds, {u}: unit, {c}: citation, {p}: percent,
# {d}: deadline, {y}: year
# --------------------------------------------------------------------------

SENTENCES = """
Các cơ quan, đơn vị chủ động rà soát {n}, bổ sung {n} và hoàn thành trước {d}.
Đến hết năm {y}, có ít nhất {p}% {n} được cập nhật đầy đủ trên {n}.
{u} chủ trì, phối hợp với {u} tham mưu ban hành {n} theo quy định tại {c}.
Tổ chức quán triệt nội dung {c} đến toàn thể cán bộ, công chức, viên chức và người lao động phụ trách {n}.
Lồng ghép nhiệm vụ {n} vào chương trình công tác quý, bảo đảm tiết kiệm, không chồng chéo với {n}.
Căn cứ {c}, từng đơn vị xây dựng lộ trình chi tiết cho {n}, xác định rõ người, rõ việc, rõ thời hạn.
Phấn đấu tỷ lệ {n} đạt từ {p}% trở lên, trong đó khu vực {n} đạt tối thiểu {p}%.
Kịp thời biểu dương tập thể, cá nhân có cách làm hay trong {n}; chấn chỉnh nơi còn để xảy ra {n}.
Công khai kết quả {n} trên cổng thông tin điện tử để người dân và doanh nghiệp theo dõi, giám sát.
Giao {u} theo dõi, đôn đốc và tổng hợp {n}, báo cáo cấp có thẩm quyền trước {d}.
Việc triển khai {n} phải bám sát tình hình thực tế của địa phương, tránh phô trương, hình thức.
Tăng cường ứng dụng nền tảng số trong quản lý {n}, từng bước thay thế hồ sơ giấy bằng {n}.
Đối với {n}, thực hiện thống nhất theo hướng dẫn tại {c} và các văn bản sửa đổi, bổ sung (nếu có).
Rút ngắn ít nhất {p}% thời gian xử lý {n} so với quy định, hoàn thành chậm nhất ngày {d}.
Phân bổ kinh phí cho {n} từ nguồn ngân sách được giao và các nguồn hợp pháp khác.
Mở ít nhất hai lớp tập huấn về {n} cho đội ngũ làm công tác {n} ở cơ sở.
Khi phát sinh vướng mắc về {n}, các đơn vị phản ánh về {u} để tổng hợp, trình xem xét điều chỉnh.
Kết quả thực hiện {n} là một trong các tiêu chí đánh giá mức độ hoàn thành nhiệm vụ của người đứng đầu.
Tiếp tục nhân rộng mô hình {n} tại các địa bàn có điều kiện, gắn với phong trào {n}.
Kiểm tra định kỳ và đột xuất việc chấp hành {c}, tập trung vào {n} và {n}.
Huy động sự tham gia của các tổ chức chính trị - xã hội trong {n}, nhất là ở vùng {n}.
Sơ kết sáu tháng, tổng kết năm đối với {n}; gửi báo cáo về {u} trước {d}.
Duy trì {p}% {n} được tiếp nhận và trả kết quả đúng hạn trong năm {y}.
Thiết lập cơ chế phối hợp giữa {u} và {u} trong việc chia sẻ dữ liệu về {n}.
Ưu tiên nguồn lực cho {n}, coi đây là khâu đột phá của giai đoạn {y} trở đi.
Nâng cao chất lượng {n}, khắc phục hạn chế đã nêu tại {c}.
""".strip().splitlines()

HEADINGS = [
    "Mục đích, yêu cầu",
    "Mục tiêu và chỉ tiêu",
    "Nội dung thực hiện",
    "Nhiệm vụ và giải pháp",
    "Kinh phí thực hiện",
    "Tổ chức thực hiện",
    "Chế độ báo cáo",
    "Phạm vi và đối tượng",
]
THEMES = [
    "công tác dân vận chính quyền",
    "cải cách hành chính",
    "chuyển đổi số",
    "phòng, chống thiên tai",
    "tuyên truyền, phổ biến pháp luật",
    "kiểm tra công vụ",
    "bảo đảm an toàn thực phẩm",
    "tiếp công dân và giải quyết đơn thư",
    "phát triển nhà ở xã hội",
    "đào tạo, bồi dưỡng cán bộ",
    "thực hành tiết kiệm, chống lãng phí",
    "bảo vệ môi trường",
    "xây dựng nông thôn mới",
    "phòng cháy, chữa cháy và cứu nạn",
    "chăm sóc người cao tuổi",
    "bình đẳng giới",
    "thi đua, khen thưởng",
    "quản lý đất đai",
    "an toàn giao thông",
    "giảm nghèo bền vững",
]
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
LETTERS = "abcdđeghik"


def ascii_slug(text: str) -> str:
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    text = "".join(ch if ch.isalnum() else "-" for ch in text if not unicodedata.combining(ch))
    return "-".join(filter(None, text.split("-")))


class Writer:
    """Composes the body of one plan."""

    def __init__(
        self,
        rng: random.Random,
        vocab: Vocabulary,
        issuers: Sequence[Issuer],
        documents: Sequence[tuple[str, ...]],
        doc_cum: Sequence[float],
        year: int,
    ) -> None:
        self.rng, self.vocab, self.issuers, self.year = rng, vocab, issuers, year
        self.words = 0
        pool = rng.choices(documents, cum_weights=doc_cum, k=rng.randint(15, 40))
        self.citations = iter(pool)
        self.pool = pool

    def fill(self, template: str) -> str:
        rng = self.rng
        parts = template.split("{")
        out = [parts[0]]
        for part in parts[1:]:
            key, rest = part[0], part[2:]
            if key == "n":
                value = " ".join(self.vocab.draw(rng, rng.randint(2, 4)))
            elif key == "u":
                value = rng.choice(self.issuers).name
            elif key == "c":
                doc = next(self.citations, None)
                # Beyond the drawn citations, name no further document.
                value = rng.choice(doc) if doc else "quy định hiện hành"
            elif key == "p":
                value = str(rng.choice((50, 60, 70, 75, 80, 85, 90, 95, 98, 100)))
            elif key == "d":
                value = f"{rng.randint(1, 28):02d}/{rng.randint(1, 12)}/{self.year}"
            else:
                value = str(self.year + rng.randint(0, 4))
            out += (value, rest)
        text = "".join(out)
        self.words += text.count(" ") + 1
        return text[0].upper() + text[1:]

    def sentence(self) -> str:
        return self.fill(self.rng.choice(SENTENCES))

    def paragraph(self, low: int, high: int) -> str:
        return " ".join(self.sentence() for _ in range(self.rng.randint(low, high)))

    def table(self) -> str:
        rows = ["| TT | Nội dung | Đơn vị chủ trì | Thời hạn | Chỉ tiêu |", "|---|---|---|---|---:|"]
        count = self.rng.randint(4, 10)
        rows += [self.fill(f"| {i} | {{n}} {{n}} | {{u}} | {{d}} | {{p}}% |") for i in range(1, count + 1)]
        return "\n".join(rows)

    def body(self, theme: str, issuer: Issuer, parent: str | None, target: int) -> str:
        rng = self.rng
        out: list[str] = []
        out += [f"Căn cứ {doc[0]};" for doc in itertools.islice(self.citations, rng.randint(3, 6))]
        if parent:
            out.append(f"Thực hiện Kế hoạch {parent};")
        out.append(f"{issuer.name} xây dựng kế hoạch {theme} năm {self.year} với các nội dung sau:")
        sections = rng.randint(4, 6)
        heads = sorted(rng.sample(range(len(HEADINGS)), sections))
        share = target / sections
        for s, h in enumerate(heads):
            out.append(f"## {ROMAN[s]}. {HEADINGS[h]}")
            limit, item = share * (s + 1), 0
            while self.words < limit or not item:
                item += 1
                out.append(f"### {item}. {self.fill('{n} {n}')}")
                out.append(self.paragraph(1, 3))
                if rng.random() < 0.35:
                    out += [f"{letter}) {self.paragraph(1, 2)}" for letter in LETTERS[: rng.randint(2, 4)]]
                if rng.random() < 0.8:
                    out.append("\n".join(f"- {self.sentence()}" for _ in range(rng.randint(2, 6))))
            if rng.random() < 0.25:
                out.append(self.table())
        rest = [f"- {doc[1]}." for doc in self.citations]
        if rest:
            out += ["## Văn bản liên quan", "\n".join(rest)]
        out.append(f"Trên đây là Kế hoạch {theme} năm {self.year}; đề nghị các đơn vị nghiêm túc thực hiện./.")
        return "\n\n".join(out)


def agency_id(issuer: Issuer) -> str:
    return ascii_slug(issuer.name.replace("Ủy ban nhân dân", "ubnd"))


def agency_level(issuer: Issuer) -> str:
    if issuer.code != "UBND":
        return "department" if issuer.level == 1 else "division" if issuer.level == 2 else "unit"
    return ("province", "district", "commune")[issuer.level]


def write_registry(issuers: list[Issuer], out: Path) -> None:
    lines = []
    for issuer in issuers:
        lines += [
            f"- id: {agency_id(issuer)}",
            f"  name: {issuer.name}",
            f"  short: {issuer.name.replace('Ủy ban nhân dân', 'UBND')}",
            f"  symbol: {issuer.code}",
            f"  level: {agency_level(issuer)}",
            f"  place: {issuer.place}",
        ]
        if issuer.above is not None:
            lines.append(f"  parent: {agency_id(issuer.above)}")
    folder = out / "_registry"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "agencies.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def generate(n: int, out: Path, seed: int) -> None:
    vocab = Vocabulary(seed)
    issuers = make_issuers(vocab, seed)
    documents = make_documents(vocab, seed)
    doc_cum = zipf_cum(len(documents), 1.05, 3)
    weights = list(itertools.accumulate((60, 8, 2, 1)[i.level] for i in issuers))
    meta = random.Random(f"{seed}:plans")
    last: dict[tuple[str, int], int] = {}
    by_issuer: dict[str, list[tuple[date, str, str]]] = {}
    write_registry(issuers, out)
    for i in range(n):
        issuer = meta.choices(issuers, cum_weights=weights)[0]
        year = meta.choice(YEARS)
        key = (issuer.name, year)
        number = last[key] = last.get(key, 0) + meta.randint(1, 4)
        code = f"{number}/KH-{issuer.code}"
        day = date(year, 1, 1) + timedelta(days=meta.randrange(365))
        theme = meta.choice(THEMES)
        parent: list[str] = []
        parent_text = None
        above = issuer.above
        if above is not None and meta.random() < 0.85:
            if meta.random() < 0.06:  # a parent that is not in the corpus
                missing = f"{meta.randint(5000, 9999)}/KH-{above.code}"
                parent_text = f"số {missing} của {above.name}"
                parent = ["parent:", f"  number: {missing}", f"  issuer: {agency_id(above)}", f"  date: {year}"]
            else:
                # A recent plan of the nearest level above that has an older one.
                while above is not None and not parent:
                    known = by_issuer.get(above.name) or []
                    older = [p for p in meta.choices(known, k=12) if p[0] <= day] if known else []
                    if older:
                        _, parent_id, parent_text = max(older)
                        parent = [f"parent: {parent_id}"]
                    above = above.above
        ident = f"{agency_id(issuer)}/{year}/{ascii_slug(code)}"
        by_issuer.setdefault(issuer.name, []).append(
            (day, ident, f"số {code} ngày {day.day:02d}/{day.month}/{day.year} của {issuer.name}")
        )
        signer = f"{meta.choice(FAMILY)} {vocab.name(meta)}"
        rng = random.Random(f"{seed}:{i}")
        w = Writer(rng, vocab, issuers, documents, doc_cum, year)
        target = rng.randint(1350, 3700)
        body = w.body(theme, issuer, parent_text, target)
        lines = [
            "---",
            f'title: "{theme[:1].upper()}{theme[1:]} năm {year}"',
            f"number: {code}",
            f"date: {day.isoformat()}",
            f"issuer: {agency_id(issuer)}",
            *parent,
            f"period: {year}",
            "type: KH",
            "text: full",
            "signer:",
            f"  name: {signer}",
            "recipients:",
        ]
        lines += [f"  - {x.name}" for x in rng.sample(issuers, rng.randint(3, 7))]
        lines += [f'  - "Lưu: VT, {issuer.code}"', "---", "", body, ""]
        folder = out / agency_id(issuer) / str(year)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{ascii_slug(code)}.md").write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("n", type=int)
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    generate(args.n, args.outdir, args.seed)


if __name__ == "__main__":
    main()
