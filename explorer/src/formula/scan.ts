// The first wall: a text becomes tokens in an order that the grammar allows, or is refused at its
// first fault. The same two states and the same refusals as `unsaddle.formula.scan`.

import { closeMatches } from "./close";
import {
  CONSTANTS, FUNCTIONS, LETTERS, MAX_CONSTANT, MAX_DEPTH, MAX_DIMS, MAX_NODES, VOCABULARY,
  FormulaError, escaped, general, quoted, refuse, shorten,
} from "./grammar";

export interface Token {
  kind: "number" | "name" | "operator" | "open" | "close";
  text: string; // as typed
  column: number; // in characters, from 1
  value: number; // of a number, else not-a-number
}

const SPACE = /[ \t\r\n\f\v]*/y;
const TOKEN = new RegExp(
  "(?<number>(?:[0-9]+(?:_[0-9]+)*(?:\\.(?:[0-9]+(?:_[0-9]+)*)?)?|\\.[0-9]+(?:_[0-9]+)*)(?:[eE][+-]?[0-9]+)?)" +
    "|(?<name>[A-Za-z_][A-Za-z0-9_]*)" +
    "|(?<operator>\\*\\*|//|\\^|[-+*/])" +
    "|(?<open>\\()|(?<close>\\))|(?<comma>,)" +
    "|(?<foreign>:=|[=!<>]=|<<|>>|[^])",
  "uy",
);
const CALLED = /^(?:(?!\ufeff)\s|[\x1c-\x1f\x85])*\(/; // what Python's `lstrip` takes for space
const NO_VALUE = "Put a number, a name or a parenthesis there.";
const FOREIGN: Record<string, [string, string]> = {
  "'": ["a string", "Write numbers and names without quotes."],
  '"': ["a string", "Write numbers and names without quotes."],
  "[": ["a square bracket", "Use parentheses; variables are x1, x2, not x[1]."],
  "]": ["a square bracket", "Use parentheses; variables are x1, x2, not x[1]."],
  "{": ["a curly bracket", "Use parentheses."],
  "}": ["a curly bracket", "Use parentheses."],
  "%": ["an operator outside the grammar", "A remainder is not smooth; use sin for periods."],
  "!": ["an operator outside the grammar", "There is no factorial."],
  "|": ["an operator outside the grammar", "Write abs(x) for an absolute value."],
  ":=": ["an assignment", "Write the expression alone."],
  "=": ["an assignment or a named argument", "Write the expression alone, without '='."],
  ".": ["an attribute", "A point belongs inside a number, as in 0.5."],
  "#": ["a comment", "Leave it out."],
  ";": ["a second statement", "Write one expression."],
  ":": ["a colon", "Write one expression."],
  "\\": ["a backslash", "Leave it out."],
};
for (const symbol of ["==", "!=", "<", ">", "<=", ">="])
  FOREIGN[symbol] = ["a comparison", "A formula has a number as its value."];
for (const symbol of ["@", "&", "~", "<<", ">>"])
  FOREIGN[symbol] = ["an operator outside the grammar", "Use + - * / and **."];
const LOOKALIKES: Record<string, string> = {
  "−": "-", "–": "-", "—": "-", "×": "*", "·": "*", "⋅": "*", "∙": "*", "÷": "/", "π": "pi",
};
// Unicode's superscripts of ASCII characters: JavaScript knows no decompositions.
const SUPERSCRIPTS = new RegExp(
  "[\\u00aa\\u00b2\\u00b3\\u00b9\\u00ba\\u02b0\\u02b2\\u02b3\\u02b7\\u02b8\\u02e1-\\u02e3\\u1d2c\\u1d2e\\u1d30" +
    "\\u1d31\\u1d33-\\u1d3a\\u1d3c\\u1d3e-\\u1d43\\u1d47-\\u1d49\\u1d4d\\u1d4f\\u1d50\\u1d52\\u1d56-\\u1d58\\u1d5b" +
    "\\u1d9c\\u1da0\\u1dbb\\u2070\\u2071\\u2074-\\u207a\\u207c-\\u207f\\u2120\\u2122\\u2c7d\\ua7f2-\\ua7f4" +
    "\\u{107a5}\\u{1f16a}-\\u{1f16c}]",
  "u",
);
const SYNONYMS: Record<string, string> = {
  ln: "log", atan: "arctan", fabs: "abs", pow: "**", power: "**",
};
const KEYWORDS = new Set(
  ("False None True and as assert async await break class continue def del elif else except finally " +
    "for from global if import in is lambda nonlocal not or pass raise return try while with yield")
    .split(" "),
);

const isFunction = (name: string): boolean => (FUNCTIONS as readonly string[]).includes(name);
const isLetter = (name: string): boolean => (LETTERS as readonly string[]).includes(name);
const isConstant = (name: string): boolean => Object.hasOwn(CONSTANTS, name);

export function scan(text: string): Token[] {
  return new Scanner(text).all();
}

class Scanner {
  private position = 0; // in UTF-16 units
  private readonly tokens: Token[] = [];
  private readonly open: { column: number; called: string }[] = [];
  private nNodes = 0;

  constructor(private readonly text: string) {}

  all(): Token[] {
    while (this.step());
    return this.finish();
  }

  private column(position = this.position): number {
    let n = 1; // Python counts characters, JavaScript units of 16 bits
    for (const _ of this.text.slice(0, position)) n += 1;
    return n;
  }

  private refuse(reason: string, advice: string, column = this.column()): never {
    return refuse(this.text, reason, advice, column);
  }

  private get previous(): Token | undefined {
    return this.tokens[this.tokens.length - 1];
  }

  private get afterValue(): boolean {
    const kind = this.previous?.kind;
    return kind === "number" || kind === "name" || kind === "close";
  }

  private step(): boolean {
    SPACE.lastIndex = this.position;
    this.position += SPACE.exec(this.text)![0].length;
    TOKEN.lastIndex = this.position;
    const match = TOKEN.exec(this.text);
    if (match === null) return false;
    const symbol = match[0];
    const kinds = match.groups!;
    if (kinds.number !== undefined) {
      this.expectValue(symbol);
      this.add("number", symbol, this.number(symbol));
    } else if (kinds.name !== undefined) {
      this.checkName(symbol);
      this.expectValue(symbol);
      this.add("name", symbol);
    } else if (kinds.operator !== undefined) this.readOperator(symbol);
    else if (kinds.open !== undefined) this.readOpen();
    else if (kinds.close !== undefined) this.readClose();
    else if (kinds.comma !== undefined) this.refuseComma();
    else this.refuse(...describeForeign(symbol));
    this.position += symbol.length;
    return true;
  }

  private finish(): Token[] {
    const last = this.previous;
    if (last === undefined)
      throw new FormulaError(
        `an empty formula ${quoted(shorten(this.text))}`,
        VOCABULARY,
        "Type an expression, for example x**2 - y**2.",
      );
    const unclosed = this.open[this.open.length - 1];
    if (unclosed) this.refuse("'(' that is never closed", "Add the missing ')'.", unclosed.column);
    if (!this.afterValue) this.refuse(`nothing after ${quoted(last.text)}`, NO_VALUE, last.column);
    return this.tokens;
  }

  private add(kind: Token["kind"], text: string, value = Number.NaN): void {
    if (kind !== "open" && kind !== "close") this.nNodes += 1;
    if (this.nNodes > MAX_NODES)
      this.refuse(
        `more than ${MAX_NODES} numbers, names and operators`,
        "Pass a Python function written with jax.numpy instead.",
      );
    this.tokens.push({ kind, text, column: this.column(), value });
  }

  private readOperator(symbol: string): void {
    if (symbol === "//")
      this.refuse("an operator outside the grammar ('//')", "Use / for a division.");
    if (!this.afterValue && symbol !== "+" && symbol !== "-")
      this.refuse(`${quoted(symbol)} where a value should stand`, NO_VALUE);
    this.add("operator", symbol);
  }

  private readOpen(): void {
    const before = this.previous;
    const called = before && isFunction(before.text) ? before.text : "";
    if (!called) this.expectValue("(");
    if (this.open.length === MAX_DEPTH)
      this.refuse(`more than ${MAX_DEPTH} parentheses inside one another`, "Write it with fewer.");
    this.open.push({ column: this.column(), called });
    this.add("open", "(");
  }

  private readClose(): void {
    const top = this.open[this.open.length - 1];
    if (top === undefined) this.refuse("')' that closes nothing", "Write as many '(' as ')'.");
    if (this.previous?.kind === "open") {
      if (top.called) this.refuse(`${top.called}() without its argument`, `Write ${top.called}(x).`);
      this.refuse("empty parentheses", "Put a value inside or leave them out.");
    }
    if (!this.afterValue) this.refuse("')' where a value should stand", NO_VALUE);
    this.open.pop();
    this.add("close", ")");
  }

  private refuseComma(): never {
    const called = this.open[this.open.length - 1]?.called;
    if (called) this.refuse(`a second argument of ${called}`, "Every function takes one argument.");
    return this.refuse("a comma", "Write one expression, and 0.5 with a point.");
  }

  private expectValue(symbol: string): void {
    const before = this.previous;
    if (!this.afterValue || before === undefined) return;
    const reason =
      symbol === "(" && before.kind === "name"
        ? `a call of ${quoted(before.text)}, which is no function,`
        : `${quoted(shorten(before.text))} and ${quoted(symbol)} side by side`;
    this.refuse(reason, `Write ${quoted(shorten(before.text + "*" + symbol))} for a product.`);
  }

  private number(literal: string): number {
    const plain = literal.replaceAll("_", "");
    const value = Number(plain);
    if (!(Math.abs(value) <= MAX_CONSTANT))
      this.refuse(
        `the number ${quoted(shorten(literal))}, beyond ${general(MAX_CONSTANT)},`,
        "Scale the formula.",
      );
    if (value === 0 && /[1-9]/.test(plain.split(/[eE]/)[0]!))
      this.refuse(
        `the number ${quoted(shorten(literal))}, zero in float64,`,
        "Write 0 or scale the formula.",
      );
    return value;
  }

  private checkName(name: string): void {
    const after = this.text.slice(this.position + name.length);
    const called = CALLED.test(after);
    if (isConstant(name) || isLetter(name) || (isFunction(name) && called)) return;
    if (isFunction(name)) this.refuse(`${quoted(name)} without its argument`, `Write ${name}(x).`);
    if (KEYWORDS.has(name)) {
      const what = name === "True" || name === "False" ? "a boolean" : "a word of the Python language";
      this.refuse(
        `${quoted(name)}, ${what},`, "A formula is made of numbers, names and operators only.",
      );
    }
    if (/^x[0-9]+$/.test(name)) {
      if (/^x[1-9][0-9]{0,2}$/.test(name) && Number(name.slice(1)) <= MAX_DIMS) return;
      this.refuse(`the variable ${quoted(shorten(name))}`, `Number them x1 to x${MAX_DIMS}.`);
    }
    if (after[0] === "'" || after[0] === '"')
      this.refuse(`a string (${name}${after[0]})`, FOREIGN["'"]![1]);
    const touching = this.position > 0 && /[0-9]/.test(this.text[this.position - 1]!);
    if ((name === "j" || name === "J") && touching) this.refuse("a complex number", "Use real numbers.");
    const noun = called ? "function" : "name";
    this.refuse(`unknown ${noun} ${quoted(shorten(name))}`, suggest(name, called));
  }
}

function suggest(name: string, called: boolean): string {
  const known = called ? [...FUNCTIONS] : [...LETTERS, ...Object.keys(CONSTANTS), ...FUNCTIONS];
  let near: string[];
  if (!called && name.length <= 4 && [...name].every(isLetter)) near = [[...name].join("*")];
  else if (Object.hasOwn(SYNONYMS, name) || (known as string[]).includes(name.toLowerCase()))
    near = [SYNONYMS[name] ?? name.toLowerCase()];
  else near = closeMatches(name, known, 2, 0.6);
  const words = near.map(quoted).join(" or ");
  return words ? `Did you mean ${words}?` : "Use only the names that are listed.";
}

function describeForeign(symbol: string): [string, string] {
  const known = FOREIGN[symbol];
  if (known) return [`${known[0]} (${symbol})`, known[1]];
  const code = symbol.codePointAt(0)!;
  if (code < 0x80) return [`the character ${quoted(symbol)}`, "Leave it out."];
  let plain = LOOKALIKES[symbol] ?? symbol.normalize("NFKC");
  if (SUPERSCRIPTS.test(symbol)) plain = `**${plain}`;
  const ascii = /^[\x00-\x7f]*$/.test(plain);
  return [
    `the character '${escaped(code)}'`, // Python adds the Unicode name, which a browser lacks
    ascii ? `Type ${quoted(plain)} instead.` : "Only ASCII characters are read.",
  ];
}
