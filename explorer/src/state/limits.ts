// What a state and a replay may hold: one table, which Python reads too.

import table from "../../../src/unsaddle/explorer/limits.json";

export const LIMITS = table;

export type Range = readonly [number, number];

/** The range of a whole number named in the table, ends included. */
export function wholeRange(name: keyof typeof table.whole): Range {
  return table.whole[name] as unknown as Range;
}

/** The range of a number named in the table, ends included. */
export function realRange(name: keyof typeof table.real): Range {
  return table.real[name] as unknown as Range;
}
