// What a formula may contain: the same words, limits and refusals as `unsaddle.formula.grammar`.

export const MAX_LENGTH = 2_000;
export const MAX_DEPTH = 50;
export const MAX_NODES = 500;
export const MAX_DIMS = 100;
export const MAX_EXPONENT = 64;
export const MAX_DEGREE = 256;
export const MAX_CONSTANT = 1e100;

export const FUNCTIONS = [
  "sin", "cos", "tan", "exp", "log", "sqrt", "abs", "tanh", "sinh", "cosh", "arctan",
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];
export const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };
export const LETTERS = ["x", "y", "z"] as const;

export const VOCABULARY =
  `numbers, + - * / ** (or ^), parentheses, the variables x, y, z or x1 to x${MAX_DIMS}, ` +
  `the constants ${Object.keys(CONSTANTS).join(" and ")}, and the functions ${FUNCTIONS.join(", ")}`;

/** A text that is refused: where (column from 1), why, and what to do. */
export class FormulaError extends Error {
  constructor(
    readonly received: string,
    readonly accepted: string,
    readonly advice: string,
    readonly column: number | null = null,
  ) {
    const place = column === null ? "" : ` at column ${column}`;
    super(`${received}${place}; accepted: ${accepted}. ${advice}`);
    this.name = "FormulaError";
  }
}

export function refuse(text: string, reason: string, advice: string, column: number | null): never {
  throw new FormulaError(`formula ${quoted(shorten(text))}: ${reason}`, VOCABULARY, advice, column);
}

/** The length of a text in characters, as Python counts; exact where it may be more than `most`. */
export function lengthOf(text: string, most: number): number {
  if (text.length <= most) return text.length;
  let n = 0;
  for (const _ of text) n += 1; // no array: a replay is large
  return n;
}

// What Python's `strip` takes for space and what JavaScript's `trim` does, together.
const SPACE = /[\s\x1c-\x1f\x85]/;

/** A text without the space around it. */
export function trimmed(text: string): string {
  let [begin, end] = [0, text.length];
  while (begin < end && SPACE.test(text[begin]!)) begin += 1;
  while (end > begin && SPACE.test(text[end - 1]!)) end -= 1;
  return text.slice(begin, end);
}

/** The text, cut to a length that fits into a message. */
export function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length <= 60 ? text : characters.slice(0, 57).join("") + "...";
}

/** A text as Python's `repr` shows it. */
export function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = "";
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (character === "\\" || character === mark) body += "\\" + character;
    else if (character === "\n") body += "\\n";
    else if (character === "\r") body += "\\r";
    else if (character === "\t") body += "\\t";
    else if (code < 0x20 || (code >= 0x7f && code < 0xa1) || code === 0xad)
      body += "\\x" + code.toString(16).padStart(2, "0");
    else if (code > 0xff && UNPRINTABLE.test(character)) body += escaped(code);
    else body += character;
  }
  return mark + body + mark;
}

const UNPRINTABLE = /[\p{C}\p{Z}]/u;

/** A character outside ASCII as Python's `ascii` shows it, without the quotes. */
export function escaped(code: number): string {
  if (code <= 0xff) return "\\x" + code.toString(16).padStart(2, "0");
  if (code <= 0xffff) return "\\u" + code.toString(16).padStart(4, "0");
  return "\\U" + code.toString(16).padStart(8, "0");
}

/** A number as Python's format "g" shows it: six significant digits, no trailing zeros. */
export function general(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [mantissa, exponent] = value.toExponential(5).split("e") as [string, string];
  const power = Number(exponent);
  if (power < -4 || power >= 6) {
    const digits = mantissa.replace(/\.?0+$/, "");
    const size = String(Math.abs(power)).padStart(2, "0");
    return `${digits}e${power < 0 ? "-" : "+"}${size}`;
  }
  const fixed = value.toFixed(Math.max(0, 5 - power));
  return fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
}
