"""The events of MkDocs in the order they fire: the only file that knows the site generator.

It hands the portal's pages to MkDocs, puts the theme's frame around them, and publishes the
finished build. What the pages say is decided in `planportal`; start with its `pipeline.py`.
"""

from __future__ import annotations

import calendar
import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from planportal import pipeline
from planportal.config import Settings, build_day
from planportal.index import TextPage
from planportal.model import SitePage
from planportal.open_data import DataFile
from planportal.publish import publish
from planportal.render import home_content, redirect_document
from planportal.render.shell import SAMPLE_CANONICAL, Shell, sample
from planportal.reports import as_text
from planportal.staging import Staging
from planportal.vietnamese import address_slug

PROJECT = Path(__file__).resolve().parent.parent
# The theme's own search, which is off, and the sources that the portal's search and citation engine are made from.
NOT_COPIED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/search/", "assets/citations/")
# Pages for those who keep the portal would drown the few that readers look for.
NOT_SEARCHED = ("bien-tap/loi/", "phat-trien/")


class PlanPage(Page):
    """A generated page: its body is finished HTML, there is no Markdown for MkDocs to read."""

    def __init__(self, source: SitePage, file: File, config: MkDocsConfig) -> None:
        super().__init__(source.title, file, config)
        self.source = source
        self.edit_url = None

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"generated": True, "nav": self.source.nav, "description": self.source.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.source.content


class Shells:
    """The theme's frame around generated pages, rendered once per depth and section of the menu."""

    def __init__(self, env: Environment, nav: Navigation, config: MkDocsConfig) -> None:
        self._template, self._nav, self._config = env.get_template("main.html"), nav, config
        self._shells: dict[tuple[int, str], Shell] = {}

    def page(self, source: SitePage) -> str:
        """The finished page."""
        key = source.address.count("/"), source.nav
        if key not in self._shells:
            self._shells[key] = Shell.of(self._render(generated_page(sample(source), self._config)))
        return self._shells[key].page(source, f"{self._config.site_url or ''}{source.address}/")

    def _render(self, page: PlanPage) -> str:
        page.read_source(self._config)
        page.render(self._config, Files([]))
        page.canonical_url = SAMPLE_CANONICAL
        return self._template.render(get_context(self._nav, Files([]), self._config, page))


class Build:
    """What one build carries from event to event; made anew by `on_config` for every build."""

    command = "build"
    portal: pipeline.Portal
    nav: Navigation
    target: Path
    staging: Staging
    hand_written: list[TextPage]
    addresses: list[str]
    # Lets MkDocs render every generated page itself, to compare with the spliced ones.
    whole_theme = bool(os.environ.get("PLANPORTAL_WHOLE_THEME"))


def generated_page(source: SitePage, config: MkDocsConfig) -> PlanPage:
    file = File.generated(config, f"{source.address}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    return PlanPage(source, file, config)


def on_startup(*, command: str, dirty: bool) -> None:
    if dirty:
        raise Abort("--dirty cắt cụt các trang danh sách nên không dùng được ở đây.")
    Build.command = command
    # A build makes millions of values and hardly any cycles; looking for those takes a sixth of its time.
    gc.set_threshold(100_000, 20, 50)
    # `--quiet` would hide warnings from strict mode, too, which counts only what gets through.
    logger = logging.getLogger("mkdocs")
    logger.setLevel(min(logger.getEffectiveLevel(), logging.WARNING))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    options: dict[str, Any] = config.extra.get("portal") or {}
    today = build_day(os.environ.get("SOURCE_DATE_EPOCH"))
    # The time stamp MkDocs writes into compressed files must not change with the hour.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(calendar.timegm(today.timetuple())))
    home = Path(config.config_file_path).resolve().parent
    settings = Settings(
        project=PROJECT,
        plans=Path(os.environ.get("PLANPORTAL_PLANS") or home / str(options.get("plans") or "plans")).resolve(),
        cache=Path(os.environ.get("PLANPORTAL_CACHE") or home / ".cache").resolve(),
        site_name=config.site_name,
        site_url=config.site_url or "",
        today=today,
        report_url=options.get("report_url"),
        help_page=_help_page(config, options.get("help_page")),
    )
    # MkDocs empties site_dir before it reads anything, so it only ever gets a staging folder; another
    # folder given on its command line, or the one its preview serves, is where the finished site goes.
    chosen = Path(config.site_dir).resolve()
    default = home / "site" if chosen == home / ".cache" / "staging" else chosen
    wanted = os.environ.get("PLANPORTAL_SITE") if Build.command == "build" else None
    Build.target = Path(wanted or default).resolve()
    config.site_dir = str(settings.cache / ("staging" if Build.command == "build" else "preview"))
    config.watch = [*config.watch, str(settings.plans), str(settings.registry)]
    config.mdx_configs.setdefault("toc", {})["slugify"] = lambda text, separator: address_slug(text)
    config.extra["planportal_mark"] = "generated"
    Build.hand_written, Build.addresses = [], []
    Build.portal = pipeline.open_portal(settings, _progress)
    if (checked := Build.portal.checked).problems:
        print(as_text(checked.problems, checked.count), file=sys.stderr)
    if checked.has_errors:
        raise Abort("Có lỗi trong kế hoạch: trang đã công bố được giữ nguyên.")
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    for file in list(files):
        if file.src_uri.startswith(NOT_COPIED):
            files.remove(file)
    for source in _linkable(Build.portal):
        files.append(generated_page(source, config).file)
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    Build.nav = nav


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    if isinstance(page, PlanPage):
        return html
    if not page.url.startswith(NOT_SEARCHED):
        Build.hand_written.append(TextPage.of(page.url.strip("/"), str(page.title), html))
    if page.is_homepage:
        return home_content(Build.portal.corpus, Build.portal.settings, html, page.meta)
    return html


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    bytecode = Build.portal.settings.cache / "templates"
    bytecode.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(bytecode))
    Build.staging = Staging(Path(config.site_dir), Build.target)
    shells = None if Build.whole_theme else Shells(env, Build.nav, config)
    for count, (path, content) in enumerate(_generated_files(shells), 1):
        Build.staging.write(path, content)
        if count % 500 == 0 and sys.stderr.isatty():
            print(f"\rĐã ghi {count} tệp", end="", file=sys.stderr, flush=True)
    for file in files.documentation_pages():
        if isinstance(file.page, PlanPage) and not Build.whole_theme:
            file.inclusion = InclusionLevel.EXCLUDED  # written above; links to it have been checked
    return env


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    if template_name == "sitemap.xml":
        context["generated_addresses"] = [f"{config.site_url or ''}{address}/" for address in Build.addresses]
    return context


def on_post_build(*, config: MkDocsConfig) -> None:
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    if any(counter.get_counts() for counter in counters):
        return  # strict mode aborts right after this event: nothing must have been published
    Build.staging.complete()
    publish(Path(config.site_dir), Build.target)
    config.site_dir = str(Build.target)


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    build = server.builder

    def build_or_keep() -> None:
        """A failed rebuild has said why; without this MkDocs lets every reader wait for the next good one."""
        try:
            build()
        except (Exception, SystemExit) as error:
            print(error, file=sys.stderr)

    server.builder = build_or_keep
    return server


def _help_page(config: MkDocsConfig, file: str | None) -> str | None:
    """The address of the help page; a portal that inherits these settings need not have the page."""
    held = file and Path(config.docs_dir, file).is_file()
    return file.removesuffix(".md").removesuffix("/index") if file and held else None


def _linkable(portal: pipeline.Portal) -> Iterator[SitePage]:
    """The generated pages that hand-written pages may link to, so that MkDocs checks the links."""
    if Build.whole_theme:
        yield from (page for page in portal.pages() if page.redirect is None)
        listed: list[DataFile] = []
        for _ in portal.data_files(listed.append):
            pass
        yield portal.data_page(listed)
        return
    for address in pipeline.FIXED_ADDRESSES:
        yield SitePage(address, address, "", "")
    for plan in portal.corpus.plans.values():
        yield SitePage(plan.address, plan.title, "", "")


def _generated_files(shells: Shells | None) -> Iterator[tuple[str, bytes]]:
    listed: list[DataFile] = []
    yield from Build.portal.data_files(listed.append)
    for page in chain(Build.portal.pages(), (Build.portal.data_page(listed),)):
        if page.redirect is not None:
            yield f"{page.address}/index.html", redirect_document(page, Build.portal.settings.site_url).encode()
        elif shells:
            Build.addresses.append(page.address)
            yield f"{page.address}/index.html", shells.page(page).encode()
    yield from Build.portal.search_files(Build.hand_written)


def _progress(what: str, done: int, total: int) -> None:
    if total >= 200 and sys.stderr.isatty() and (done % 50 == 0 or done == total):
        print(f"\r{what}: {done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
