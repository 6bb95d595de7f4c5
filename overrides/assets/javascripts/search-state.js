// What the address of the search page says, and the address that says it.

export const AT_ONCE = 10;
// Facet → its name in the address.
export const NAMES = { kind: "loai", agency: "co-quan", level: "cap", year: "nam", subject: "chuyen-de", status: "tinh-trang", quality: "ban-chu" };
export const LEGENDS = { kind: "Loại", agency: "Cơ quan ban hành", level: "Cấp ban hành", year: "Năm", subject: "Chuyên đề", status: "Tình trạng", quality: "Bản chữ" };
// Order → its name in the address.
const SORTS = { newest: "moi", oldest: "cu" };
// An address may come from anywhere: as much of it as a reader can have asked for.
const LONGEST_QUERY = 300;
const MOST_VALUES = 60;
const LAST_PAGE = 1000;

/** The state in the part of an address behind "?": { query, filters, sort, page }; sort is undefined for best match first. */
export function stateOf(search) {
  const given = new URLSearchParams(search);
  const filters = {};
  for (const [key, name] of Object.entries(NAMES)) {
    const values = given.getAll(name).slice(0, MOST_VALUES);
    if (values.length) filters[key] = values;
  }
  const sort = Object.keys(SORTS).find((key) => SORTS[key] === given.get("xep"));
  const page = Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(given.get("trang"))) || 1));
  return { query: (given.get("q") ?? "").trim().slice(0, LONGEST_QUERY), filters, sort, page };
}

/** The address of a state on this page; what is left out of the state is left out of the address. */
export function addressOf({ query = "", filters = {}, sort, page = 1 }) {
  const given = new URLSearchParams();
  if (query) given.set("q", query);
  for (const [key, name] of Object.entries(NAMES)) for (const value of filters[key] ?? []) given.append(name, value);
  if (sort) given.set("xep", SORTS[sort]);
  if (page > 1) given.set("trang", page);
  const text = given.toString();
  return location.pathname + (text ? "?" + text : "");
}

export const isFiltered = ({ filters }) => Object.keys(filters).length > 0;

export const asksNothing = (state) => !state.query && !isFiltered(state);

/** The state without one value of a filter. */
export function withoutFilter(state, key, value) {
  const { [key]: values, ...others } = state.filters;
  const left = values.filter((one) => one !== value);
  return { ...state, page: 1, filters: left.length ? { ...others, [key]: left } : others };
}

/** What the engine is asked for a state. */
export function optionsOf({ query, filters, sort, page }) {
  return { limit: AT_ONCE, offset: (page - 1) * AT_ONCE, filters, sort: sort ?? (query ? undefined : "newest") };
}
