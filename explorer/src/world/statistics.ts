// What is said of many walkers: shares with Wilson's interval, and the curve of those still inside.

import type { Share, Survival } from "../simulation/messages";

const Z2 = 1.959963984540054 ** 2;

/** A proportion with its 95 % Wilson (1927) score interval. */
export function wilson(nSuccesses: number, nTrials: number): Share {
  if (nTrials === 0) return { value: 0, low: 0, high: 1 };
  const value = nSuccesses / nTrials;
  const centre = (value + Z2 / (2 * nTrials)) / (1 + Z2 / nTrials);
  const spread = Math.sqrt((Z2 * (value * (1 - value) + Z2 / (4 * nTrials))) / nTrials);
  const half = spread / (1 + Z2 / nTrials);
  return { value, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * Kaplan and Meier's (1958) curve of walkers that escaped at `escapes` and of others seen inside, or
 * lost for good, up to the last step: none is censored earlier, as in Python's `escape_sample`.
 */
export function survivalOf(escapes: readonly number[], nWalkers: number): Survival {
  const sorted = Float64Array.from(escapes).sort();
  const steps: number[] = [];
  const share: number[] = [];
  let inside = 1;
  for (let i = 0; i < sorted.length; ) {
    let next = i;
    while (next < sorted.length && sorted[next] === sorted[i]) next += 1;
    inside *= 1 - (next - i) / (nWalkers - i);
    steps.push(sorted[i]!);
    share.push(inside);
    i = next;
  }
  return { steps: Float32Array.from(steps), share: Float32Array.from(share) };
}
