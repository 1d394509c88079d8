// Each station of the tour is run, and what its text says of the run is checked.

import { describe, expect, it } from "vitest";
import { Runner } from "../src/simulation/runner";
import type { Frame } from "../src/simulation/messages";
import { checkedState } from "../src/state/read";
import type { State } from "../src/state/state";
import { reasons } from "../src/panel/reasons";
import { STATIONS } from "../src/tour/stations";

const stationState = (id: string, more: Partial<State> = {}): State =>
  checkedState({ ...STATIONS.find((station) => station.id === id)!.state, ...more });

function ran(state: State): { frame: Frame; runner: Runner } {
  const runner = new Runner(state, 10_000);
  runner.advance(state.steps, Infinity);
  return { frame: runner.frame(), runner };
}

const tallyOf = (id: string, more: Partial<State> = {}): Frame["optimizers"][number]["tally"][] =>
  ran(stationState(id, more)).frame.optimizers.map((one) => one.tally);

describe("the tour", () => {
  it("has ten stations that go through the twelve statements in order", () => {
    expect(STATIONS).toHaveLength(10);
    const statements = STATIONS.flatMap((station) => station.statements);
    expect([...new Set(statements)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const firsts = STATIONS.map((station) => station.statements[0]!);
    expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    for (const station of STATIONS) expect(checkedState({ ...station.state, station: station.id }).station).toBe(station.id);
  });

  it("convex: all hundred walkers end at the one minimum", () => {
    expect(tallyOf("convex")[0]!.CONVERGED).toBe(100);
  });

  it("saddle: both valleys are reached, and one alone from one side of the stable manifold", () => {
    const ends = ran(stationState("saddle")).frame.optimizers[0]!.points[0];
    expect([...ends].filter((x) => Math.abs(x - 1) < 0.01).length).toBeGreaterThan(20);
    expect([...ends].filter((x) => Math.abs(x + 1) < 0.01).length).toBeGreaterThan(20);
    const beside = stationState("saddle", { starts: { kind: "patch", center: [1, 1], radius: 0.2, count: 100 } });
    for (const x of ran(beside).frame.optimizers[0]!.points[0]) expect(x).toBeCloseTo(1, 3);
  });

  it("stuck: for good on the ridge, out after about 140 steps beside it", () => {
    expect(tallyOf("stuck")[0]!.STUCK).toBe(1);
    const { frame } = ran(stationState("stuck", { starts: { kind: "points", points: [[1, 1e-6]] } }));
    expect(Math.abs(frame.optimizers[0]!.survival!.steps[0]! - 140)).toBeLessThan(5);
  });

  it("batches and single: stuck with every size, in every order", () => {
    for (const size of [1, 4, 16, 64])
      expect(tallyOf("batches", { batch: { size, samples: 64, sampling: "reshuffle" } })[0]!.STUCK).toBe(100);
    expect(tallyOf("single")[0]!.STUCK).toBe(100);
    expect(tallyOf("single", { seed: 1 })[0]!.STUCK).toBe(100);
    expect(tallyOf("single", { batch: { size: 1, samples: 64, sampling: "replacement" } })[0]!.STUCK).toBe(100);
  });

  it("shrinking: the walkers close in on the saddle; with a constant step they hover", () => {
    const distance = (state: State): number => {
      const xs = ran(state).frame.optimizers[0]!.points[0];
      return Math.sqrt(xs.reduce((sum, x) => sum + x * x, 0) / xs.length);
    };
    const shrinking = stationState("shrinking");
    const constant = stationState("shrinking", { schedule: { kind: "constant" } });
    expect(tallyOf("shrinking")[0]!.STUCK).toBe(100);
    expect(distance(constant)).toBeGreaterThan(5 * distance(shrinking));
  });

  it("sideways: all leave; with noise along x none; turned by 10 degrees nearly all", () => {
    expect(tallyOf("sideways")[0]!.ESCAPED).toBe(100);
    expect(tallyOf("sideways", { noise: { std: 0.01, direction: [1, 0] } })[0]!.ESCAPED).toBe(0);
    const turned: [number, number] = [Math.cos(Math.PI / 18), Math.sin(Math.PI / 18)];
    expect(tallyOf("sideways", { noise: { std: 0.01, direction: turned } })[0]!.ESCAPED).toBeGreaterThanOrEqual(95);
  });

  it("complex: all stay with the same noise, step and budget; ten times the steps free them", () => {
    const [simple, complex] = [stationState("sideways"), stationState("complex")];
    for (const key of ["noise", "optimizers", "steps"] as const) expect(complex[key]).toEqual(simple[key]);
    expect(tallyOf("complex")[0]!.STUCK).toBe(100);
    expect(tallyOf("complex", { steps: 4000 })[0]!.ESCAPED).toBe(100);
  });

  it("memory: momentum, Nesterov, RMSprop and Adam are out, plain descent and AdaGrad are not", () => {
    expect(tallyOf("memory").map((tally) => tally.ESCAPED)).toEqual([0, 1, 1, 0, 1, 1]);
    const { frame } = ran(stationState("memory", { steps: 1000 }));
    expect(Math.abs(frame.optimizers[0]!.survival!.steps[0]! - 700)).toBeLessThan(5);
  });

  it("anatomy: gradients cancel across and build up along, and without memory it stays", () => {
    const state = stationState("anatomy");
    const { runner, frame } = ran(state);
    expect(frame.optimizers.map((one) => one.tally.ESCAPED)).toEqual([1, 0]);
    runner.examine("last");
    const { anatomy } = runner.frame();
    expect(anatomy!.memory["velocity"]!.after[1] / anatomy!.drawn[1]).toBeGreaterThan(4);
    const said = reasons(anatomy!, 2, "momentum");
    expect(said).toMatch(/Along x .* they cancel\./);
    expect(said).toMatch(/Along y .* they build up\./);
    const [momentum, sgd] = state.optimizers;
    const forgetful = { ...momentum!, settings: { ...momentum!.settings, momentum: 0 } };
    expect(tallyOf("anatomy", { optimizers: [forgetful, sgd!] }).map((tally) => tally.ESCAPED)).toEqual([0, 0]);
  });
});
