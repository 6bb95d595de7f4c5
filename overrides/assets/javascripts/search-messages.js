// What the search page says where there is no result, and the elements it is said with: no text becomes markup.
import { element } from "./elements.js";
import { addressOf, isFiltered } from "./search-state.js";

/** A link to another state of this page. */
export const link = (state, ...words) => element("a", { href: addressOf(state), "data-go": true }, ...words);

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");

/** Other questions that may find what this one did not, as a list; the page's own lists of links stand below it. */
export function waysOn(state) {
  const { query } = state;
  const ways = [];
  const unquoted = query.replace(/["“”«»]/g, " ").replace(/\s+/g, " ").trim();
  const included = query.split(/\s+/).filter((word) => !/^[-−–]./.test(word)).join(" ");
  if (isFiltered(state)) ways.push(link({ query }, "Bỏ các bộ lọc và tìm lại trên cả cổng"));
  if (unquoted && unquoted !== query) ways.push(link({ ...state, page: 1, query: unquoted }, "Tìm các chữ này ở bất cứ đâu, không cần liền nhau: " + unquoted));
  if (included && included !== query) ways.push(link({ ...state, page: 1, query: included }, "Không loại trừ chữ nào: " + included));
  if (folded(unquoted) !== unquoted) ways.push(link({ ...state, page: 1, query: folded(unquoted) }, "Tìm không dấu: " + folded(unquoted)));
  if (unquoted.split(" ").length > 3) ways.push("Bớt chữ: hai đến bốn chữ đặc trưng thường tốt hơn cả câu.");
  ways.push("Thử cách viết khác: tên đầy đủ thay cho chữ viết tắt, tên cũ của cơ quan, hoặc chỉ số ký hiệu như 49/KH-UBND.");
  return [element("h2", {}, "Có thể thử"), element("ul", { class: "ck-ways" }, ways.map((way) => element("li", {}, way)))];
}

/** What went wrong, as { fact, advice, detail } in the reader's words; `lasting` where another try fails as well. */
export function errorWords(error) {
  if (error.name === "NoDecompression") {
    return {
      fact: "Trình duyệt này chưa đọc được dữ liệu tìm kiếm.",
      advice: "Cần một phiên bản mới hơn của trình duyệt. Các danh sách ở mục “Tra theo danh sách” bên dưới dùng được trên mọi trình duyệt.",
      detail: "",
      lasting: true,
    };
  }
  const file = /search file (\S+): HTTP (\d+)/.exec(error.message);
  if (file) {
    return {
      fact: "Thiếu một phần dữ liệu tìm kiếm.",
      advice: "Hãy thử lại; câu tìm khác vẫn dùng được, và các danh sách bên dưới không cần phần này.",
      detail: "Tệp không tải được: assets/search/" + file[1] + " (mã " + file[2] + ").",
    };
  }
  if (navigator.onLine === false || error.name === "TypeError" || error.name === "NetworkError") {
    return {
      fact: "Không tải được dữ liệu tìm kiếm.",
      advice: "Có thể mạng đang mất. Những câu đã tìm từ lúc mở trang vẫn tìm lại được; nối mạng rồi thử lại.",
      detail: "",
    };
  }
  return {
    fact: "Dữ liệu tìm kiếm không đọc được.",
    advice: "Có thể trang vừa được cập nhật. Hãy thử lại; nếu vẫn hỏng, hãy tra theo các danh sách bên dưới.",
    detail: "",
  };
}
