// How the search page shows what was found. Everything is built as elements: no text becomes markup.

const KINDS = { document: "Văn bản được dẫn", agency: "Cơ quan", page: "Trang hướng dẫn" };

/** An element with attributes and children; strings become text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** A date as documents print it: "2023-03-27" → "27/3/2023", months 1 and 2 with a zero. */
export function printedDate(iso) {
  if (!iso) return "không ghi ngày";
  const [year, month, day] = iso.split("-");
  if (!month) return "năm " + year;
  if (!day) return "tháng " + Number(month) + "/" + year;
  return day + "/" + (Number(month) < 3 ? month : Number(month)) + "/" + year;
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
export function facetFields(facets, names, chosen, legends) {
  const sets = Object.entries(names).flatMap(([key, name]) => {
    const values = facets[key] ?? [];
    const picked = new Set(chosen[key] ?? []);
    if (!values.length || (values.length === 1 && !picked.size)) return [];
    const boxes = values.map(({ value, label, count }) => ({ count, picked: picked.has(value), box: element("label", { class: "ck-check" },
      element("input", { type: "checkbox", name, value, checked: picked.has(value) }), element("span", {}, label), element("span", {}, String(count))) }));
    const order = values.length > 8 ? [...boxes].sort((one, other) => other.picked - one.picked || (key === "year" ? 0 : other.count - one.count)) : boxes;
    const more = order.slice(8).map(({ box }) => box);
    return [element("fieldset", {}, element("legend", {}, legends[key]), ...order.slice(0, 8).map(({ box }) => box),
      more.length ? element("details", { class: "ck-more" }, element("summary", {}, "Thêm " + more.length), more) : null)];
  });
  return sets.length ? [...sets, element("button", { class: "ck-btn" }, "Lọc kết quả")] : [];
}
