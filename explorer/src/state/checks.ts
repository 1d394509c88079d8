// The questions asked of data from outside, each answered by a value or a polite refusal.

import { general, lengthOf, quoted } from "../formula/grammar";
import type { Range } from "./limits";

/** Something from outside that is not understood: what was received, what is accepted, what to do. */
export class Refusal extends Error {
  constructor(readonly received: string, readonly accepted: string, readonly advice: string) {
    super(`${received}; accepted: ${accepted}. ${advice}`);
    this.name = "Refusal";
  }
}

export type Fields = Readonly<Record<string, unknown>>;

/** A value as a message shows it: never long, whatever it is; in Python's words. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : general(value);
  if (typeof value === "string") {
    const quotation = Array.from(quoted(Array.from(value.slice(0, 120)).slice(0, 60).join("")));
    return quotation.length <= 60 ? quotation.join("") : quotation.slice(0, 57).join("") + "...";
  }
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return `an object of ${Object.keys(value).length} keys`;
  return `a ${typeof value}`;
}

export const grouped = (value: number): string => value.toLocaleString("en-US");

const MOST_NESTED = 100;

/** What a JSON text says, when it is not too long. */
export function readJson(text: string, what: string, most: number): unknown {
  const length = lengthOf(text, most);
  if (length > most)
    throw new Refusal(
      `${what} of ${grouped(length)} characters`, `at most ${grouped(most)}`, "Make it smaller.",
    );
  const deep = depthOf(text) > MOST_NESTED; // nothing of ours is; the parsers' own limits differ
  try {
    if (!deep) return JSON.parse(text) as unknown;
  } catch {
    // Every browser has other words for it.
  }
  throw new Refusal(
    `${what} that is ${deep ? "nested too deeply" : "no JSON"}`,
    "JSON as unsaddle writes it",
    "It may be cut off: copy or download it again.",
  );
}

/** How deep the brackets outside of strings lie inside one another. */
function depthOf(text: string): number {
  let [depth, deepest, inside] = [0, 0, false];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inside) {
      if (code === 0x5c) i += 1;
      else inside = code !== 0x22;
    } else if (code === 0x22) inside = true;
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return deepest;
}

/** An object whose keys are all known. */
export function fields(value: unknown, where: string, known: readonly string[]): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Refusal(`${where}=${shown(value)}`, `an object with ${known.join(", ")}`, "Correct that part.");
  // The first in the alphabet: which was written first is lost where a key looks like a number.
  const [unknown] = Object.keys(value).filter((key) => !known.includes(key)).sort();
  if (unknown !== undefined)
    throw new Refusal(`${where} with ${shown(unknown)}`, `the keys ${known.join(", ")}`, "Leave it out.");
  return value as Fields;
}

/** What is left out takes its default; null is not left out. */
export const or = (value: unknown, initial: unknown): unknown => (value === undefined ? initial : value);

export function real(value: unknown, where: string, [low, high]: Range): number {
  if (typeof value !== "number" || !(low <= value && value <= high))
    throw new Refusal(
      `${where}=${shown(value)}`, `a number from ${general(low)} to ${general(high)}`, "Choose one of these.",
    );
  return value;
}

export function whole(value: unknown, where: string, [low, high]: Range): number {
  if (!Number.isInteger(value) || !(low <= (value as number) && (value as number) <= high))
    throw new Refusal(
      `${where}=${shown(value)}`,
      `a whole number from ${grouped(low)} to ${grouped(high)}`,
      "Choose one of these.",
    );
  return value as number;
}

export function flag(value: unknown, where: string): boolean {
  if (typeof value !== "boolean")
    throw new Refusal(`${where}=${shown(value)}`, "true or false", "Choose one of these.");
  return value;
}

export function word<Word extends string>(value: unknown, where: string, known: readonly Word[]): Word {
  if (!known.includes(value as Word))
    throw new Refusal(`${where}=${shown(value)}`, known.join(", "), "Choose one of these.");
  return value as Word;
}

export function text(value: unknown, where: string, most: number): string {
  const length = typeof value === "string" ? lengthOf(value, most) : 0;
  if (typeof value !== "string" || length > most) {
    const received = typeof value === "string" ? `a text of ${grouped(length)} characters` : shown(value);
    throw new Refusal(`${where}=${received}`, `a text of at most ${grouped(most)} characters`, "Shorten it.");
  }
  return value;
}

export function items(value: unknown, where: string, [fewest, most]: Range): readonly unknown[] {
  if (!Array.isArray(value))
    throw new Refusal(
      `${where}=${shown(value)}`, `a list of ${grouped(fewest)} to ${grouped(most)}`, "Write it in brackets.",
    );
  if (!(fewest <= value.length && value.length <= most))
    throw new Refusal(
      `${where} with ${grouped(value.length)} parts`,
      `from ${grouped(fewest)} to ${grouped(most)}`,
      "Choose a number between.",
    );
  return value;
}

export function pairOf(value: unknown, where: string, range: Range): [number, number] {
  const found = items(value, where, [2, 2]);
  return [real(found[0], `${where}[0]`, range), real(found[1], `${where}[1]`, range)];
}
