// Random numbers against Python: the same words of 32 bits, deviates to rounding of its polynomials.

import { expect, test } from "vitest";
import { Counter } from "../src/chance/counter";
import type { Purpose } from "../src/chance/seeds";
import { startsOf } from "../src/motion/starts";
import { expectClose } from "./close";
import chance from "./fixtures/chance.json";

test.each(chance.streams)("words of $purpose, seed $seed, step $step", (stream) => {
  const counter = new Counter(stream.seed, stream.purpose as Purpose, 2);
  const words = new Uint32Array(2);
  const deviates = new Float64Array(3);
  stream.walkers.forEach((walker, k) => {
    counter.bits(walker, stream.step, 0, words);
    expect(Array.from(words)).toEqual(stream.bits[k]);
    counter.normals(walker, stream.step, deviates);
    expectClose(Array.from(deviates), stream.normals[k]!, 1e-11, "normal deviates");
    expect(counter.uniform(walker, stream.step)).toBe(stream.uniform[k]);
  });
});

test.each(chance.patches)("a patch of starts of seed $seed", ({ center, radius, count, seed, starts }) => {
  const made = startsOf({ kind: "patch", center: center as [number, number], radius, count }, seed, 2);
  starts.forEach((start, k) => {
    expectClose([made[0]![k]!, made[1]![k]!], start, 1e-11, `start ${k}`);
  });
});

test("a line of starts goes from end to end", () => {
  const [xs, ys] = startsOf({ kind: "line", from: [0, 1], to: [1, -1], count: 5 }, 0, 2);
  expect(Array.from(xs!)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(Array.from(ys!)).toEqual([1, 0.5, 0, -0.5, -1]);
});
