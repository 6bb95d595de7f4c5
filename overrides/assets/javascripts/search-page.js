// The page /tim-kiem/: the address holds the query and the filters, results stand where it says.
import { element, facetFields, hitItem } from "./search-results.js";

const AT_ONCE = 10;
// Facet → its name in the address.
const NAMES = { kind: "loai", agency: "co-quan", level: "cap", year: "nam", subject: "chuyen-de", status: "tinh-trang", quality: "ban-chu" };
const LEGENDS = { kind: "Loại", agency: "Cơ quan ban hành", level: "Cấp ban hành", year: "Năm", subject: "Chuyên đề", status: "Tình trạng", quality: "Bản chữ" };
const KIND_WORDS = { plan: "kế hoạch", document: "văn bản được dẫn", agency: "cơ quan", page: "trang hướng dẫn" };

const page = document.querySelector("[data-search]");
const base = page.dataset.search;
const part = (id) => document.getElementById(id);
const [box, count, notes, results, facetForm, list, more, nothing] =
  ["q", "so-ket-qua", "ghi-chu", "ket-qua-va-bo-loc", "loc", "ket-qua", "xem-them", "khong-co"].map(part);

let asked = 0;
let shown = 0;

/** The search, in a worker where there is one, else on this thread. */
const search = (() => {
  const waiting = new Map();
  let worker = null, own = null, number = 0;
  const here = async (query, options) => {
    own ??= import("../search/engine.js").then(({ openSearch }) =>
      openSearch({ baseUrl: new URL(base, location.href).href, fetch: fetch.bind(globalThis) }));
    try {
      return await (await own).search(query, options);
    } catch (error) {
      own = null;
      throw error;
    }
  };
  try {
    worker = new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data: { id, result, error } }) => {
      const { resolve, reject } = waiting.get(id);
      waiting.delete(id);
      if (error) reject(new Error(error));
      else resolve(result);
    });
    worker.addEventListener("error", () => {
      worker = null;
      for (const { query, options, resolve, reject } of waiting.values()) here(query, options).then(resolve, reject);
      waiting.clear();
    });
  } catch {
    worker = null;
  }
  return (query, options) => worker
    ? new Promise((resolve, reject) => {
      number += 1;
      waiting.set(number, { query, options, resolve, reject });
      worker.postMessage({ id: number, query, options });
    })
    : here(query, options);
})();

function stateFromAddress() {
  const given = new URLSearchParams(location.search);
  const filters = {};
  for (const [key, name] of Object.entries(NAMES)) {
    const values = given.getAll(name);
    if (values.length) filters[key] = values;
  }
  return { query: (given.get("q") ?? "").trim(), filters };
}

function addressOf({ query, filters }) {
  const given = new URLSearchParams();
  if (query) given.set("q", query);
  for (const [key, name] of Object.entries(NAMES)) for (const value of filters[key] ?? []) given.append(name, value);
  const text = given.toString();
  return location.pathname + (text ? "?" + text : "");
}

function go(state) {
  history.pushState(null, "", addressOf(state));
  return show();
}

/** Shows what the address asks for. */
async function show() {
  const state = stateFromAddress();
  const turn = asked += 1;
  box.value = state.query;
  document.title = document.title.replace(/^.*?(Tìm kiếm)/, state.query ? state.query + " – $1" : "$1");
  nothing.hidden = true;
  notes.replaceChildren();
  if (!state.query && !Object.keys(state.filters).length) {
    results.hidden = true;
    count.textContent = "Gõ số ký hiệu, tên cơ quan hoặc vài chữ trong nội dung; có dấu hay không dấu đều được.";
    return;
  }
  const late = setTimeout(() => { count.textContent = "Đang tìm…"; }, 300);
  results.setAttribute("aria-busy", "true");
  try {
    const found = await search(state.query, { limit: AT_ONCE, filters: state.filters, sort: state.query ? undefined : "newest" });
    if (turn === asked) showFound(state, found);
  } catch {
    if (turn === asked) showError();
  } finally {
    clearTimeout(late);
    if (turn === asked) results.removeAttribute("aria-busy");
  }
}

function showFound(state, found) {
  const filtered = Object.keys(state.filters).length > 0;
  notes.replaceChildren(...found.notes.map(({ text }) => element("p", { class: "ck-muted" }, text)));
  if (filtered) notes.append(element("p", {}, element("a", { href: addressOf({ query: state.query, filters: {} }), "data-plain": true }, "Bỏ tất cả bộ lọc")));
  count.replaceChildren(...countWords(state, found));
  results.hidden = !found.total && !filtered;
  facetForm.replaceChildren(...facetFields(found.facets, NAMES, state.filters, LEGENDS));
  list.replaceChildren(...found.hits.map((hit) => hitItem(hit, base)));
  shown = found.hits.length;
  showMore(found);
  if (!found.total) showNothing(state);
}

function countWords(state, found) {
  if (!found.total) return [element("strong", {}, "Không thấy kết quả nào"), state.query ? " cho “" + state.query + "”." : "."];
  const number = (found.totalIsExact ? "" : "Ít nhất ") + found.total.toLocaleString("vi-VN") + " kết quả";
  const kinds = state.filters.kind ? [] : found.facets.kind.map(({ value, count: many }) => many.toLocaleString("vi-VN") + " " + KIND_WORDS[value]);
  return [element("strong", {}, number), kinds.length && found.totalIsExact ? ": " + kinds.join(", ") + "." : "."];
}

function showMore(found) {
  const left = found.total - shown;
  more.hidden = left <= 0 || !found.hits.length;
  more.textContent = "Xem thêm " + Math.min(left, AT_ONCE) + " kết quả";
}

function showNothing(state) {
  const link = (address, words) => element("a", { href: base + address }, words);
  nothing.replaceChildren(element("ul", {},
    element("li", {}, "Thử ít chữ hơn, hoặc chỉ gõ số ký hiệu như 49/KH-UBND; không cần gõ dấu."),
    element("li", {}, "Tra theo ", link("trich-dan/", "số ký hiệu"), ", ", link("co-quan/", "cơ quan"), " hoặc ", link("nam/", "năm"), "."),
    element("li", {}, "Văn bản có thể chưa có trên cổng này. Công dân có quyền yêu cầu cơ quan ban hành cung cấp thông tin theo Luật Tiếp cận thông tin.")));
  nothing.hidden = false;
  if (!Object.keys(state.filters).length) results.hidden = true;
}

function showError() {
  results.hidden = true;
  count.replaceChildren(element("strong", {}, "Không tải được dữ liệu tìm kiếm."), " Hãy kiểm tra kết nối mạng rồi thử lại.");
  const again = element("button", { class: "ck-btn", type: "button" }, "Thử lại");
  again.addEventListener("click", show);
  notes.replaceChildren(element("p", {}, again));
}

part("tim").addEventListener("submit", (event) => {
  event.preventDefault();
  go({ query: box.value.trim(), filters: {} });
});

facetForm.addEventListener("submit", (event) => {
  event.preventDefault();
  const given = new FormData(facetForm);
  const filters = {};
  for (const [key, name] of Object.entries(NAMES)) if (given.has(name)) filters[key] = given.getAll(name);
  go({ query: stateFromAddress().query, filters });
});

notes.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-plain]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go({ query: stateFromAddress().query, filters: {} });
});

more.addEventListener("click", async () => {
  const state = stateFromAddress();
  const turn = asked;
  more.disabled = true;
  try {
    const found = await search(state.query, { limit: AT_ONCE, offset: shown, filters: state.filters, sort: state.query ? undefined : "newest" });
    if (turn !== asked) return;
    const items = found.hits.map((hit) => hitItem(hit, base));
    list.append(...items);
    shown += items.length;
    showMore(found);
    items[0]?.querySelector("h3 a").focus(); // the reader goes on where the new results begin
  } catch {
    if (turn === asked) showError();
  } finally {
    more.disabled = false;
  }
});

addEventListener("popstate", show);
await show();
