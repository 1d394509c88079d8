// How close numbers are: relative to their size, absolute below one; null stands for a number that is not finite.

import { expect } from "vitest";

type Nested = number | null | readonly Nested[];

/** Fail where numbers of the page and Python's differ by more than `tolerance`. */
export function expectClose(found: Nested, wanted: Nested, tolerance: number, what: string): void {
  if (Array.isArray(wanted)) {
    expect(Array.isArray(found) && found.length, what).toBe(wanted.length);
    wanted.forEach((each, i) => expectClose((found as readonly Nested[])[i]!, each as Nested, tolerance, `${what}[${i}]`));
    return;
  }
  const number = found as number | null;
  if (wanted === null) {
    expect(number === null || !Number.isFinite(number), `${what} = ${number}, of which Python says not finite`).toBe(true);
    return;
  }
  const gap = Math.abs((number as number) - (wanted as number)) / Math.max(1, Math.abs(wanted as number));
  // Not-a-number fails this comparison.
  if (!(gap <= tolerance)) expect.fail(`${what}: ${number} here, ${wanted as number} in Python, ${gap} apart`);
}
