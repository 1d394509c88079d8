// What is known of a place, against Python's search, closed forms and certified points.

import { describe, expect, test } from "vitest";
import { growthFactor, stepsToLeave } from "../src/world/forecast";
import { PointFunction } from "../src/world/function";
import { landscapeOf, NAMES } from "../src/world/landscape";
import { manifoldsOf } from "../src/world/manifold";
import { placeOf } from "../src/world/place";
import { search } from "../src/world/search";
import { survivalOf, wilson } from "../src/world/statistics";
import type { RuleName } from "../src/motion/rules";
import { settingsOf, type Box, type Starts } from "../src/state/state";
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

  test("is done once for a landscape in a box, wherever the walkers start", () => {
    const at = (landscape: string, x: number, box: Box | null = null) =>
      placeOf({ landscape, box, starts: { kind: "points", points: [[x, 0]] } });
    const [near, far] = [at("x**4 - x**2 + y**2", 0.1), at("x**4 - x**2 + y**2", 0.7)];
    expect(far.criticalPoints).toBe(near.criticalPoints);
    expect([near.reference?.point, far.reference]).toEqual([near.criticalPoints.find(({ index }) => index === 1), null]);
    expect(at("x**4 - x**2 + y**2", 0.1, [[-3, 3], [-3, 3]]).box).toEqual([[-3, 3], [-3, 3]]);
    expect(at("x**4 - x**2 + y**2 + 0*x", 0.1).criticalPoints).not.toBe(near.criticalPoints);
  });

  test("around a periodic formula stops looking when it knows that the box will not be fitted", () => {
    const { formula } = landscapeOf("sin(3*x)*cos(3*y)");
    const [whole, stopped] = [new PointFunction(formula), new PointFunction(formula)];
    const wide = [[-10, 10], [-10, 10]] as const;
    expect(search(whole, wide).length).toBeGreaterThan(200);
    expect(search(stopped, wide, 20).length).toBe(21);
    expect(stopped.n).toBeLessThan(0.1 * whole.n);
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
    expect(Math.abs(manifolds[1]!.branches[0]![1].at(-1)!)).toBeCloseTo(1, 4);
  });

  // Made with SciPy's implicit `solve_ivp(direction, (0, 4*diagonal), start, method="Radau", jac=..., rtol=1e-9)`
  // over `Landscape.gradient` and `.hessian`, from 1e-6 of the diagonal beside the saddle until the box's border or
  // a critical point; five points at equal distances. Stiff: (x**2 - 1)**2 + 5000*(y - x**2)**2 is a canyon.
  const CURVES: readonly [string, [number, number], "stable" | "unstable", [number, number][]][] = [
    ["beale", [0, 1], "stable", [[0.47813, 1.53132], [0.91268, 2.09903], [1.31936, 2.68711], [1.70994, 3.28605], [2.09094, 3.89113]]],
    ["beale", [0, 1], "stable", [[-0.96057, 0.26536], [-2.06932, -0.22586], [-2.92735, -1.02244], [-3.24216, -2.1939], [-3.58528, -3.35764]]],
    ["beale", [0, 1], "unstable", [[0.39964, 0.6401], [0.8421, 0.33478], [1.33129, 0.11337], [1.86123, 0.08026], [2.35703, 0.28767]]],
    ["beale", [0.100538, -2.644514], "unstable", [[0.23668, -1.92646], [0.58201, -1.28555], [1.09058, -0.75996], [1.61193, -0.2462], [2.18022, 0.20776]]],
    ["(x**2-1)**2+50*(y-x**2)**2", [0, 0], "unstable", [[0.21402, 0.04298], [0.40205, 0.15513], [0.56066, 0.3067], [0.69691, 0.47887], [0.81705, 0.66271]]],
    ["(x**2-1)**2+5000*(y-x**2)**2", [0, 0], "unstable", [[-0.23782, 0.05653], [-0.44112, 0.19451], [-0.61077, 0.37297], [-0.75624, 0.57183], [-0.88448, 0.78228]]],
    ["himmelblau", [3.385154, 0.073852], "stable", [[2.74433, -0.01249], [2.10547, -0.11226], [1.46972, -0.23011], [0.8394, -0.37404], [0.22094, -0.56187]]],
    ["himmelblau", [0.086678, 2.884255], "unstable", [[0.60477, 2.82166], [1.12137, 2.74794], [1.63528, 2.65746], [2.14327, 2.53852], [2.63248, 2.35913]]],
  ];
  test.each(CURVES)("of %s at %j, the %s one, pass through SciPy's points", (landscape, at, kind, points) => {
    const { manifolds, criticalPoints, box } = placeOf({ landscape, box: null, starts: START });
    const diagonal = Math.hypot(...box.map(([low, high]) => high - low));
    const saddle = criticalPoints.findIndex(({ location: [x, y] }) => Math.hypot(x - at[0], y - at[1]) < 1e-3);
    const { branches } = manifolds.find((each) => each.saddle === saddle && each.kind === kind)!;
    const gaps = branches.map((branch) => Math.max(...points.map((point) => gapTo(branch, point))));
    expect(Math.min(...gaps)).toBeLessThan(3e-4 * diagonal);
  });

  test("ends at the minimum, in points equally far apart, and cost little", () => {
    const { manifolds } = placeOf({ landscape: "(x**2-1)**2+5000*(y-x**2)**2", box: null, starts: START });
    for (const [xs, ys] of manifolds.find(({ kind }) => kind === "unstable")!.branches) {
      expect(Math.abs(xs.at(-1)!)).toBeCloseTo(1, 3);
      const gaps = Array.from(xs.slice(2, -1), (x, k) => Math.hypot(x - xs[k + 1]!, ys[k + 2]! - ys[k + 1]!));
      expect(Math.max(...gaps) / Math.min(...gaps)).toBeLessThan(1.1);
    }
    for (const landscape of ["beale", "(x**2-1)**2+5000*(y-x**2)**2", "abs(x*y) + x**2 - y**2/2 - x*y"]) {
      const place = placeOf({ landscape, box: null, starts: START });
      const f = new PointFunction(landscapeOf(landscape).formula);
      const nSaddles = new Set(manifoldsOf(place, place.reference, f).map(({ saddle }) => saddle)).size;
      expect(f.n).toBeLessThan(4 * 6.1e4 * nSaddles + 1); // operations: a few milliseconds for each curve
    }
  });
});

/** The distance from a point to a polyline. */
function gapTo([xs, ys]: readonly [Float64Array, Float64Array], [x, y]: [number, number]): number {
  let least = Infinity;
  for (let k = 0; k + 1 < xs.length; k++) {
    const [ux, uy] = [xs[k + 1]! - xs[k]!, ys[k + 1]! - ys[k]!];
    const along = ((x - xs[k]!) * ux + (y - ys[k]!) * uy) / (ux * ux + uy * uy || 1);
    const share = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(x - xs[k]! - share * ux, y - ys[k]! - share * uy));
  }
  return least;
}

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
