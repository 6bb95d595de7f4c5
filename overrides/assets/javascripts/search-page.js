// The page /tim-kiem/: the address holds query, filters, order and page; results stand where it says.
import { searchClient } from "./search-client.js";
import { chosenFilters, countWords, facetFields, hitItem, pager, sortLinks } from "./search-results.js";
import { element } from "./elements.js";
import { errorWords, waysOn } from "./search-messages.js";
import { AT_ONCE, NAMES, addressOf, asksNothing, optionsOf, stateOf } from "./search-state.js";

// ms without a keystroke before the engine is asked: each half word it completes costs the lists of several whole
// ones, and most single letters are the beginning of more.
const PAUSE = 300;
const LONG_PAUSE = 600;
const PATIENCE = 400; // ms before the page says that it is searching
const QUIET = 700; // ms without a change before a screen reader is told
const SHORTEST = 2; // letters before results come as one types
const HINT = "Gõ số ký hiệu, tên cơ quan hoặc vài chữ trong nội dung; có dấu hay không dấu đều được.";

const page = document.querySelector("[data-search]");
const base = page.dataset.search;
const part = (id) => document.getElementById(id);
const [form, box, count, spoken, notes, chosen, results, facetForm, filterTitle, sorts, list, pages, nothing] =
  ["tim", "q", "so-ket-qua", "doc-ket-qua", "ghi-chu", "dang-loc", "ket-qua-va-bo-loc", "loc", "bo-loc-ten", "xep", "ket-qua", "cac-trang", "khong-co"].map(part);
const siteTitle = document.title;
const search = searchClient();

let running = null; // the question under way
let shownAddress = null;
let shownQuery = "";
let failed = false;

const here = () => location.pathname + location.search;

/** Writes a state into the address: over the entry that stands there, or as a new one. */
function remember(address, entry, replace) {
  try {
    if (replace) history.replaceState(entry, "", address);
    else history.pushState(entry, "", address);
  } catch {
    // Some browsers refuse too many changes of the address in a row; the next one tells it all.
  }
}

const keepScroll = () => remember(here(), { ...history.state, y: scrollY }, true);

function go(state, { typing = false, then } = {}) {
  const address = addressOf(state);
  clearTimeout(scrollTimer);
  if (address === here()) remember(address, { typing }, true);
  else if (typing && history.state?.typing) remember(address, { typing }, true);
  else {
    keepScroll();
    remember(address, { typing }, false);
  }
  return show(then);
}

/** Shows what the address asks for; an earlier question is given up. `then` runs when its answer stands. */
async function show(then) {
  const state = stateOf(location.search);
  const typing = history.state?.typing === true;
  running?.abort();
  const mine = running = new AbortController();
  shownAddress = here();
  failed = false;
  if (document.activeElement !== box || !typing) box.value = state.query;
  document.title = (state.query ? state.query + " – " : "") + siteTitle;
  if (asksNothing(state)) {
    showStart();
    then?.();
    return;
  }
  const late = setTimeout(() => {
    count.textContent = "Đang tìm" + (state.query ? " “" + state.query + "”" : "") + "…" + (results.hidden || !shownQuery ? "" : " Bên dưới còn là kết quả của “" + shownQuery + "”.");
    say(count.textContent);
  }, PATIENCE);
  results.setAttribute("aria-busy", "true");
  try {
    let found = await search(state.query, { ...optionsOf(state), prefix: typing }, mine.signal);
    // Half a word finds what begins with it; only a whole query is repaired.
    if (typing && (!found.total || found.notes.some(({ kind }) => kind === "partial" || kind === "missing"))) {
      found = await search(state.query, optionsOf(state), mine.signal);
    }
    if (mine !== running) return;
    clearTimeout(late);
    showFound(state, found);
    then?.();
  } catch (error) {
    if (mine !== running || mine.signal.aborted) return;
    clearTimeout(late);
    showError(error);
  } finally {
    clearTimeout(late);
    if (mine === running) results.removeAttribute("aria-busy");
  }
}

function showStart() {
  notes.replaceChildren();
  chosen.replaceChildren();
  nothing.hidden = results.hidden = true;
  results.removeAttribute("aria-busy");
  count.textContent = HINT;
  shownQuery = "";
}

function showFound(state, found) {
  const none = !found.total;
  shownQuery = state.query;
  notes.replaceChildren(...found.notes.map(({ text }) => element("p", { class: "ck-muted" }, text)));
  if (found.notes.some(({ kind }) => kind === "unfetched")) notes.append(tryAgain());
  chosen.replaceChildren(...chosenFilters(state, found));
  count.replaceChildren(...countWords(state, found));
  say([count.textContent, ...found.notes.map(({ text }) => text)].join(" "));
  results.hidden = none && !Object.values(found.facets).flat().some(({ count: left }) => left > 0);
  const many = Object.values(state.filters).flat().length;
  filterTitle.textContent = many ? "Bộ lọc (" + many + " đang chọn)" : "Bộ lọc";
  facetForm.replaceChildren(...facetFields(found.facets, state.filters));
  sorts.replaceChildren(...(none ? [] : sortLinks(state)));
  list.replaceChildren(...found.hits.map((hit) => hitItem(hit, base)));
  list.start = (state.page - 1) * AT_ONCE + 1;
  pages.replaceChildren(...pager(state, found));
  pages.hidden = !pages.children.length;
  nothing.replaceChildren(...(none ? waysOn(state) : []));
  nothing.hidden = !none;
}

function showError(error) {
  failed = true;
  results.hidden = nothing.hidden = true;
  chosen.replaceChildren();
  const { fact, advice, detail, lasting } = errorWords(error);
  count.replaceChildren(element("strong", {}, fact), " " + advice);
  say(count.textContent);
  notes.replaceChildren(...(lasting ? [] : [tryAgain()]), ...(detail ? [element("p", { class: "ck-small ck-muted" }, detail)] : []));
}

function tryAgain() {
  const again = element("button", { class: "ck-btn", type: "button" }, "Thử lại");
  again.addEventListener("click", () => show(() => count.focus()));
  return element("p", { class: "ck-mt-s" }, again);
}

let speech = 0;
/** Has a screen reader told, once nothing has changed for a while. */
function say(words) {
  clearTimeout(speech);
  speech = setTimeout(() => { spoken.textContent = words; }, QUIET);
}

const current = () => stateOf(location.search);
const toResults = () => {
  scrollTo(0, 0);
  count.focus({ preventScroll: true });
};

let typed = 0;
const saves = () => navigator.connection?.saveData === true;
function pause(query) {
  const slow = (navigator.connection?.effectiveType ?? "4g") !== "4g";
  return slow || /\s\p{L}$/u.test(query) ? LONG_PAUSE : PAUSE;
}
box.addEventListener("input", () => search.warm(), { once: true });
box.addEventListener("input", () => {
  clearTimeout(typed);
  // What runs is given up only by the search that follows it: without one, its answer is the last.
  typed = setTimeout(() => {
    const query = box.value.trim();
    if (query && (saves() || query.length < SHORTEST)) return;
    const { filters, sort } = current();
    go(query ? { query, filters, sort } : {}, { typing: true });
  }, pause(box.value));
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typed);
  const { filters, sort } = current();
  const query = box.value.trim();
  const state = query ? { query, filters, sort } : {};
  // What was typed becomes the entry that "back" leads to.
  if (history.state?.typing) remember(addressOf(state), {}, true);
  go(state);
});

facetForm.addEventListener("submit", (event) => {
  event.preventDefault();
  const given = new FormData(facetForm);
  const filters = {};
  for (const [key, name] of Object.entries(NAMES)) if (given.has(name)) filters[key] = given.getAll(name);
  const { query, sort } = current();
  go({ query, filters, sort }, { then: toResults });
});

// Links within the search are real addresses; a plain click stays on this page.
page.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-go]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(stateOf(new URL(link.href).search), { then: toResults });
});

page.addEventListener("keydown", (event) => {
  if (event.isComposing || event.metaKey || event.ctrlKey || event.altKey) return;
  const links = [...list.querySelectorAll("h3 a")];
  const at = links.indexOf(document.activeElement);
  const inBox = document.activeElement === box;
  if (event.key === "Escape" && (inBox || at >= 0)) {
    event.preventDefault();
    if (!inBox) box.focus();
    else if (box.value) {
      box.value = "";
      box.dispatchEvent(new Event("input", { bubbles: true }));
    } else box.blur();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (at >= 0 || (inBox && event.key === "ArrowDown"))) {
    const next = results.hidden ? null : at + (event.key === "ArrowDown" ? 1 : -1);
    if (next === null || next >= links.length) return;
    event.preventDefault();
    (next < 0 ? box : links[next]).focus();
  }
});

let scrollTimer = 0;
history.scrollRestoration = "manual"; // the results are not there yet when the browser would scroll
const back = () => scrollTo(0, history.state?.y ?? 0);
addEventListener("scroll", () => {
  clearTimeout(scrollTimer);
  scrollTimer = setTimeout(keepScroll, 250);
}, { passive: true });
addEventListener("pagehide", keepScroll);
addEventListener("popstate", () => {
  clearTimeout(scrollTimer);
  clearTimeout(typed);
  if (here() !== shownAddress) show(back);
});
addEventListener("online", () => { if (failed) show(); });

if (box.value.trim() && !location.search) box.value = ""; // a browser may have kept the words of an earlier visit
await show(back);
