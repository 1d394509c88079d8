// What is known of a place, against Python's search, closed forms and certified points.

import { describe, expect, test } from "vitest";
import { growthFactor, stepsToLeave } from "../src/world/forecast";
import { PointFunction } from "../src/world/function";
import { landscapeOf, NAMES } from "../src/world/landscape";
import { placeOf } from "../src/world/place";
import { search } from "../src/world/search";
import { survivalOf, wilson } from "../src/world/statistics";
import type { RuleName } from "../src/motion/rules";
import { settingsOf, type Starts } from "../src/state/state";
import { expectClose } from "./close";
import forecasts from "./fixtures/forecasts.json";
import searches from "./fixtures/searches.json";
import statistics from "./fixtures/statistics.json";

const START: Starts = { kind: "points", points: [[0.1, 0.1]] };
const CONSTANT = { kind: "constant" } as const;

describe("the search", () => {
  // A continuum is represented by whichever of its points was met nearest to the middle.
  test.each(searches.filter(({ formula }) => !formula.startsWith("(")))("finds in $formula what Python's finds", (wanted) => {
    const place = placeOf({ landscape: wanted.formula, box: null, starts: START });
    expectClose(place.box.slice(0, place.nDims), wanted.box, 1e-6, "box");
    expect(place.criticalPoints.map(({ kind }) => kind)).toEqual(wanted.points.map(({ kind }) => kind));
    expect(place.criticalPoints.map(({ index }) => index)).toEqual(wanted.points.map(({ index }) => index));
    // Points of equal value may come in another order.
    for (const point of wanted.points) {
      const near = place.criticalPoints.find(({ location }) =>
        point.location.every((c, d) => Math.abs(c - location[d]!) < 1e-4),
      );
      expect(near, `near ${point.location}`).toBeDefined();
      expectClose(near!.value, point.value, 1e-9, "value");
      expectClose(near!.eigenvalues.slice(0, place.nDims), point.eigenvalues, 1e-5, "eigenvalues");
    }
  });

  test("takes a ring of minima for one degenerate point", () => {
    const place = placeOf({ landscape: "(x**2 + y**2 - 1)**2", box: null, starts: START });
    expect(place.criticalPoints.map(({ kind }) => kind)).toEqual(["DEGENERATE", "MAXIMUM"]);
  });

  test.each(NAMES.filter((name) => name !== "valley"))("finds the certified points of %s", (name) => {
    const landscape = landscapeOf(name);
    const found = search(new PointFunction(landscape.formula), landscape.box!);
    expect(found.length).toBe(landscape.known!.length);
    for (const point of landscape.known!)
      expect(found.some(({ location }) => Math.hypot(location[0]! - point.location[0], location[1]! - point.location[1]) < 1e-4)).toBe(true);
  });

  test("ends within its budget on the longest formula", () => {
    const text = Array.from({ length: 50 }, (_, i) => `sin(${i + 1}*x*y + x)`).join("+");
    const begin = performance.now();
    search(new PointFunction(landscapeOf(text).formula), [[-2, 2], [-2, 2]]);
    expect(performance.now() - begin).toBeLessThan(20_000);
  });
});

describe("manifolds", () => {
  test("of Lee's saddle are the axes", () => {
    const { manifolds } = placeOf({ landscape: "lee", box: null, starts: START });
    expect(manifolds.map(({ kind }) => kind)).toEqual(["stable", "unstable"]);
    for (const { kind, branches } of manifolds)
      for (const branch of branches)
        for (const c of branch[kind === "stable" ? 1 : 0]) expect(Math.abs(c)).toBeLessThan(1e-6);
    // The stable one leaves the box; the unstable one ends at the minima.
    expect(Math.abs(manifolds[0]!.branches[0]![0].at(-1)!)).toBeGreaterThan(2);
    expect(Math.abs(manifolds[1]!.branches[0]![1].at(-1)!)).toBeCloseTo(1, 1);
  });
});

describe("closed forms", () => {
  const way = { direction: [0, 1], noiseStd: 0, curvature: 1, radius: 1 };

  test.each(forecasts.growth)("$rule grows by Python's factor at h = $h", ({ rule, h, momentum, factor, steps }) => {
    const method = { rule: rule as RuleName, settings: { learning_rate: h, momentum }, schedule: CONSTANT };
    expectClose(growthFactor(method, 1), factor, 1e-12, "factor");
    if (steps !== null) expect(stepsToLeave(method, { ...way, offset: 1e-3 }).steps).toBe(steps);
  });

  test.each(forecasts.fresh)("$rule needs Python's steps along $direction", (wanted) => {
    const rule = wanted.rule as RuleName;
    const settings = settingsOf(rule, { learning_rate: wanted.learning_rate });
    const { curvature, offset, radius, direction } = wanted;
    const found = stepsToLeave({ rule, settings, schedule: CONSTANT }, { curvature, offset, radius, direction, noiseStd: 0 });
    expect(found.steps).toBe(wanted.steps);
  });

  test.each(forecasts.noisy)("$rule from $offset with noise $std has Python's median", ({ rule, offset, std, median }) => {
    const name = rule as RuleName;
    const found = stepsToLeave(
      { rule: name, settings: settingsOf(name), schedule: CONSTANT },
      { direction: [0, 1], noiseStd: std, curvature: 2, radius: 1, offset },
    );
    expectClose(found.steps, median, 1e-6, "median");
  });

  test("say never for exact symmetry and for Newton's method", () => {
    const settings = { learning_rate: 0.1 };
    expect(stepsToLeave({ rule: "sgd", settings, schedule: CONSTANT }, { ...way, offset: 0 }).steps).toBe(Infinity);
    expect(stepsToLeave({ rule: "newton", settings, schedule: CONSTANT }, { ...way, offset: 0.1 }).steps).toBe(Infinity);
  });
});

describe("statistics", () => {
  test.each(statistics.wilson)("Wilson's interval of $successes in $trials", ({ successes, trials, interval }) => {
    const { value, low, high } = wilson(successes, trials);
    expectClose([value, low, high], interval, 1e-12, "interval");
  });

  test("the survival curve is Kaplan and Meier's", () => {
    const { escapes, n_walkers, steps, share } = statistics.survival;
    const curve = survivalOf(escapes, n_walkers);
    expect(Array.from(curve.steps)).toEqual(steps);
    expectClose(Array.from(curve.share), share, 1e-6, "share");
  });
});
