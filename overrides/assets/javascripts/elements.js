// What the pages that build their results in the browser share. Everything is built as elements: no text becomes markup.

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
