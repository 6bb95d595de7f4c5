// How the search page shows what was found. Everything is built as elements: no text becomes markup.
import { element, printedDate } from "./elements.js";
import { link } from "./search-messages.js";
import { AT_ONCE, LEGENDS, NAMES, isFiltered, withoutFilter } from "./search-state.js";

const KINDS = { document: "Văn bản được dẫn", agency: "Cơ quan", page: "Trang hướng dẫn" };
const KIND_WORDS = { plan: "kế hoạch", document: "văn bản được dẫn", agency: "cơ quan", page: "trang hướng dẫn" };
const FIRST_VALUES = 8; // of a filter, before the rest is folded away

const printed = (number) => number.toLocaleString("vi-VN");

/** How many there are: "25 kết quả: 5 kế hoạch, 20 văn bản được dẫn." */
export function countWords(state, found) {
  if (!found.total) return [element("strong", {}, "Không thấy kết quả nào"), state.query ? " cho “" + state.query + "”" + (isFiltered(state) ? " với các bộ lọc đang chọn." : ".") : "."];
  const number = (found.totalIsExact ? "" : "Ít nhất ") + printed(found.total) + " kết quả";
  const kinds = state.filters.kind ? [] : (found.facets.kind ?? []).map(({ value, count }) => printed(count) + " " + KIND_WORDS[value]);
  return [element("strong", {}, number), (kinds.length && found.totalIsExact ? ": " + kinds.join(", ") : "") + (state.page > 1 ? ", trang " + state.page : "") + "."];
}

/** The filters that are on, each a link that takes it off. */
export function chosenFilters(state, { facets }) {
  if (!isFiltered(state)) return [];
  const links = Object.entries(state.filters).flatMap(([key, values]) => values.map((value) => {
    const label = facets[key]?.find((one) => String(one.value) === value)?.label ?? value;
    const off = link(withoutFilter(state, key, value), LEGENDS[key] + ": " + label, element("span", { "aria-hidden": "true" }, " ×"));
    off.className = "ck-btn";
    off.setAttribute("aria-label", "Bỏ lọc " + LEGENDS[key] + ": " + label);
    return element("li", {}, off);
  }));
  const { query, sort } = state;
  return [element("ul", { class: "ck-chosen", "aria-label": "Đang lọc" }, links, element("li", {}, link({ query, sort }, "Bỏ tất cả bộ lọc")))];
}

/** The orders, the one in force without a link. */
export function sortLinks(state) {
  const orders = [...(state.query ? [[undefined, "phù hợp nhất"]] : []), ["newest", "mới nhất"], ["oldest", "cũ nhất"]];
  const now = state.sort ?? (state.query ? undefined : "newest");
  return ["Xếp theo: ", ...orders.flatMap(([sort, words], at) => [
    at ? " · " : "",
    sort === now ? element("strong", { "aria-current": "true" }, words) : link({ ...state, sort, page: 1 }, words),
  ])];
}

/** The links to the pages before and after this one. */
export function pager(state, found) {
  const last = Math.ceil(found.total / AT_ONCE);
  const to = (page, words, rel) => {
    const made = link({ ...state, page }, words);
    made.className = "ck-btn";
    made.rel = rel;
    return made;
  };
  const before = state.page > 1 ? to(Math.min(state.page - 1, Math.max(last, 1)), "Trang trước", "prev") : null;
  const left = found.total - state.page * AT_ONCE;
  const after = left > 0 ? to(state.page + 1, "Xem " + Math.min(left, AT_ONCE) + " kết quả tiếp", "next") : null;
  if (!before && !after) return [];
  const where = element("span", { class: "ck-muted" }, "Trang " + state.page + (found.totalIsExact ? " trên " + printed(last) : ""));
  return [before, where, after].filter(Boolean);
}

const marked = (parts) => parts.map(({ text, match }) => (match ? element("mark", {}, text) : text));

function byLine(hit) {
  const issuer = [hit.issuer, hit.successor].filter(Boolean).join(", ");
  if (hit.kind === "plan") {
    const number = hit.number
      ? element("strong", {}, element("span", { class: "ck-no" }, hit.number))
      : hit.symbol
        ? element("strong", {}, "Số để trống, ", element("span", { class: "ck-no" }, "/" + hit.symbol.replace(/^\//, "")))
        : element("strong", {}, "Không ghi số");
    return element("p", { class: "ck-hit__by" }, number, " · " + printedDate(hit.date), issuer && " · " + issuer);
  }
  const rest = [issuer, hit.kind === "document" && hit.date ? printedDate(hit.date) : ""].filter(Boolean).join(", ");
  return element("p", { class: "ck-hit__by" }, element("strong", {}, KINDS[hit.kind]), rest && " · " + rest);
}

function placeOf(hit) {
  if (!hit.anchor) return null;
  return hit.label ? "mục " + hit.label : hit.anchor.startsWith("mo-dau") ? "phần mở đầu" : "xem đoạn này";
}

/** One result as a list item; `base` leads to the site's root. */
export function hitItem(hit, base) {
  const address = base + hit.url;
  const place = placeOf(hit);
  const missing = hit.kind === "document" ? hit.flags[0] : "";
  const tags = [...(hit.status ? [hit.status.label.toLowerCase()] : []), ...hit.flags.filter((flag) => flag !== missing)];
  const stub = missing ? element("span", { class: "ck-st ck-st--stub" }, missing) : null;
  const text = element("p", { class: "ck-hit__text" }, marked(hit.snippet),
    place && [" ", element("a", { class: "ck-src", href: address + "#" + hit.anchor }, place)], stub && [" ", stub]);
  return element("li", { class: "ck-hit" }, byLine(hit),
    element("h3", {}, element("a", { href: address }, marked(hit.titleParts))),
    hit.snippet.length || stub ? text : null,
    tags.length ? element("p", { class: "ck-hit__flags" }, tags.map((tag) => element("span", { class: "ck-tag" }, tag))) : null);
}

/** The filters as field sets: checked boxes stay even where nothing is left for them. */
export function facetFields(facets, chosen) {
  const sets = Object.entries(NAMES).flatMap(([key, name]) => {
    const values = facets[key] ?? [];
    const picked = new Set(chosen[key] ?? []);
    if (!values.length || (values.length === 1 && !picked.size)) return [];
    const boxes = values.map(({ value, label, count }) => {
      const checked = picked.has(String(value));
      return { count, checked, box: element("label", { class: "ck-check" },
        element("input", { type: "checkbox", name, value, checked }), element("span", {}, label), element("span", {}, printed(count))) };
    });
    const many = values.length > FIRST_VALUES;
    const order = many ? [...boxes].sort((one, other) => other.checked - one.checked || (key === "year" ? 0 : other.count - one.count)) : boxes;
    const more = order.slice(FIRST_VALUES).map(({ box }) => box);
    return [element("fieldset", {}, element("legend", {}, LEGENDS[key]), order.slice(0, FIRST_VALUES).map(({ box }) => box),
      more.length ? element("details", { class: "ck-more" }, element("summary", {}, "Thêm " + more.length), more) : null)];
  });
  return sets.length ? [...sets, element("button", { class: "ck-btn" }, "Lọc kết quả")] : [];
}
