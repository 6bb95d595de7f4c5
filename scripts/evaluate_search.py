"""How good the search is, and what it costs: hits, bytes, requests and times on questions with known answers.

    python3 scripts/evaluate_search.py                                  the portal's own plans and questions
    python3 scripts/evaluate_search.py --made 1000                      made-up plans: numbers, citations, subjects
    python3 scripts/evaluate_search.py --articles FILE --questions FILE labelled texts of one's own

FILE is JSON, one object a line: articles {id, title, body}; questions {relevant: [ids], variants: {name: query}}.
The own questions stand in tests/search/questions.yml. Prints for each kind of question: how often the
first hit is right (R@1), the share of what is right among the first ten (R@10, of at most ten), and the
milliseconds of a warm answer; then what a first answer costs. Needs Node 20, which the portal itself does not.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.ensure()

import argparse
import datetime
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import make_corpus
import yaml
from planportal.config import Settings
from planportal.model import Corpus, Plan
from planportal.pipeline import Portal, open_portal
from planportal.vietnamese import fold

PROJECT = environment.PROJECT
_OWN_QUESTIONS = PROJECT / "tests" / "search" / "questions.yml"
_SAMPLE = 40
_TEN = 10
_PLANS = {"kind": ["plan"]}


@dataclass(frozen=True, slots=True)
class Question:
    """A query of one kind and the addresses that answer it; any of them may come first."""

    kind: str
    query: str
    relevant: frozenset[str]
    cold: bool = False


def main() -> int:
    parser = argparse.ArgumentParser(description="Đo chất lượng và chi phí của tìm kiếm.")
    parser.add_argument("--articles", type=Path, help="văn bản có nhãn, JSON từng dòng")
    parser.add_argument("--questions", type=Path, help="câu hỏi có nhãn, JSON từng dòng")
    parser.add_argument("--made", type=int, help="số kế hoạch bịa")
    parser.add_argument("--misses", action="store_true", help="in các câu mà kết quả đầu không đúng")
    options = parser.parse_args()
    if shutil.which("node") is None:
        environment.say("Cần Node 20 trở lên để đo tìm kiếm.")
        return 1
    with tempfile.TemporaryDirectory(prefix="tim-kiem-") as folder:
        plans = PROJECT / "plans"
        if options.made or options.articles:
            plans = Path(folder) / "plans"
            plans.mkdir()
        if options.made:
            make_corpus.generate(options.made, plans, 1)
        elif options.articles:
            _plans_of_articles(options.articles, plans)
        portal, site = _built(plans, Path(folder))
        if options.articles:
            questions = list(_labelled(options.questions))
        elif options.made:
            questions = list(_questions_of(portal.corpus))
        else:
            questions = list(_own())
        _report(questions, _asked(site, questions), options.misses)
    return 0


def _built(plans: Path, folder: Path) -> tuple[Portal, Path]:
    """The portal of a plans folder, and a folder with the files of its search."""
    settings = Settings(PROJECT, plans, folder / "cache", "Cổng Kế hoạch", "", datetime.date(2026, 1, 1))
    portal = open_portal(settings)
    site = folder / "site"
    begun = time.process_time()
    size = count = 0
    for name, content in portal.search_files([]):
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        size, count = size + len(content), count + 1
    print(
        f"{len(portal.corpus.plans)} kế hoạch: chỉ mục {count} tệp, {size / 1e6:.1f} MB, "
        f"{time.process_time() - begun:.1f} giây CPU"
    )
    return portal, site


# --------------------------------------------------------------------------- questions


def _plans_of_articles(articles: Path, plans: Path) -> None:
    agency = {"id": "co-quan", "name": "Cơ quan", "short": "Cơ quan", "level": "central", "branch": "state"}
    (plans / "_registry").mkdir()
    (plans / "_registry" / "agencies.yml").write_text(json.dumps([agency]), encoding="utf-8")
    folder = plans / "co-quan" / "2022"
    folder.mkdir(parents=True)
    for line in articles.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        head = {"title": article["title"], "issuer": "co-quan", "date": "2022-01-01", "text": "full"}
        front_matter = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
        text = f"---\n{front_matter}---\n\n{article['body'].strip()}\n"
        (folder / f"{article['id'].lower()}.md").write_text(text, encoding="utf-8")


def _labelled(questions: Path) -> Iterator[Question]:
    for position, line in enumerate(questions.read_text(encoding="utf-8").splitlines()):
        question = json.loads(line)
        relevant = frozenset(f"ke-hoach/co-quan/2022/{one.lower()}/" for one in question["relevant"])
        for variant, query in question["variants"].items():
            yield Question(variant, query, relevant)
        if position % 15 == 0:
            query = question["variants"]["full"]
            yield Question(f"lần đầu, {len(query.split()) // 10 * 10} chữ trở lên", query, relevant, cold=True)


def _own() -> Iterator[Question]:
    for entry in yaml.safe_load(_OWN_QUESTIONS.read_text(encoding="utf-8")):
        relevant = frozenset(f"{address}/" for address in entry["finds"])
        for variant, query in _spellings(entry["query"]).items():
            yield Question(variant, query, relevant)
        for query in entry.get("also", ()):
            yield Question("cách gõ khác", query, relevant)


def _questions_of(corpus: Corpus) -> Iterator[Question]:
    """Questions about made-up plans, whose answers follow from their front matter and citations."""
    chance = random.Random(7)
    plans = list(corpus.plans.values())
    agencies = corpus.registries.agencies
    numbered = [plan for plan in plans if plan.number]
    for plan in chance.sample(numbered, min(_SAMPLE, len(numbered))):
        assert plan.number
        place = agencies[plan.issuer].place or agencies[plan.issuer].name
        bare = " ".join(part for part in plan.number.replace("/", " ").replace("-", " ").split())
        same = _addresses(one for one in numbered if one.number == plan.number)
        own = _addresses(one for one in numbered if one.number == plan.number and _is_of(corpus, one, place))
        ordinal = plan.number.split("/")[0]
        of_ordinal = _addresses(one for one in numbered if one.number and one.number.split("/")[0] == ordinal)
        yield Question("số: 765/KH-UBND", plan.number, same)
        yield Question("số: 765 kh ubnd", fold(bare), same)
        yield Question("số: kế hoạch số 765/KH-UBND", f"kế hoạch số {plan.number}", same)
        yield Question("số: ke hoach so 765", f"ke hoach so {ordinal}", of_ordinal)
        yield Question("số + nơi", f"{plan.number} {place}", own)
        yield Question("số + nơi, không dấu", fold(f"{bare} {place}"), own)
    by_number: dict[str, set[str]] = {}
    for plan_id, facts in corpus.facts.items():
        for placed in facts.citations:
            if placed.citation.number and not placed.citation.internal:
                by_number.setdefault(placed.citation.number, set()).add(f"{corpus.plans[plan_id].address}/")
    cited = sorted(number for number, found in by_number.items() if "NĐ-CP" in number)
    for number in chance.sample(cited, min(_SAMPLE, len(cited))):
        found = frozenset(by_number[number])
        for kind, query in (
            ("04/2015/NĐ-CP", number),
            ("04/2015/nd-cp", fold(number)),
            ("04 2015 nd cp", fold(number).replace("/", " ").replace("-", " ")),
        ):
            yield Question(f"dẫn: {kind}", query, found)
    for plan in chance.sample(plans, min(_SAMPLE, len(plans))):
        query = f"{plan.title} {agencies[plan.issuer].short} {plan.year}"
        alike = _addresses(
            one for one in plans if (one.title, one.issuer, one.year) == (plan.title, plan.issuer, plan.year)
        )
        for variant, spelt in _spellings(query).items():
            yield Question(f"chủ đề + cơ quan + năm: {variant}", spelt, alike)
    for size in (2, 4, 11):
        for plan in chance.sample(plans, 8):
            words = f"{plan.title} {agencies[plan.issuer].name}".split()[:size]
            yield Question(f"lần đầu, {size} chữ", " ".join(words), frozenset(), cold=True)


def _addresses(plans: Iterator[Plan]) -> frozenset[str]:
    return frozenset(f"{plan.address}/" for plan in plans)


def _is_of(corpus: Corpus, plan: Plan, place: str) -> bool:
    agency = corpus.registries.agencies[plan.issuer]
    return fold(place) in fold(f"{agency.name} {agency.place or ''}")


def _spellings(query: str) -> dict[str, str]:
    """The query as people type it: with and without marks, decomposed, misspelt, as raw keystrokes."""
    chance = random.Random(query)
    return {
        "đủ dấu": query,
        "không dấu": fold(query),
        "NFD": unicodedata.normalize("NFD", query),
        "một lỗi gõ": _misspelt(query, chance),
        "một lỗi gõ, không dấu": _misspelt(fold(query), chance),
        "Telex": " ".join(_keystrokes(word) for word in query.lower().split()),
    }


def _misspelt(query: str, chance: random.Random) -> str:
    words = query.split()
    long = [at for at, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    if not long:
        return query
    at = chance.choice(long)
    word = words[at]
    place = chance.randrange(1, len(word) - 1)
    change = chance.choice(("swap", "drop", "double"))
    words[at] = {
        "swap": word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        "drop": word[:place] + word[place + 1 :],
        "double": word[: place + 1] + word[place:],
    }[change]
    return " ".join(words)


_TONE_KEYS = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_LETTER_KEYS = {"\u0302": {"a": "a", "e": "e", "o": "o"}, "\u0306": {"a": "w"}, "\u031b": {"o": "w", "u": "w"}}


def _keystrokes(word: str) -> str:
    """A word as typed in Telex by someone whose keyboard does not turn the keys into letters."""
    keys, tone = "", ""
    for letter in unicodedata.normalize("NFD", word.replace("đ", "dd")):
        if letter in _TONE_KEYS:
            tone = _TONE_KEYS[letter]
        elif letter in _LETTER_KEYS:
            keys += _LETTER_KEYS[letter].get(keys[-1:], "")
        else:
            keys += letter
    return keys + tone


# --------------------------------------------------------------------------- answers


def _asked(site: Path, questions: Sequence[Question]) -> dict[str, Any]:
    asked = [{"query": one.query, "options": {"limit": _TEN, "filters": _PLANS}, "cold": one.cold} for one in questions]
    program = PROJECT / "scripts" / "evaluate_search.mjs"
    done = subprocess.run(
        ["node", str(program), str(site)], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


def _report(questions: Sequence[Question], answered: dict[str, Any], misses: bool) -> None:
    kinds: dict[str, list[tuple[Question, dict[str, Any]]]] = {}
    for question, answer in zip(questions, answered["answers"], strict=True):
        kinds.setdefault(question.kind, []).append((question, answer))
    print(f"{'câu hỏi':42} {'n':>4} {'R@1':>6} {'R@10':>6} {'p50 ms':>7} {'p95 ms':>7}")
    for kind, found in kinds.items():
        if found[0][0].cold:
            continue
        first = sum(1 for question, answer in found if set(answer["hits"][:1]) & question.relevant)
        share = sum(
            len(set(answer["hits"]) & question.relevant) / min(_TEN, len(question.relevant))
            for question, answer in found
        )
        times = sorted(answer["ms"] for _, answer in found)
        print(
            f"{kind:42} {len(found):4} {first / len(found):6.3f} {share / len(found):6.3f} "
            f"{median(times):7.1f} {times[int(0.95 * (len(times) - 1))]:7.1f}"
        )
        for question, answer in found if misses else ():
            if not set(answer["hits"][:1]) & question.relevant:
                print(f"    {question.query!r}\n      được {answer['hits'][:2]}, đúng {sorted(question.relevant)[:2]}")
    print(f"\n{'lần đầu, kể cả mọi thứ':42} {'n':>4} {'kB':>6} {'nhiều nhất':>10} {'yêu cầu':>8} {'lượt':>5}")
    for kind, found in kinds.items():
        if found[0][0].cold:
            sizes = sorted(answer["bytes"] for _, answer in found)
            print(
                f"{kind:42} {len(found):4} {median(sizes) / 1000:6.0f} {sizes[-1] / 1000:10.0f} "
                f"{median(answer['requests'] for _, answer in found):8.0f} "
                f"{max(answer['trips'] for _, answer in found):5}"
            )
    print(f"\nBộ nhớ của Node khi đo: {answered['memory'] / 1e6:.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
