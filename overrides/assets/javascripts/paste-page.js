// The page /trich-dan/tra/: a pasted text in, its citations out, while one types; all of it in the browser.
import { asCsv, citationItem, lineOf, markedText } from "./paste-results.js";
import { element } from "./elements.js";

const AT_ONCE = 100;
const PAUSE = 350;
const LEVELS = { central: "Trung ương", province: "Cấp tỉnh", department: "Sở, ban, ngành", district: "Cấp huyện", division: "Phòng, ban", commune: "Cấp xã", unit: "Đơn vị" };

const page = document.querySelector("[data-paste]");
const base = page.dataset.paste, most = Number(page.dataset.most);
const part = (id) => document.getElementById(id);
const [form, box, agency, count, results, list, more, marked, copied] =
  ["tra", "doan-van", "co-quan", "so-trich-dan", "ket-qua", "danh-sach", "xem-them", "danh-dau", "da-chep"].map(part);
const number = (value) => value.toLocaleString("vi-VN");

/** Asks a worker, or works on this thread where none can be had; a newer question ends an older one. */
const citationsOf = (() => {
  let worker = null, waiting = null, own = null;
  let canWork = typeof Worker === "function";
  async function here(text, chosen) {
    const { findCitations, openKnown } = await import("../citations/engine.js");
    own ??= openKnown({ baseUrl: new URL(base, location.href).href, fetch: fetch.bind(globalThis) });
    const citations = findCitations(text);
    return { citations, documents: await own.resolve(citations, chosen) };
  }
  function stop() {
    worker?.terminate();
    worker = null;
    waiting?.reject(new Error("a newer question"));
    waiting = null;
  }
  function started() {
    const made = new Worker(new URL("./paste-worker.js", import.meta.url), { type: "module" });
    made.onmessage = ({ data }) => {
      const { resolve, reject } = waiting;
      waiting = null;
      if (data.error) reject(new Error(data.error));
      else resolve(data);
    };
    made.onerror = () => {
      const { text, chosen, resolve, reject } = waiting ?? {};
      canWork = false;
      worker = waiting = null;
      if (resolve) here(text, chosen).then(resolve, reject);
    };
    return made;
  }
  return (text, chosen) => {
    if (waiting) stop(); // nobody waits for the older one any more
    if (!canWork) return here(text, chosen);
    worker ??= started();
    return new Promise((resolve, reject) => {
      waiting = { text, chosen, resolve, reject };
      worker.postMessage({ text, agency: chosen });
    });
  };
})();

let asked = 0, shown = 0, lastText = "", found = { citations: [], documents: [] }, outside = [];

/** Shows what the box holds now. */
async function show() {
  const text = box.value, turn = asked += 1;
  copied.textContent = "";
  if (!text.trim()) return clear("Chưa có đoạn văn nào. Dán hoặc gõ vào ô trên.");
  if (text.length > most) {
    return clear("Đoạn văn dài " + number(text.length) + " ký tự, quá " + number(most) + ". Hãy dán từng phần, hoặc dùng scripts/cite.py cho cả tệp.", true);
  }
  const late = setTimeout(() => { if (turn === asked) count.textContent = "Đang đọc…"; }, 300);
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await citationsOf(text, agency.value || null);
    if (turn === asked) showFound(text, answer);
  } catch {
    if (turn === asked) showError();
  } finally {
    clearTimeout(late);
    if (turn === asked) results.removeAttribute("aria-busy");
  }
}

function clear(words, isWrong = false) {
  results.hidden = true;
  box.setAttribute("aria-invalid", String(isWrong));
  count.replaceChildren(isWrong ? element("strong", {}, words) : words);
}

function showFound(text, answer) {
  found = answer;
  lastText = text;
  box.setAttribute("aria-invalid", "false");
  outside = found.citations.map((citation, place) => place).filter((place) => !found.citations[place].internal);
  const within = found.citations.length - outside.length;
  const inner = within ? " Ngoài ra có " + number(within) + " chỗ chỉ đến phần khác của chính đoạn văn, không kể ở đây." : "";
  if (!outside.length) {
    clear("Không thấy trích dẫn nào." + (inner || " Trang nhận ra số, ký hiệu như 04/2015/NĐ-CP, 25-CT/TU và luật gọi theo tên."));
    return;
  }
  const known = new Set(outside.map((place) => found.documents[place].entry?.address).filter(Boolean)).size;
  count.replaceChildren(element("strong", {}, "Tìm thấy " + number(outside.length) + " trích dẫn"),
    known ? "; " + number(known) + " văn bản có trang trên cổng." : "; chưa văn bản nào có trang trên cổng.", inner);
  shown = 0;
  list.replaceChildren();
  showMore();
  marked.replaceChildren(markedText(lastText, found.citations, found.documents, base));
  results.hidden = false;
}

function showMore() {
  const next = outside.slice(shown, shown + AT_ONCE);
  const items = next.map((place) => citationItem(found.citations[place], found.documents[place], base, place));
  list.append(...items);
  shown += items.length;
  more.hidden = shown >= outside.length;
  more.textContent = "Xem thêm " + Math.min(AT_ONCE, outside.length - shown) + " trích dẫn";
  return items[0];
}

function showError() {
  results.hidden = true;
  const again = element("button", { class: "ck-btn", type: "button" }, "Thử lại");
  again.addEventListener("click", show);
  count.replaceChildren(element("strong", {}, "Không tải được dữ liệu của cổng."), " Hãy kiểm tra kết nối mạng rồi thử lại. ", again);
}

async function fillAgencies() {
  const answer = await fetch(new URL(base + "assets/citations/agencies.json", location.href));
  const { agencies } = await answer.json();
  for (const [level, words] of Object.entries(LEVELS)) {
    const options = agencies.filter((one) => one.level === level).map(({ id, name }) => element("option", { value: id }, name));
    if (options.length) agency.append(element("optgroup", { label: words }, options));
  }
}

let pause = 0;
box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(show, PAUSE);
});
agency.addEventListener("change", () => { if (box.value.trim()) show(); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  show();
});
form.addEventListener("reset", () => {
  clearTimeout(pause);
  setTimeout(() => {
    show();
    box.focus();
  });
});
more.addEventListener("click", () => {
  const first = showMore();
  first?.querySelector("a")?.focus(); // the reader goes on where the new lines begin
});
marked.addEventListener("click", ({ target }) => {
  const line = target.closest("a")?.getAttribute("href");
  if (line?.startsWith("#")) while (!more.hidden && !document.querySelector(line)) showMore();
});
results.addEventListener("click", async ({ target }) => {
  const kind = target.closest("[data-as]")?.dataset.as;
  if (!kind) return;
  const lines = found.citations.map((citation, place) => lineOf(citation, found.documents[place]));
  try {
    await navigator.clipboard.writeText(kind === "csv" ? asCsv(lines) : JSON.stringify(lines, null, 1));
    copied.textContent = "Đã sao chép " + number(lines.length) + " dòng.";
  } catch {
    copied.textContent = "Trình duyệt không cho sao chép.";
  }
});

form.hidden = false;
fillAgencies().catch(() => {
  agency.disabled = true;
  part("co-quan-ghi-chu").textContent = "Không tải được danh bạ cơ quan.";
});
show();
