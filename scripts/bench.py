"""How much a build costs, beside its peers and in the same run: CPU, time, memory, output.

    python3 scripts/bench.py [--plans 100 1000] [--peers portal material hugo] [--runs 3] [--seed 1]

Makes corpora of made-up plans, builds each with the portal (cold, one title changed, nothing
changed), with Material for MkDocs set up as well as it allows (search on, plans out of the
menu, navigation.prune), and with Hugo (no search, no citations) where it is installed. Prints a
Markdown table of medians. CPU seconds and their ratios are what to quote: they depend least on
what else the machine does, but compare only figures of one table.

Linux and macOS. Memory is that of all processes of a build together: sampled on Linux (shared
pages counted once), elsewhere the largest process alone.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.ensure()

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import make_corpus

PROJECT = environment.PROJECT
DAY = "1767225600"  # 2026-01-01, so that every build writes the same


@dataclass(frozen=True)
class Cost:
    """What one build took; `output` in bytes, `peak` in bytes, times in seconds."""

    cpu: float
    wall: float
    peak: int
    output: int


@dataclass(frozen=True)
class Build:
    """One row of the table: what to do before the clock starts, what to run, what comes out."""

    peer: str
    what: str
    prepare: Callable[[], None]
    command: tuple[str, ...]
    folder: Path
    output: Path
    variables: dict[str, str]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--plans", type=int, nargs="+", default=[100, 1000], help="sizes of the corpora")
    parser.add_argument("--peers", nargs="+", choices=PEERS, default=list(PEERS))
    parser.add_argument("--runs", type=int, default=1, help="runs of every build; the table shows medians")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--into", type=Path, help="keep the corpora and the sites in this folder")
    options = parser.parse_args()
    if not hasattr(os, "wait4"):
        sys.exit("This system does not say what a process used; run the benchmark on Linux or macOS.")
    if "hugo" in options.peers and not shutil.which("hugo"):
        environment.say("hugo is not installed: left out")
        options.peers.remove("hugo")
    with tempfile.TemporaryDirectory(prefix="planportal-bench-") as temporary:
        home = (options.into or Path(temporary)).resolve()
        print("| plans | build | CPU s | wall s | peak MiB | output MB | CPU / Material | CPU / Hugo |")
        print("|---:|---|---:|---:|---:|---:|---:|---:|", flush=True)
        for size in options.plans:
            _measure(size, options.seed, options.peers, options.runs, home / str(size))
    return 0


def _measure(size: int, seed: int, peers: list[str], runs: int, home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    environment.say(f"{size} plans: making the corpus")
    make_corpus.generate(size, home / "plans", seed)
    costs: dict[tuple[str, str], list[Cost]] = {}
    for run in range(runs):
        for peer in peers:
            for build in PEERS[peer](home):
                environment.say(f"{size} plans, run {run + 1}: {build.peer}, {build.what}")
                build.prepare()
                costs.setdefault((build.peer, build.what), []).append(_cost(build))
    cpu = {name: statistics.median(cost.cpu for cost in found) for name, found in costs.items()}
    for name, found in costs.items():
        cells = [
            f"{size:,}",
            f"{name[0]}, {name[1]}",
            f"{cpu[name]:.2f}",
            f"{statistics.median(cost.wall for cost in found):.2f}",
            f"{max(cost.peak for cost in found) / 2**20:.0f}",
            f"{found[-1].output / 1e6:.1f}",
            *(f"{cpu[name] / cpu[base]:.3f}" if base in cpu else "–" for base in (MATERIAL, HUGO)),
        ]
        print(f"| {' | '.join(cells)} |", flush=True)


# --------------------------------------------------------------------------- the peers

MATERIAL = ("Material", "full build")
HUGO = ("Hugo", "full build")


def _portal(home: Path) -> Iterator[Build]:
    work = home / "portal"
    variables = {
        "PLANPORTAL_PLANS": str(home / "plans"),
        "PLANPORTAL_SITE": str(work / "site"),
        "PLANPORTAL_CACHE": str(work / "cache"),
        "SOURCE_DATE_EPOCH": DAY,
    }
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet")
    plans = sorted(path for path in (home / "plans").rglob("*.md") if "_registry" not in path.parts)
    changed = plans[len(plans) // 2]
    original = changed.read_text(encoding="utf-8")

    def start_anew() -> None:
        shutil.rmtree(work, ignore_errors=True)
        changed.write_text(original, encoding="utf-8")

    def change_title() -> None:
        changed.write_text(original.replace('title: "', 'title: "Sửa: ', 1), encoding="utf-8")

    for what, prepare in (
        ("cold", start_anew),
        ("one title changed", change_title),
        ("nothing changed", lambda: None),
    ):
        yield Build("portal", what, prepare, command, PROJECT, work / "site", variables)
    changed.write_text(original, encoding="utf-8")


def _material(home: Path) -> Iterator[Build]:
    work = home / "material"

    def prepare() -> None:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(home / "plans", work / "docs" / "ke-hoach", ignore=shutil.ignore_patterns("_registry"))
        (work / "docs" / "index.md").write_text("# Kế hoạch\n", encoding="utf-8")
        (work / "mkdocs.yml").write_text(MATERIAL_SETTINGS, encoding="utf-8")

    command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    yield Build(*MATERIAL, prepare, command, work, work / "site", {"SOURCE_DATE_EPOCH": DAY})


def _hugo(home: Path) -> Iterator[Build]:
    work = home / "hugo"

    def prepare() -> None:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(home / "plans", work / "content" / "ke-hoach", ignore=shutil.ignore_patterns("_registry"))
        for name, content in HUGO_FILES.items():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            (work / name).write_text(content, encoding="utf-8")

    yield Build(*HUGO, prepare, ("hugo", "--quiet"), work, work / "public", {})


PEERS: dict[str, Callable[[Path], Iterator[Build]]] = {"portal": _portal, "material": _material, "hugo": _hugo}

MATERIAL_SETTINGS = """\
site_name: Kế hoạch
site_url: http://127.0.0.1:8000/
theme:
  name: material
  language: vi
  font: false
  features: [navigation.prune]
plugins: [search]
nav: [index.md]
not_in_nav: /ke-hoach/
markdown_extensions: [tables]
"""

HUGO_FILES = {
    "config.toml": """\
baseURL = "http://127.0.0.1:8000/"
title = "Kế hoạch"
languageCode = "vi"
disableKinds = ["taxonomy", "term", "section", "RSS"]
""",
    "layouts/index.html": '<!doctype html><html lang="vi"><title>{{ .Site.Title }}</title></html>\n',
    "layouts/_default/single.html": """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} - {{ .Site.Title }}</title>
<meta name="description" content="{{ .Summary | plainify | truncate 150 }}">
<link rel="canonical" href="{{ .Permalink }}">
</head>
<body>
<header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a></header>
<nav>{{ .TableOfContents }}</nav>
<main>
<h1>{{ .Title }}</h1>
<dl>
<dt>Số</dt><dd>{{ .Params.number }}</dd>
<dt>Ngày</dt><dd>{{ .Date.Format "02/01/2006" }}</dd>
<dt>Cơ quan</dt><dd>{{ .Params.issuer }}</dd>
</dl>
{{ .Content }}
<ul>{{ range .Params.recipients }}<li>{{ . }}</li>{{ end }}</ul>
</main>
<footer>{{ with .Parent }}{{ .Title }}{{ end }}</footer>
</body>
</html>
""",
}


# --------------------------------------------------------------------------- measuring


def _cost(build: Build) -> Cost:
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("PLANPORTAL_", "SOURCE_"))}
    with tempfile.TemporaryFile() as log:
        begun = time.monotonic()
        process = subprocess.Popen(
            build.command, cwd=build.folder, env=variables | build.variables, stdout=log, stderr=subprocess.STDOUT
        )
        peaks = [0]
        sampler = threading.Thread(target=_sample, args=(process.pid, peaks), daemon=True)
        sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        sampler.join()
        if process.returncode:
            log.seek(0)
            tail = log.read().decode(errors="replace").splitlines()[-15:]
            sys.exit("\n".join([f"{build.peer} failed:", *tail]))
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    output = sum(file.stat().st_size for file in build.output.rglob("*") if file.is_file())
    return Cost(usage.ru_utime + usage.ru_stime, wall, max(peaks) or largest, output)


def _sample(root: int, peaks: list[int]) -> None:
    """Adds the memory of a process and all below it, in bytes, until it ends; nothing where there is no /proc."""
    while Path(f"/proc/{root}/smaps_rollup").exists():
        try:
            peaks.append(sum(_proportional(pid) for pid in _tree(root)))
        except (OSError, ValueError):
            return
        time.sleep(0.05)


def _tree(root: int) -> Iterator[int]:
    yield root
    for task in Path(f"/proc/{root}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _tree(int(child))


def _proportional(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:  # it has ended meanwhile
        return 0
    return next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    sys.exit(main())
