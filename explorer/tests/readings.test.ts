// What the page reads and refuses is what Python does, to the letter; and whatever it is given, it answers.

import { describe, expect, test } from "vitest";
import { FormulaError } from "../src/formula/grammar";
import { readReplay, replayOf } from "../src/replay/replay";
import { Refusal } from "../src/state/checks";
import { fromFragment } from "../src/state/fragment";
import { landscapeName, readState } from "../src/state/read";
import { defaultState } from "../src/state/state";
import { checksum, plainly } from "./plain";
import text from "./fixtures/readings.json?raw";

type Cases = readonly (readonly [never, string])[];
type Part = "landscapes" | "states" | "replays" | "fragments" | "texts";

// As text: half a surrogate pair is JSON, but not to every bundler.
const readings = JSON.parse(text) as Readonly<Record<Part, Cases>> & {
  readonly bases: readonly unknown[];
  readonly values: readonly unknown[];
};

const PATIENCE = 1000; // milliseconds for one input; the slowest takes about ten

type Reading = { readonly refusal: string } | { readonly state: unknown } | { readonly replay: unknown };
type Place = (string | number)[];

/** A base with a change made: a value put in a few of its places, or what was there taken away. */
function changed([number, ...places]: readonly unknown[]): unknown {
  const whole: Record<string, unknown> = { "": structuredClone(readings.bases[number as number]) };
  for (const [path, value] of places as [Place, number?][]) {
    let [place, last] = [whole as Record<string | number, unknown>, "" as string | number];
    for (const key of path) [place, last] = [place[last] as Record<string | number, unknown>, key];
    // An own key, as JSON has it, even where it is called __proto__.
    if (value !== undefined)
      Object.defineProperty(place, last, {
        value: structuredClone(readings.values[value]), configurable: true, enumerable: true, writable: true,
      });
    else if (Array.isArray(place)) place.splice(last as number, 1);
    else delete place[last];
  }
  return whole[""];
}

function said(reading: Reading): string {
  if ("refusal" in reading) return reading.refusal;
  return "=" + plainly("state" in reading ? reading.state : reading.replay);
}

function saidOfLandscape(text: string): string {
  try {
    return "=" + plainly(landscapeName(text, "landscape"));
  } catch (error) {
    if (error instanceof Refusal || error instanceof FormulaError) return error.message;
    throw error;
  }
}

const KINDS: Record<Part, [Cases, (given: never) => string]> = {
  landscapes: [readings.landscapes, saidOfLandscape],
  states: [readings.states, (change: unknown[]) => said(readState(changed(change)))],
  replays: [readings.replays, (change: unknown[]) => said(replayOf(changed(change)))],
  fragments: [readings.fragments, (text: string) => said(fromFragment(text))],
  texts: [readings.texts, (text: string) => said(readReplay(text))],
};

test.each(Object.entries(KINDS))("of all %s Python says the same", (_, [cases, say]) => {
  const others = cases
    .map(([given, wanted]) => [given, wanted, say(given)] as const)
    .filter(([, wanted, words]) => checksum(words) !== wanted);
  expect(others.map(([given, , words]) => [given, words])).toEqual([]);
});

test("the checksum is CRC-32", () => {
  expect(checksum("123456789")).toBe("cbf43926");
});

// ---- whatever it is given -------------------------------------------------------------------------

const SIGNS = [
  "x", "y", "z", "x1", "x100", "sin(", "exp(", "log(", "sqrt(", "abs(", "pi", "e", "1", "0.5", "1e99", "1e-99", "64",
  "+", "-", "*", "/", "**", "^", "(", ")", "((((((((", "))))", "-----", ",", "=", "'", "\n", " ", "é", "😀", "\ud800",
  "True", "saddle", "__proto__", "constructor",
];
const PIECES = [
  "{", "}", "[", "]", ":", ",", '"', "\\", "0", "1e308", "1e999", "-", "null", "true", '"landscape"', '"x*y"',
  '"starts"', '"points"', '"kind"', '"optimizers"', '"rule"', '"adam"', '"settings"', '"__proto__"', '"steps"',
  "[".repeat(300), "\u0000", "\ufeff", "é", "\ud800", " ",
];

/** Whole numbers from 0 to below n, the same in every run. */
function dice(seed: number): (n: number) => number {
  let word = seed >>> 0;
  return (n) => {
    word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
    return Math.floor((word / 2 ** 32) * n);
  };
}

const several = (roll: (n: number) => number, from: readonly string[], most: number): string =>
  Array.from({ length: roll(most) }, () => from[roll(from.length)]!).join("");

function answered(read: () => string, given: string): void {
  const began = performance.now();
  const words = read();
  expect(performance.now() - began, given.slice(0, 200)).toBeLessThan(PATIENCE);
  expect(words.startsWith("=") || /; accepted: .+\. .+[.?]$/s.test(words), words).toBe(true);
  expect(words.startsWith("=") || words.length < 2_000, words).toBe(true);
}

describe("10,000", () => {
  test("formulas are each read or explained", () => {
    const roll = dice(3);
    for (let i = 0; i < 10_000; i++) {
      const text = several(roll, SIGNS, i % 100 === 0 ? 600 : 14);
      answered(() => saidOfLandscape(text), text);
    }
  });

  test("addresses are each read or explained", () => {
    const roll = dice(4);
    const sound = JSON.stringify({ ...defaultState(), noise: { std: 0.1, direction: [1, 2] }, landscape: "x*y - x**4" });
    for (let i = 0; i < 10_000; i++) {
      let text = i % 4 === 0 ? several(roll, PIECES, 30) : sound;
      if (i % 4 > 1) text = damaged(text, roll, (place) => SIGNS[place % SIGNS.length]!);
      let address = `#s=${coded(text)}`;
      if (i % 4 === 1) address = damaged(address, roll, (place) => String.fromCharCode(place % 0x180));
      answered(() => said(fromFragment(address)), address);
    }
  });
});

function damaged(text: string, roll: (n: number) => number, sign: (any: number) => string): string {
  for (let change = 0; change <= roll(3); change++) {
    const place = roll(text.length + 1);
    text = text.slice(0, place) + sign(roll(0x8000)) + text.slice(place + roll(3));
  }
  return text;
}

function coded(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
