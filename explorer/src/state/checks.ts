// The questions asked of data from outside, each answered by a value or a polite refusal.

import { general, quoted } from "../formula/grammar";
import type { Range } from "./limits";

/** Something from outside that is not understood: what was received, what is accepted, what to do. */
export class Refusal extends Error {
  constructor(readonly received: string, readonly accepted: string, readonly advice: string) {
    super(`${received}; accepted: ${accepted}. ${advice}`);
    this.name = "Refusal";
  }
}

export type Fields = Readonly<Record<string, unknown>>;

/** A value as a message shows it: never long, whatever it is. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return String(value);
  if (typeof value === "string") {
    const text = quoted(value.slice(0, 60));
    return text.length <= 60 ? text : text.slice(0, 57) + "...";
  }
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return `an object of ${Object.keys(value).length} keys`;
  return `a ${typeof value}`;
}

const grouped = (value: number): string => value.toLocaleString("en-US");

/** What a JSON text says, when it is not too long. */
export function readJson(text: string, what: string, most: number): unknown {
  if (text.length > most)
    throw new Refusal(
      `${what} of ${grouped(text.length)} characters`, `at most ${grouped(most)}`, "Make it smaller.",
    );
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // A text nested too deeply is a RangeError; both are the text's fault.
    const reason = error instanceof RangeError ? "nested too deeply" : String((error as Error).message);
    throw new Refusal(
      `${what} that is no JSON (${reason.slice(0, 120)})`,
      "JSON as unsaddle writes it",
      "It may be cut off: copy or download it again.",
    );
  }
}

/** An object whose keys are all known. */
export function fields(value: unknown, where: string, known: readonly string[]): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Refusal(`${where}=${shown(value)}`, `an object with ${known.join(", ")}`, "Correct that part.");
  for (const key of Object.keys(value))
    if (!known.includes(key))
      throw new Refusal(`${where} with ${shown(key)}`, `the keys ${known.join(", ")}`, "Leave it out.");
  return value as Fields;
}

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
  if (typeof value !== "string" || value.length > most) {
    const received = typeof value === "string" ? `a text of ${grouped(value.length)} characters` : shown(value);
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
