// The second wall: tokens become a flat list of nodes, children first, within the same limits as
// `unsaddle.formula.check`. A power binds tighter than a minus before it, and from the right.

import {
  CONSTANTS, LETTERS, MAX_CONSTANT, MAX_DEGREE, MAX_EXPONENT, MAX_LENGTH, VOCABULARY,
  FormulaError, general, lengthOf, quoted, refuse, shorten, type FunctionName,
} from "./grammar";
import { scan, type Token } from "./scan";

export type Operation =
  | "number" | "variable" | "negative" | "add" | "subtract" | "multiply" | "divide" | "power" | "call";

export interface Node {
  operation: Operation;
  inputs: readonly number[]; // places of earlier nodes
  name: string; // of a variable or a function
  variable: number; // its place among the coordinates, or -1
  value: number | null; // where no variable takes part
}

export interface Formula {
  text: string; // as typed
  variables: readonly string[]; // all up to the highest that is used
  nodes: readonly Node[];
}

/** Return the checked formula of a text, or throw a `FormulaError`. */
export function parse(text: string): Formula {
  const length = lengthOf(text, MAX_LENGTH);
  if (length > MAX_LENGTH)
    throw new FormulaError(
      `a formula of ${length.toLocaleString("en-US")} characters`,
      `at most ${MAX_LENGTH.toLocaleString("en-US")}`,
      "Pass a Python function written with jax.numpy instead.",
    );
  const tokens = scan(text);
  const builder = new Builder(text);
  new Reader(tokens, builder).sum();
  const variables = variablesOf(text, tokens);
  for (const node of builder.nodes)
    if (node.operation === "variable") node.variable = variables.indexOf(node.name);
  return { text, variables, nodes: builder.nodes };
}

/** A part that was read: its node, and the columns where it begins without and with its parentheses. */
interface Part {
  node: number;
  begin: number;
  outer: number;
}

const SUM: Record<string, Operation> = { "+": "add", "-": "subtract" };
const PRODUCT: Record<string, Operation> = { "*": "multiply", "/": "divide" };
const POWER: Record<string, Operation> = { "**": "power", "^": "power" };

class Reader {
  private place = 0;

  constructor(private readonly tokens: readonly Token[], private readonly builder: Builder) {}

  private operator(table: Record<string, Operation>): Operation | undefined {
    const token = this.tokens[this.place];
    const found = token?.kind === "operator" ? table[token.text] : undefined;
    if (found) this.place += 1;
    return found;
  }

  sum(): Part {
    let left = this.product();
    for (let found; (found = this.operator(SUM)); ) left = this.builder.binary(found, left, this.product());
    return left;
  }

  private product(): Part {
    let left = this.signed();
    for (let found; (found = this.operator(PRODUCT)); )
      left = this.builder.binary(found, left, this.signed());
    return left;
  }

  private signed(): Part {
    const signs: Token[] = []; // a loop: hundreds of signs are no reason for as many frames
    for (let token = this.tokens[this.place]!; token.kind === "operator"; token = this.tokens[this.place]!) {
      this.place += 1;
      if (token.text === "-") signs.push(token); // a plus before a value changes nothing
    }
    let part = this.power();
    for (const sign of signs.reverse()) part = this.builder.negative(sign, part);
    return part;
  }

  private power(): Part {
    const base = this.value();
    const found = this.operator(POWER);
    return found ? this.builder.binary(found, base, this.signed()) : base;
  }

  private value(): Part {
    const token = this.tokens[this.place]!;
    this.place += 1;
    if (token.kind === "number") return this.builder.number(token);
    if (token.kind === "name" && this.tokens[this.place]?.kind === "open") {
      this.place += 1;
      const argument = this.sum();
      this.place += 1;
      return this.builder.call(token, argument);
    }
    if (token.kind === "name") return this.builder.name(token);
    const inside = this.sum();
    this.place += 1;
    return { ...inside, outer: token.column };
  }
}

const MATH: Record<FunctionName, (x: number) => number> = {
  sin: Math.sin, cos: Math.cos, tan: Math.tan, exp: Math.exp, log: Math.log, sqrt: Math.sqrt,
  abs: Math.abs, tanh: Math.tanh, sinh: Math.sinh, cosh: Math.cosh, arctan: Math.atan,
};
const ARITHMETIC: Record<string, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  power: (a, b) => a ** b,
};

class Builder {
  readonly nodes: Node[] = [];
  private readonly degrees: number[] = []; // product of the constant exponents inside one another
  private readonly towers: boolean[] = []; // whether a power with a variable exponent is inside

  constructor(private readonly text: string) {}

  number(token: Token): Part {
    return this.add("number", [], "", token.value, token.column);
  }

  name(token: Token): Part {
    const constant = CONSTANTS[token.text];
    return constant === undefined
      ? this.add("variable", [], token.text, null, token.column)
      : this.add("number", [], "", constant, token.column);
  }

  call(token: Token, argument: Part): Part {
    const x = this.nodes[argument.node]!.value;
    const value = x === null ? null : MATH[token.text as FunctionName](x);
    return this.add("call", [argument.node], token.text, value, token.column);
  }

  negative(sign: Token, part: Part): Part {
    const x = this.nodes[part.node]!.value;
    return this.add("negative", [part.node], "", x === null ? null : -x, sign.column);
  }

  binary(operation: Operation, left: Part, right: Part): Part {
    const a = this.nodes[left.node]!.value;
    const b = this.nodes[right.node]!.value;
    let degree = Math.max(this.degrees[left.node]!, this.degrees[right.node]!);
    let tower = this.towers[left.node]! || this.towers[right.node]!;
    if (operation === "divide" && b === 0)
      refuse(this.text, "a division by zero", "Divide by something else.", right.begin);
    if (operation === "power") {
      degree = Math.max(degree, this.degreeOfPower(left, right));
      tower ||= b === null;
    }
    const value = a === null || b === null ? null : ARITHMETIC[operation]!(a, b);
    return this.add(operation, [left.node, right.node], "", value, left.outer, degree, tower);
  }

  private add(
    operation: Operation, inputs: number[], name: string, value: number | null, begin: number,
    degree = Math.max(1, ...inputs.map((i) => this.degrees[i]!)),
    tower = inputs.some((i) => this.towers[i]!),
  ): Part {
    if (value !== null && !(Math.abs(value) <= MAX_CONSTANT))
      refuse(
        this.text,
        `a constant part that is not a real number of at most ${general(MAX_CONSTANT)}`,
        "Correct that part or scale the formula.",
        begin,
      );
    this.nodes.push({ operation, inputs, name, variable: -1, value });
    this.degrees.push(degree);
    this.towers.push(tower);
    return { node: this.nodes.length - 1, begin, outer: begin };
  }

  private degreeOfPower(base: Part, exponent: Part): number {
    const value = this.nodes[exponent.node]!.value;
    if (value === null) {
      if (this.towers[exponent.node])
        refuse(
          this.text, "a variable exponent inside an exponent",
          "Keep exponents free of powers such as 2**x.", exponent.begin,
        );
      return 1;
    }
    if (!(Math.abs(value) <= MAX_EXPONENT))
      refuse(
        this.text, `the exponent ${general(value)}`,
        `Keep exponents between -${general(MAX_EXPONENT)} and ${general(MAX_EXPONENT)}.`, exponent.begin,
      );
    const degree = this.degrees[base.node]! * Math.max(1, Math.abs(value));
    if (degree > MAX_DEGREE)
      refuse(
        this.text, `powers of powers whose exponents multiply to ${general(degree)}`,
        `Keep that product at ${general(MAX_DEGREE)} or below.`, exponent.begin,
      );
    return degree;
  }
}

function variablesOf(text: string, tokens: readonly Token[]): string[] {
  const letters = tokens.filter((token) => (LETTERS as readonly string[]).includes(token.text));
  const numbered = tokens.filter((token) => /^x[0-9]+$/.test(token.text));
  if (letters[0] && numbered[0]) {
    const second = letters[0].column > numbered[0].column ? letters[0] : numbered[0];
    refuse(
      text, `${quoted(letters[0].text)} and ${quoted(numbered[0].text)} mixed`,
      "Use either x, y, z or x1, x2, x3 throughout.", second.column,
    );
  }
  if (letters.length > 0) {
    const highest = Math.max(...letters.map((token) => LETTERS.indexOf(token.text as "x")));
    return LETTERS.slice(0, highest + 1);
  }
  if (numbered.length > 0) {
    const highest = Math.max(...numbered.map((token) => Number(token.text.slice(1))));
    return Array.from({ length: highest }, (_, i) => `x${i + 1}`);
  }
  throw new FormulaError(
    `formula ${quoted(shorten(text))} without a variable`, VOCABULARY,
    "A constant is no landscape; use x, y or x1, x2.",
  );
}
