// The simulation as the page drives it, beside the page instead of in a worker.

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Frame, Place } from "../src/simulation/messages";
import { Runner } from "../src/simulation/runner";
import { Simulation } from "../src/simulation/simulation";
import { DEFAULT_RULES, defaultState, settingsOf, type State } from "../src/state/state";

const NOISY: State = {
  ...defaultState(), landscape: "lee", noise: { std: 0.1, direction: null }, steps: 60, speed: "max",
  starts: { kind: "patch", center: [1, 0], radius: 0.1, count: 50 }, selected: { optimizer: 1, walker: 7 },
};

describe("a runner", () => {
  test("gives the same frame in slices and at once, forwards and after going back", () => {
    const [at, once] = [new Runner(NOISY, 10_000), new Runner(NOISY, 10_000)];
    for (let i = 0; i < 60; i++) at.advance(1, 0);
    once.seek(60);
    const plain = (frame: Frame): unknown => ({ ...frame, milliseconds: 0 });
    expect(plain(at.frame())).toEqual(plain(once.frame()));
    const middle = new Runner(NOISY, 10_000);
    middle.seek(31);
    once.seek(31);
    expect(plain(once.frame())).toEqual(plain(middle.frame()));
  });

  test("draws fewer walkers than it simulates, and counts all", () => {
    const frame = new Runner(NOISY, 60).frame();
    for (const { points, stride, nWalkers, tally } of frame.optimizers) {
      expect(stride).toBe(5);
      expect(points.map((array) => array.length)).toEqual([10, 10]);
      expect(nWalkers).toBe(50);
      expect(Object.values(tally).reduce((sum, n) => sum + n, 0)).toBe(50);
    }
  });

  test("follows the selected walker to where the crowd has it", () => {
    const runner = new Runner(NOISY, 10_000);
    runner.seek(60);
    for (const { points, path } of runner.frame().optimizers)
      expect([path[0].at(-1), path[1].at(-1)]).toEqual([points[0][7], points[1][7]]);
  });

  test("counts apart what a rule asks of the whole landscape besides, as Python's races do", () => {
    // `race("lee", ["sgd", "perturbed_gd", "newton", "saddle_free_newton"], noise=0.1, n_steps=60).to_dict()`:
    // n_sample_gradients, n_full_gradients and n_full_hessians of each entry.
    const rules = ["sgd", "perturbed_gd", "newton", "saddle_free_newton"] as const;
    const runner = new Runner({
      ...NOISY, optimizers: rules.map((rule) => ({ rule, settings: settingsOf(rule) })), selected: null,
    }, 100);
    runner.seek(60);
    const spent = runner.frame().optimizers.map((one) => [one.nSampleGradients, one.nFullGradients, one.nFullHessians]);
    expect(spent).toEqual([[60, 0, 0], [60, 60, 0], [60, 0, 60], [60, 0, 60]]);
  });

  test("keeps a long path short", () => {
    const runner = new Runner({ ...NOISY, steps: 9001, starts: { kind: "points", points: [[1, 0]] }, selected: null }, 100);
    runner.seek(9001);
    const { path, points } = runner.frame().optimizers[0]!;
    expect(path[0].length).toBeLessThan(2100);
    expect(path[0][0]).toBe(1);
    expect(path[0].at(-1)).toBe(points[0][0]);
  });

  test("hands out walkers, path and curves where they are, in a box of width 0.002 at a million", () => {
    const side = [1e6 - 1e-3, 1e6 + 1e-3] as const;
    const from: [number, number] = [1e6 + 5e-4, 1e6 + 1e-6];
    const runner = new Runner({
      ...defaultState(), landscape: "(x-1e6)**2 - (y-1e6)**2", box: [side, side], steps: 100,
      starts: { kind: "line", from, to: [1e6 - 5e-4, 1e6 - 1e-6], count: 5 }, selected: { optimizer: 0, walker: 0 },
    }, 100);
    runner.seek(100);
    const { points, path } = runner.frame().optimizers[0]!;
    // Descent with h = 0.01 shrinks x by 0.98 a step and lets y grow by 1.02; a millionth of the box is 2e-9.
    const wanted = [1e6 + 5e-4 * 0.98 ** 100, 1e6 + 1e-6 * 1.02 ** 100];
    for (const d of [0, 1] as const) {
      expect(path[d][0]).toBe(from[d]);
      expect(Math.abs(points[d][0]! - wanted[d]!)).toBeLessThan(2e-8); // rounding of 1e-10 in each step
      expect(path[d].at(-1)).toBe(points[d][0]);
    }
    expect(runner.place.manifolds.map(({ kind }) => kind)).toEqual(["stable", "unstable"]);
    for (const { kind, branches } of runner.place.manifolds)
      for (const branch of branches)
        for (const c of branch[kind === "stable" ? 1 : 0]) expect(Math.abs(c - 1e6)).toBeLessThan(2e-8);
  });

  test("runs a landscape of one variable", () => {
    const runner = new Runner({ ...defaultState(), landscape: "x**4 - x**2", starts: { kind: "points", points: [[0.01, 5]] } }, 100);
    runner.seek(2000);
    const { optimizers } = runner.frame();
    expect(runner.place.nDims).toBe(1);
    for (const { points, tally } of optimizers) {
      expect(points[1][0]).toBe(0);
      expect(tally.ESCAPED).toBe(1);
      expect(Math.abs(points[0][0]!)).toBeCloseTo(Math.SQRT1_2, 1);
    }
  });

  test("forecasts the very step at which descent leaves a quadratic saddle", () => {
    const runner = new Runner(defaultState(), 100);
    runner.seek(100);
    const early = runner.frame().forecast!;
    runner.seek(2000);
    const late = runner.frame().forecast!;
    expect(early.fromStart).toBe(late.escapedAt);
    expect(early.stepsLeft).toBe(late.escapedAt! - 100);
    expect(early.factor).toBeCloseTo(1.02, 12);
  });

  test.each(DEFAULT_RULES.filter((rule) => rule !== "newton"))("counts down from where %s is, with what it remembers", (rule) => {
    // Gone on with from the middle, the forecast is as good as from the start, or better.
    const state = { ...defaultState(), optimizers: [{ rule, settings: settingsOf(rule) }], selected: { optimizer: 0, walker: 0 } };
    const runner = new Runner(state, 100);
    runner.seek(state.steps);
    const { escapedAt, fromStart } = runner.frame().forecast!;
    expect(escapedAt).not.toBeNull();
    expect(fromStart).toBe(escapedAt);
    for (const share of [0.25, 0.5, 0.9]) {
      const step = Math.floor(share * escapedAt!);
      runner.seek(step);
      expect(step + runner.frame().forecast!.stepsLeft!).toBe(escapedAt);
    }
  });

  test("a lucky walker's countdown knows its luck", () => {
    // 60 walkers of SGD under noise: half of them leave after the forecast made halfway, as a median says. A fair
    // count lies in 19..41 with probability 99.6 %; the noise is seeded.
    const state: State = {
      ...NOISY, landscape: "saddle", optimizers: [{ rule: "sgd", settings: settingsOf("sgd") }], steps: 2000,
      starts: { kind: "line", from: [1, 0], to: [1, 0], count: 60 }, selected: { optimizer: 0, walker: 0 },
    };
    const runner = new Runner(state, 100);
    let later = 0;
    for (let walker = 0; walker < 60; walker++) {
      runner.select({ optimizer: 0, walker });
      runner.seek(60);
      const forecast = runner.frame().forecast!;
      const wanted = 60 + forecast.stepsLeft!;
      runner.seek(2000);
      if (runner.frame().forecast!.escapedAt! > wanted) later += 1;
    }
    expect(later).toBeGreaterThanOrEqual(19);
    expect(later).toBeLessThanOrEqual(41);
  });
});

describe("anatomy", () => {
  const anatomyOf = (state: State, step: number) => {
    const runner = new Runner(state, 100);
    runner.examine(step);
    return runner.frame().anatomy!;
  };

  test("of momentum has the rule's own numbers", () => {
    const { gradient, drawn, memory, move, learningRate, recent, around } = anatomyOf(NOISY, 20);
    const velocity = memory["velocity"]!;
    for (const d of [0, 1] as const) {
      expect(velocity.after[d]).toBeCloseTo(drawn[d] + 0.9 * velocity.before[d], 14);
      expect(move[d]).toBeCloseTo(-learningRate * velocity.after[d], 14);
      expect(drawn[d]).not.toBe(gradient[d]);
    }
    expect(recent.at(-1)).toEqual(drawn);
    expect(recent.length).toBe(21);
    expect(around.length).toBe(12);
  });

  test("of a mini-batch shows others around the landscape's gradient", () => {
    const state: State = { ...NOISY, batch: { size: 2, samples: 9, sampling: "reshuffle" } };
    const { gradient, around } = anatomyOf(state, 7);
    for (const d of [0, 1] as const) {
      const mean = around.reduce((sum, each) => sum + each[d], 0) / around.length;
      expect(Math.abs(mean - gradient[d])).toBeLessThan(0.15);
      expect(new Set(around.map((each) => each[d])).size).toBeGreaterThan(6);
    }
  });

  test("of exact descent has nothing around and the Hessian's curvatures", () => {
    const { around, curvatures, gradient, move } = anatomyOf({ ...defaultState() }, 0);
    expect(around).toEqual([]);
    expect(curvatures.map(({ value }) => value)).toEqual([-2, 2]);
    expect(move[0]).toBeCloseTo(-0.01 * gradient[0], 15);
  });
});

describe("a simulation", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("plays to the end, pauses, steps back and is reset", async () => {
    const frames: Frame[] = [];
    const places: Place[] = [];
    const simulation = new Simulation(NOISY);
    simulation.onframe((frame) => frames.push(frame));
    simulation.onplace((place) => places.push(place));
    await vi.advanceTimersByTimeAsync(5);
    expect(frames.map(({ step }) => step)).toEqual([0]);
    expect(places[0]!.reference!.radius).toBe(0.5);
    simulation.play();
    await vi.advanceTimersByTimeAsync(5000);
    expect(frames.at(-1)!.step).toBe(60);
    expect(simulation.playing).toBe(false);
    simulation.step(-10);
    await vi.advanceTimersByTimeAsync(5);
    expect(frames.at(-1)!.step).toBe(50);
    simulation.reset({ ...NOISY, landscape: "bowl" });
    await vi.advanceTimersByTimeAsync(5);
    expect(frames.at(-1)!.step).toBe(0);
    expect(places.at(-1)!.landscape).toBe("bowl");
    simulation.dispose();
  });

  test("takes so many steps a second as it is told", async () => {
    const simulation = new Simulation({ ...NOISY, speed: 20, steps: 1000 });
    await vi.advanceTimersByTimeAsync(5);
    simulation.play();
    await vi.advanceTimersByTimeAsync(1000);
    expect(simulation.frame!.step).toBeGreaterThanOrEqual(18);
    expect(simulation.frame!.step).toBeLessThanOrEqual(20);
    simulation.dispose();
  });

  test("reports what cannot be run instead of throwing", async () => {
    const messages: string[] = [];
    const simulation = new Simulation({ ...NOISY, landscape: "x +" });
    simulation.onrefusal((message) => messages.push(message));
    await vi.advanceTimersByTimeAsync(5);
    expect(messages).toEqual([expect.stringMatching(/at column 3/)]);
    simulation.reset({ ...NOISY, optimizers: [{ rule: "sgd", settings: settingsOf("sgd") }] });
    await vi.advanceTimersByTimeAsync(5);
    expect(simulation.frame!.step).toBe(0);
    simulation.dispose();
  });
});
