// Formulas against Python: JAX differentiates there, jets carry exact derivatives here.

import { describe, expect, test } from "vitest";
import { FormulaError } from "../src/formula/grammar";
import { compile, pair } from "../src/formula/jet";
import { parse } from "../src/formula/parse";
import { expectClose } from "./close";
import formulas from "./fixtures/formulas.json";
import refusals from "./fixtures/refusals.json";

const TOLERANCE = 1e-9;

test.each(formulas)("value, gradient and Hessian of $formula are Python's", (wanted) => {
  const formula = parse(wanted.formula);
  const nDims = formula.variables.length;
  const n = wanted.points.length;
  const points = Array.from({ length: nDims }, (_, d) => Float64Array.from(wanted.points, (p) => p[d]!));
  const { value, gradient, hessian } = compile(formula, 2, n).evaluate(points, n);
  for (let k = 0; k < n; k++) {
    expectClose(value[k]!, wanted.values[k]!, TOLERANCE, `value ${k}`);
    // Where there is no value there is no derivative, whatever the rules make of it.
    if (wanted.values[k] === null) continue;
    const slope = wanted.gradients[k]!;
    const bend = wanted.hessians[k]!;
    // An entry that is the rounding of sums of larger ones is as exact as they are.
    const size = Math.max(1, ...bend.flat().map((entry) => Math.abs(entry ?? 0)));
    for (let i = 0; i < nDims; i++) {
      if (slope[i] !== null) expectClose(gradient[i]![k]!, slope[i]!, TOLERANCE, `gradient ${k}, ${i}`);
      for (let j = 0; j < nDims; j++)
        if (bend[i]![j] !== null)
          expectClose(hessian[pair(i, j)]![k]!, bend[i]![j]!, TOLERANCE * size, `Hessian ${k}, ${i}, ${j}`);
    }
  }
});

// Made by `PYTHONPATH=src python -c "from unsaddle.landscape import Landscape as L; f = L.from_formula(FORMULA);
// print(f.gradient(POINT).tolist(), f.hessian(POINT).tolist())"`; null stands for what is not finite.
const CORNERS: readonly [string, [number, number], (number | null)[], (number | null)[][]][] = [
  ["(x*x)**y + y**2 - 3*y", [0, 1.5], [0, 0], [[null, null], [0, 2]]],
  ["(x*x)**y + y**2 - 3*y", [0, 2], [0, 1], [[0, 0], [0, 2]]],
  ["(x*x)**y + y**2 - 3*y", [0, 0.5], [null, -2], [[null, null], [null, null]]],
  ["(x*x)**y + y**2 - 3*y", [0, 0], [null, -3], [[null, null], [null, null]]],
  ["x**y", [0, 1], [1, 0], [[null, null], [0, 0]]],
  ["x**y", [0, 2], [0, 0], [[2, 0], [0, 0]]],
  ["x**y", [-2, 2], [-4, null], [[null, null], [null, null]]],
  ["x**(y*x+2)", [0, 1], [0, 0], [[2, 0], [0, 0]]],
  ["(x-y)**(x+1)", [1, 1], [0, 0], [[2, -2], [-2, 2]]],
  ["(x-y)**(x+1)", [0, 0], [1, -1], [[null, null], [null, null]]],
  ["abs(x)**(y**2)", [0, 2], [0, 0], [[0, 0], [0, 0]]],
  ["abs(x) + y**2", [0, 0], [1, 0], [[0, 0], [0, 2]]],
  ["x*abs(x) - y*abs(y)", [0, 0], [0, 0], [[2, 0], [0, -2]]],
  ["abs(x*y)", [0, -2], [-2, 0], [[0, 1], [1, 0]]],
];

test.each(CORNERS)("%s at %j, where a power or abs has a corner, is Python's", (text, point, slope, bend) => {
  const { gradient, hessian } = compile(parse(text), 2, 1).evaluate(point.map((c) => Float64Array.of(c)), 1);
  expectClose(gradient.map((array) => array[0]!), slope, TOLERANCE, "gradient");
  // The page keeps the lower half; where Python's is not finite a zero of ours is no other answer.
  for (const [i, j] of [[0, 0], [1, 0], [1, 1]] as const)
    if (bend[i]![j] !== null) expectClose(hessian[pair(i, j)]![0]!, bend[i]![j]!, TOLERANCE, `Hessian ${i}, ${j}`);
});

function refusalOf(text: string): string | null {
  try {
    parse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(FormulaError);
    return (error as FormulaError).message;
  }
  return null;
}

describe("refusals", () => {
  test.each(refusals)("of $text are Python's, to the letter", ({ text, message }) => {
    // Python adds a foreign character's Unicode name, which a browser does not know.
    const wanted = message?.replace(/(the character '\\[^']+') \([^)]*\)/, "$1") ?? null;
    expect(refusalOf(text)).toBe(wanted);
  });
});
