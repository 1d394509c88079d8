// What became of the walkers must EQUAL what `unsaddle.race` says, and so must the steps of their escapes.

import { describe, expect, test } from "vitest";
import type { RuleName } from "../src/motion/rules";
import { Runner } from "../src/simulation/runner";
import { OUTCOMES } from "../src/simulation/messages";
import { defaultState, settingsOf, type Pair, type State } from "../src/state/state";
import races from "./fixtures/outcomes.json";

interface Entry {
  rule: string;
  settings: Record<string, number>;
  counts: Record<string, number>;
  outcomes: string[];
  steps: number[];
}

function stateOf({ arguments: given, entries }: (typeof races)[number]): State {
  const start = given.start as unknown as Pair;
  return {
    ...defaultState(),
    landscape: given.landscape,
    starts: { kind: "patch", center: start, radius: given.spread, count: given.n_walkers },
    optimizers: (entries as unknown as Entry[]).map(({ rule, settings }) => {
      const known = settingsOf(rule as RuleName);
      const own = Object.fromEntries(Object.entries(settings).filter(([key]) => key in known));
      return { rule: rule as RuleName, settings: { ...known, ...own } };
    }),
    noise:
      given.noise === null
        ? null
        : { std: given.noise, direction: given.noise_along as unknown as Pair | null },
    steps: given.n_steps,
    seed: given.seed,
  };
}

describe("the tally equals that of unsaddle.race", () => {
  test.each(races)("on $arguments.landscape from $arguments.start", (wanted) => {
    const runner = new Runner(stateOf(wanted), 10_000);
    runner.advance(wanted.arguments.n_steps, Infinity);
    const frame = runner.frame();
    expect(frame.done).toBe(true);
    const { radius } = runner.place.reference ?? { radius: null };
    if (wanted.radius === null) expect(radius).toBe(null);
    else expect(radius).toBeCloseTo(wanted.radius, 9);
    (wanted.entries as unknown as Entry[]).forEach(({ rule, counts, outcomes, steps }, i) => {
      const none = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0]));
      expect(frame.optimizers[i]!.tally, rule).toEqual({ ...none, ...counts });
      const { survival } = frame.optimizers[i]!;
      const escapes = steps.filter((_, k) => outcomes[k] === "ESCAPED");
      if (survival) expect(Array.from(survival.steps)).toEqual([...new Set(escapes)].sort((a, b) => a - b));
    });
  });
});

test("and where a power's base is exactly zero", () => {
  // `race("(x*x)**y + y**2 - 3*y", ["sgd lr=0.05", ...], start=[0, 2.5], n_walkers=1, n_steps=300, noise=None)`.
  const wanted = { sgd: "STUCK", momentum: "DIVERGED", adam: "STUCK", newton: "DIVERGED", saddle_free_newton: "DIVERGED" };
  const rules = Object.keys(wanted) as RuleName[];
  const runner = new Runner({
    ...defaultState(), landscape: "(x*x)**y + y**2 - 3*y", starts: { kind: "points", points: [[0, 2.5]] }, noise: null,
    optimizers: rules.map((rule) => ({ rule, settings: { ...settingsOf(rule), learning_rate: 0.05 } })), steps: 300,
  }, 100);
  runner.seek(300);
  const found = runner.frame().optimizers.map(({ tally }) => OUTCOMES.find((outcome) => tally[outcome] === 1));
  expect(Object.fromEntries(rules.map((rule, i) => [rule, found[i]]))).toEqual(wanted);
});
