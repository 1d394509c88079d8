// States from outside: read whole, or refused with a message; never an exception, never a hang.

import { describe, expect, test } from "vitest";
import { fromFragment, toFragment } from "../src/state/fragment";
import { LIMITS } from "../src/state/limits";
import { readState } from "../src/state/read";
import { DEFAULTS } from "../src/motion/rules";
import { defaultState, type State } from "../src/state/state";

const CASES: Record<string, [unknown, RegExp]> = {
  "a newer version": [{ version: 2 }, /^a state of version 2; accepted: version 1\. .*update/],
  "no object": [[1], /^state=a list of 1; accepted: an object/],
  "an unknown key": [{ colour: "red" }, /with 'colour'/],
  "too many walkers": [{ starts: { kind: "patch", center: [0, 0], radius: 1, count: 10_001 } }, /starts\.count=10001/],
  "too many optimizers": [{ optimizers: Array(9).fill({ rule: "sgd" }) }, /optimizers with 9 parts/],
  "an unknown rule": [{ optimizers: [{ rule: "sgdd" }] }, /optimizers\[0\]\.rule='sgdd'/],
  "a setting of another rule": [{ optimizers: [{ rule: "sgd", settings: { b1: 0.5 } }] }, /with 'b1'/],
  "momentum 1": [{ optimizers: [{ rule: "momentum", settings: { momentum: 1 } }] }, /momentum=1; accepted: a number from 0 to 1\./],
  "a batch above its samples": [{ batch: { size: 9, samples: 8 } }, /batch\.size=9/],
  "a direction without length": [{ noise: { std: 1, direction: [0, 0] } }, /a direction that has a length/],
  "a box upside down": [{ box: [[1, -1], [0, 1]] }, /a lower end below its upper end/],
  "a formula of three variables": [{ landscape: "x*y*z" }, /a formula of 3 variables/],
  "a formula that is wrong": [{ landscape: "x**" }, /at column 2/],
  "a misspelt landscape": [{ landscape: "himelblau" }, /Did you mean 'himmelblau'/],
  "a walker that is not there": [{ selected: { optimizer: 0, walker: 1 } }, /selected\.walker=1/],
  "a version that no whole number holds": [{ version: 1e308 }, /^a state of version 1e\+308; accepted: version 1/],
  "a sampling of null": [{ batch: { size: 1, samples: 2, sampling: null } }, /batch\.sampling=null/],
  "a name with another space": [{ landscape: "Double-Well" }, /Did you mean 'double_well'/],
  "a word that is no variable": [{ landscape: "a1" }, /^unknown landscape 'a1'/],
  "a letter of another alphabet": [{ landscape: "é" }, /^formula 'é': the character '\\xe9' at column 1/],
  "a view of nothing": [{ view: { surface: false, contours: false } }, /neither/],
};

describe("a state", () => {
  test("of nothing is the default one", () => {
    expect(readState({})).toEqual({ state: defaultState() });
  });

  test("begins where the landscape says", () => {
    const reading = readState({ landscape: "rosenbrock" });
    expect("state" in reading && reading.state.starts).toEqual({ kind: "points", points: [[-1.2, 1]] });
  });

  test.each(Object.entries(CASES))("with %s is refused", (_, [data, message]) => {
    const reading = readState(data);
    expect("refusal" in reading ? reading.refusal : "read").toMatch(message);
    expect("refusal" in reading && reading.refusal).toMatch(/; accepted: .+\. .+/);
  });

  test("has the rules and settings of the table", () => {
    expect(Object.keys(DEFAULTS).sort()).toEqual(Object.keys(LIMITS.rules).sort());
    for (const [rule, settings] of Object.entries(DEFAULTS))
      expect(["learning_rate", ...Object.keys(settings)].sort()).toEqual(
        Object.keys(LIMITS.rules[rule as keyof typeof LIMITS.rules]).sort(),
      );
  });
});

test("space around a formula is none of it, whoever calls it space", () => {
  const reading = readState({ landscape: "\ufeff\u001c\u0085\u00a0 x*y\u3000\n" });
  expect("state" in reading && reading.state.landscape).toBe("x*y");
});

describe("the fragment", () => {
  const full: State = {
    ...defaultState(), landscape: "x**2 - y**2 + sin(x)/7", noise: { std: 0.1, direction: [1, 2] },
    selected: { optimizer: 2, walker: 0 }, station: "é – ∇",
  };

  test("brings a state back", () => {
    expect(fromFragment("#" + toFragment(full))).toEqual({ state: full });
    expect(toFragment(full)).toMatch(/^s=[A-Za-z0-9_-]+$/);
  });

  test("holds a state of 10,000 points", () => {
    const points = Array.from({ length: 10_000 }, (_, i) => [i / 7919, (i + 1) / 104729] as const);
    const many: State = { ...full, starts: { kind: "points", points } };
    expect(fromFragment(toFragment(many))).toEqual({ state: many });
  });

  test("cut off anywhere is refused", () => {
    const whole = toFragment(full);
    for (let end = 0; end < whole.length; end++)
      expect(fromFragment(whole.slice(0, end))).toHaveProperty("refusal");
  });

  test("of 10,000 random changes gives a state or a message", () => {
    let seed = 1;
    const random = (n: number): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed % n;
    };
    const json = JSON.stringify(full);
    const signs = '{}[]":,0123456789.eE-+abcxyz*()^ntrufl\\é';
    for (let i = 0; i < 10_000; i++) {
      let text = json;
      for (let change = 0; change <= random(3); change++) {
        const place = random(text.length);
        text = text.slice(0, place) + signs[random(signs.length)]! + text.slice(place + random(3));
      }
      let data: unknown;
      try {
        data = JSON.parse(text);
      } catch {
        continue;
      }
      const reading = readState(data);
      expect("state" in reading || /; accepted: /.test(reading.refusal)).toBe(true);
    }
  });
});
