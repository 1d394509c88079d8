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
