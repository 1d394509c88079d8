// The landscape that a name or a typed formula means, with what Python certified of the named ones.

import { closeMatches } from "../formula/close";
import { LETTERS, quoted, shorten, trimmed } from "../formula/grammar";
import { parse, type Formula } from "../formula/parse";
import { Refusal } from "../state/checks";
import type { Box, Pair } from "../state/state";
import type { Kind } from "../simulation/messages";
import zoo from "./zoo.json";

export interface KnownPoint {
  readonly location: Pair;
  readonly value: number;
  readonly eigenvalues: Pair;
  readonly kind: Kind;
  readonly index: number;
}

export interface Landscape {
  readonly text: string; // name or formula, as given
  readonly formula: Formula;
  readonly named: boolean;
  readonly source: string;
  readonly box: Box | null; // null: a typed formula's is fitted
  readonly start: Pair | null; // where `unsaddle.race` starts on a named one
  readonly known: readonly KnownPoint[] | null;
}

interface Entry {
  readonly formula: string;
  readonly source: string;
  readonly box: Box;
  readonly start: Pair;
  readonly critical_points: readonly KnownPoint[];
}

const ENTRIES = zoo.landscapes as unknown as Readonly<Record<string, Entry>>;

/** The names of the landscapes that the page knows, sorted. */
export const NAMES: readonly string[] = Object.keys(ENTRIES);

const kept = new Map<string, Landscape>();

/** Return the landscape of a name or a formula; throw a `Refusal` or a `FormulaError` of any other. */
export function landscapeOf(text: string): Landscape {
  const word = trimmed(text);
  const before = kept.get(word);
  if (before) return before;
  const found = built(word);
  if (kept.size >= 64) kept.clear(); // what is typed letter by letter shall not pile up
  kept.set(word, found);
  return found;
}

function built(word: string): Landscape {
  if (Object.hasOwn(ENTRIES, word)) {
    const entry = ENTRIES[word]!;
    return {
      text: word, formula: parse(entry.formula), named: true, source: entry.source, box: entry.box,
      start: entry.start, known: entry.critical_points,
    };
  }
  const isWord = /^[A-Za-z_][A-Za-z0-9_]*$/.test(word);
  const isVariable = (LETTERS as readonly string[]).includes(word) || /^x[0-9]+$/.test(word);
  if ((isWord && !isVariable) || Object.hasOwn(ENTRIES, word.toLowerCase().replace(/[ \t\r\n\f\v-]+/g, "_"))) {
    const near = closeMatches(word, NAMES as string[], 3, 0.5);
    const hint = near.length > 0 ? `Did you mean ${near.map(quoted).join(" or ")}?` : "Choose one of the accepted names.";
    throw new Refusal(
      `unknown landscape ${quoted(shorten(word))}`,
      NAMES.join(", "),
      `${hint} A formula such as 'x**2 - y**2' works too.`,
    );
  }
  const formula = parse(word);
  if (formula.variables.length > 2)
    throw new Refusal(
      `a formula of ${formula.variables.length} variables`,
      "one or two: x and y, or x1 and x2",
      "The page draws a surface over a plane.",
    );
  return { text: word, formula, named: false, source: "typed", box: null, start: null, known: null };
}
