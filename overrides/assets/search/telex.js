// Keystrokes that no input method turned into letters: "daan vaanj" (Telex), "da6n va65n" (VNI).

const SYLLABLE = /^[a-zđ]+$/;
const TELEX_TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323", z: "" };
const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323", 0: "" };
const TELEX_LETTERS = [[/dd/g, "đ"], [/uow$/, "uơ"], [/uow|uwow|uwo/g, "ươ"], [/aa/g, "â"], [/ee/g, "ê"], [/oo/g, "ô"], [/aw/g, "ă"], [/ow/g, "ơ"], [/uw/g, "ư"]];
const VOWELS = "aăâeêioôơuưy";

/** The syllable that a Telex or VNI spelling stands for, or null where it is neither. */
export function decodeKeys(word) {
  const spelled = /\d/.test(word) ? vni(word) : telex(word);
  return spelled && spelled !== word && SYLLABLE.test(spelled.normalize("NFD").replace(/[\u0300-\u036f]/g, "")) ? spelled : null;
}

function telex(word) {
  // A mark key may stand at the end of the syllable: "dand" → "đan", "tieengs", "nuocw".
  let letters = word, tone = "";
  const last = /^(.*[aeiouy].*?)([sfrxjz])$/.exec(letters);
  if (last) {
    letters = last[1];
    tone = TELEX_TONES[last[2]];
  } else {
    const inside = /^(.*[aeiouywd])([sfrxj])([a-z]*)$/.exec(letters);
    if (inside && /[aeiouy]/.test(inside[1])) {
      letters = inside[1] + inside[3];
      tone = TELEX_TONES[inside[2]];
    }
  }
  letters = letters.replace(/^d(.*[aeiouy].*)d$/, "đ$1");
  for (const [keys, letter] of TELEX_LETTERS) letters = letters.replace(keys, letter);
  letters = letters.replace(/^(.*)(uo)([a-z]*)w$/, "$1ươ$3").replace(/^(.*)([aou])([a-z]*)w$/, (all, before, vowel, after) =>
    before + { a: "ă", o: "ơ", u: "ư" }[vowel] + after);
  letters = letters.replace(/w/g, "ư");
  letters = letters.replace(/^(.*)([aeo])([bcdghmnpt]*|[iuy])\2$/, (all, before, vowel, after) => before + { a: "â", e: "ê", o: "ô" }[vowel] + after);
  return withTone(letters, tone);
}

function vni(word) {
  let letters = "", tone = "";
  for (const key of word) {
    if (key in VNI_TONES) tone = VNI_TONES[key];
    else if (key === "6") letters = letters.replace(/([aeo])([^aeo]*)$/, (all, vowel, after) => ({ a: "â", e: "ê", o: "ô" })[vowel] + after);
    // "uo" takes both horns before another letter ("nước"), one at the end of a syllable ("thuở").
    else if (key === "7") letters = /[^q]uo$/.test(letters) && !/[a-z]/.test(word.slice(word.indexOf(key))) ? letters.slice(0, -1) + "ơ" : letters.replace(/uo(?=[a-z]*$)|[uo](?=[^uo]*$)/, (vowel) => ({ uo: "ươ", u: "ư", o: "ơ" })[vowel]);
    else if (key === "8") letters = letters.replace(/a(?=[^a]*$)/, "ă");
    else if (key === "9") letters = letters.replace(/^d/, "đ");
    else letters += key;
  }
  return /^[a-zđâêôăơư]+$/.test(letters) ? withTone(letters, tone) : null;
}

/** The syllable with the tone on the vowel that carries it; the search unifies its place anyway. */
function withTone(letters, tone) {
  if (!tone) return letters;
  const special = /[ăâêôơư](?!.*[ăâêôơư])/.exec(letters);
  let at = special ? special.index : -1;
  if (at < 0) {
    const start = /^(?:qu|gi(?=[aeouy]))/.exec(letters)?.[0].length ?? 0;
    const run = new RegExp("[" + VOWELS + "]+").exec(letters.slice(start));
    if (!run) return null;
    const from = start + run.index;
    const closed = from + run[0].length < letters.length;
    at = run[0].length === 1 ? from : run[0].length === 2 && closed ? from + 1 : run[0].length > 2 ? from + 1 : from;
  }
  return (letters.slice(0, at + 1) + tone + letters.slice(at + 1)).normalize("NFC");
}
