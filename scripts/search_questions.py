"""Questions with known answers, to evaluate the search: labelled ones, the portal's own, those of made-up plans."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import make_corpus
import yaml
from planportal.index.abbreviations import MinedAbbreviations, abbreviations
from planportal.model import Corpus, Plan
from planportal.vietnamese import fold

_OWN_QUESTIONS = Path(__file__).resolve().parents[1] / "tests" / "search" / "questions.yml"
_SAMPLE = 40


@dataclass(frozen=True, slots=True)
class Question:
    """A query of one kind and the addresses that answer it; any of them may come first."""

    kind: str
    query: str
    relevant: frozenset[str]
    cold: bool = False


def write_articles(articles: Path, plans: Path) -> None:
    """A plans folder of labelled texts, all of one agency."""
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


def labelled_questions(questions: Path) -> Iterator[Question]:
    """Questions with the ids of the articles that answer them, one kind for each variant."""
    for position, line in enumerate(questions.read_text(encoding="utf-8").splitlines()):
        question = json.loads(line)
        relevant = frozenset(f"ke-hoach/co-quan/2022/{one.lower()}/" for one in question["relevant"])
        for variant, query in question["variants"].items():
            yield Question(variant, query, relevant)
        if position % 15 == 0:
            query = question["variants"]["full"]
            yield Question(f"lần đầu, {len(query.split()) // 10 * 10} chữ trở lên", query, relevant, cold=True)


def own_questions() -> Iterator[Question]:
    """The committed questions on the portal's own plans, in all spellings."""
    for entry in yaml.safe_load(_OWN_QUESTIONS.read_text(encoding="utf-8")):
        relevant = frozenset(f"{address}/" for address in entry["finds"])
        for variant, query in _spellings(entry["query"]).items():
            yield Question(variant, query, relevant)
        for query in entry.get("also", ()):
            yield Question("cách gõ khác", query, relevant)


def questions_of_made_up(corpus: Corpus) -> Iterator[Question]:
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
    return f" {fold(place)} " in f" {fold(f'{agency.name} {agency.place or str()}')} "


def abbreviate_subjects(plans: Path) -> None:
    """Has every second plan abbreviate its subject in title and text, without saying what it stands for."""
    for position, file in enumerate(sorted(plans.glob("*/*/*.md"))):
        if position % 2:
            file.write_text(_shortened(file.read_text(encoding="utf-8")), encoding="utf-8")


def questions_of_abbreviations(corpus: Corpus) -> Iterator[Question]:
    """Subject + issuer + year, abbreviated where the plan writes the subject out, and the other way round."""
    chance = random.Random(9)
    plans = sorted(corpus.plans.values(), key=lambda plan: plan.id)
    by_subject: dict[tuple[str, str, int | None], list[Plan]] = {}
    for plan in plans:
        by_subject.setdefault((_written_out(plan.title), plan.issuer, plan.year), []).append(plan)
    asked: dict[str, list[Question]] = {}
    for (title, issuer, year), alike in by_subject.items():
        query = f"{title} {corpus.registries.agencies[issuer].short} {year}"
        short = _shortened(query)
        if short == query or len({plan.title for plan in alike}) > 1:
            continue
        kind, spelt = ("viết tắt → cụm từ", short) if alike[0].title == title else ("cụm từ → viết tắt", query)
        found = _addresses(iter(alike))
        asked.setdefault(kind, []).append(Question(kind, spelt, found))
        asked.setdefault(f"{kind}, không dấu", []).append(Question(f"{kind}, không dấu", fold(spelt), found))
    for questions in asked.values():
        yield from chance.sample(questions, min(5 * _SAMPLE, len(questions)))


@cache
def _shorts() -> dict[str, str]:
    """The parts of made-up subjects that have an abbreviation in common use, with it."""
    subjects = {fold(theme.replace(",", "")): theme for theme in make_corpus.THEMES}
    found = {}
    for short, (meaning, *_) in abbreviations({}, MinedAbbreviations()).items():
        for folded, theme in subjects.items():
            if f" {fold(meaning)} " in f" {folded} ":
                first = folded.split().index(fold(meaning).split()[0])
                words = theme.split()[first : first + len(meaning.split())]
                found[" ".join(words).removesuffix(",")] = short
    return found


def _shortened(text: str) -> str:
    for phrase, short in _shorts().items():
        text = re.sub(re.escape(phrase), short, text, flags=re.IGNORECASE)
    return text


def _written_out(title: str) -> str:
    for phrase, short in _shorts().items():
        title = re.sub(rf"\b{re.escape(short)}\b", phrase, title)
    return title[:1].upper() + title[1:]


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
    bare = word.rstrip(",.;:!?")
    for letter in unicodedata.normalize("NFD", bare.replace("đ", "dd")):
        if letter in _TONE_KEYS:
            tone = _TONE_KEYS[letter]
        elif letter in _LETTER_KEYS:
            keys += _LETTER_KEYS[letter].get(keys[-1:], "")
        else:
            keys += letter
    return keys + tone + word[len(bare) :]
