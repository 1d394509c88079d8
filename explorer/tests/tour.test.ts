// Each station of the tour is run, and what its text says of the run is checked.

import { describe, expect, it } from "vitest";
import { Runner } from "../src/simulation/runner";
import type { Frame } from "../src/simulation/messages";
import { checkedState } from "../src/state/read";
import type { State } from "../src/state/state";
import { evidence } from "../src/panel/evidence";
import { reasons } from "../src/panel/reasons";
import { definitions } from "../src/panel/words";
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

/** The lines under the tally. */
const linesOf = (state: State): string => {
  const { runner, frame } = ran(state);
  return evidence(frame, runner.place, state.optimizers.map(({ rule }) => rule), 0).join("\n");
};
const textOf = (id: string): string => {
  const { text, attempt, seen, terms } = STATIONS.find((station) => station.id === id)!;
  return [text, attempt, seen, ...terms.flat()].join(" ");
};

describe("the tour", () => {
  it("has ten stations that go through the twelve statements in order", () => {
    expect(STATIONS).toHaveLength(10);
    const statements = STATIONS.flatMap((station) => station.statements);
    expect([...new Set(statements)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const firsts = STATIONS.map((station) => station.statements[0]!);
    expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    for (const { text, attempt, seen } of STATIONS) {
      expect(text.match(/[.!?](\s|$)/g)).toHaveLength(1); // one sentence
      expect(attempt.match(/[.!?](\s|$)/g)).toHaveLength(1);
      expect(seen).not.toBe("");
    }
    for (const station of STATIONS) expect(checkedState({ ...station.state, station: station.id }).station).toBe(station.id);
  });

  it("explains its terms where they are met first", () => {
    const met = STATIONS.map(({ id }) => textOf(id).replace(/“[^”]*”/g, "")); // without the names of controls
    const first = (term: RegExp): number => met.findIndex((text) => term.test(text));
    const explained = (term: RegExp): number => STATIONS.findIndex(({ terms }) => terms.some(([name]) => term.test(name)));
    for (const term of [/walker/i, /gradient/i, /noise/i, /schedule/i, /sample/i, /AdaGrad/i, /degenerate/i])
      expect([String(term), explained(term)]).toEqual([String(term), first(term)]);
    expect(first(/saddle/)).toBe(1);
    expect(STATIONS[1]!.text).toMatch(/a saddle .*, where the ground rises one way and falls the other/);
    expect(STATIONS[6]!.terms.flat().join(" ")).toMatch(/curvature/);
  });

  it("convex: all hundred walkers end at the one minimum, from elsewhere too", () => {
    expect(tallyOf("convex")[0]!.CONVERGED).toBe(100);
    const elsewhere = stationState("convex", { starts: { kind: "patch", center: [-1.5, 1], radius: 0.5, count: 100 } });
    expect(tallyOf("convex", elsewhere)[0]!.CONVERGED).toBe(100);
    expect(linesOf(elsewhere)).toBe("sgd: Now: 100 at the minimum (0, 0).");
  });

  it("saddle: both valleys are reached, and one alone from one side of the stable manifold", () => {
    const { tally, points: [ends] } = ran(stationState("saddle")).frame.optimizers[0]!;
    expect(tally.ESCAPED).toBe(100);
    const right = [...ends].filter((x) => Math.abs(x - 1) < 0.01).length;
    const left = [...ends].filter((x) => Math.abs(x + 1) < 0.01).length;
    expect(left).toBeGreaterThan(20);
    expect(right).toBeGreaterThan(20);
    const lines = linesOf(stationState("saddle"));
    expect(lines).toContain(`${right} at the minimum (1, 0)`);
    expect(lines).toContain(`${left} at the minimum (−1, 0)`);
    const beside = stationState("saddle", { starts: { kind: "patch", center: [0.7, 1], radius: 0.2, count: 100 } });
    const after = ran(beside).frame.optimizers[0]!;
    for (const x of after.points[0]) expect(x).toBeCloseTo(1, 3);
    expect(after.tally.CONVERGED).toBe(100);
  });

  it("stuck: for good on the ridge, out after about 140 steps beside it", () => {
    expect(tallyOf("stuck")[0]!.STUCK).toBe(1);
    expect(linesOf(stationState("stuck"))).toMatch(
      /^sgd: not left after 400 steps: exactly 0 from the saddle along the way out, so nothing pushes it off\. Now: at the saddle \(.*, 0\)\.$/);
    const { frame, runner } = ran(stationState("stuck"));
    runner.examine("last");
    const way = runner.place.reference!.escapeDirections[0];
    expect(reasons(runner.frame().anatomy!, 2, "sgd", way)).toMatch(/Along y, the way out, every gradient .* exactly zero/);
    expect(frame.optimizers[0]!.points[0][0]).toBeGreaterThan(0); // it came from the right
    const beside = stationState("stuck", { starts: { kind: "points", points: [[1, 1e-6]] } });
    expect(Math.abs(ran(beside).frame.optimizers[0]!.survival!.steps[0]! - 140)).toBeLessThan(5);
    expect(linesOf(beside)).toBe("sgd: Now: at the minimum (0, 1).");
  });

  const spread = (state: State): number => {
    const xs = ran(state).frame.optimizers[0]!.points[0];
    return Math.sqrt(xs.reduce((sum, x) => sum + x * x, 0) / xs.length);
  };

  it("batches and single: stuck with every size, in every order; small batches shake more", () => {
    const found = [1, 4, 16, 64].map((size) => {
      const state = stationState("batches", { batch: { size, samples: 64, sampling: "reshuffle" } });
      expect(ran(state).frame.optimizers[0]!.tally.STUCK).toBe(100);
      return spread(state);
    });
    expect(found[0]!).toBeGreaterThan(found[1]!);
    expect(found[1]!).toBeGreaterThan(1.5 * found[2]!);
    expect(found[3]!).toBeLessThan(1e-12);
    expect(tallyOf("single")[0]!.STUCK).toBe(100);
    expect(tallyOf("single", { seed: 1 })[0]!.STUCK).toBe(100);
    expect(tallyOf("single", { batch: { size: 1, samples: 64, sampling: "replacement" } })[0]!.STUCK).toBe(100);
  });

  it("its hundred walkers are seen to be many", () => {
    for (const { id, state } of STATIONS) {
      const { starts } = checkedState(state);
      if (starts.kind === "line") expect([id, starts.from]).not.toEqual([id, starts.to]);
    }
  });

  it("shrinking: the walkers close in on the saddle; with a constant step they hover", () => {
    const shrinking = stationState("shrinking");
    const constant = stationState("shrinking", { schedule: { kind: "constant" } });
    expect(tallyOf("shrinking")[0]!.STUCK).toBe(100);
    expect(tallyOf("shrinking", constant)[0]!.STUCK).toBe(100);
    expect(spread(constant)).toBeGreaterThan(5 * spread(shrinking));
  });

  it("sideways: all leave; with noise along x none; turned by 10 degrees nearly all", () => {
    expect(tallyOf("sideways")[0]!.ESCAPED).toBe(100);
    expect(tallyOf("sideways", { noise: { std: 0.01, direction: [1, 0] } })[0]!.STUCK).toBe(100);
    const turned: [number, number] = [Math.cos(Math.PI / 18), Math.sin(Math.PI / 18)];
    expect(tallyOf("sideways", { noise: { std: 0.01, direction: turned } })[0]!.ESCAPED).toBeGreaterThanOrEqual(95);
  });

  it("complex: all stay with the same noise, step and budget; ten times the steps free them", () => {
    const [simple, complex] = [stationState("sideways"), stationState("complex")];
    for (const key of ["noise", "optimizers", "steps"] as const) expect(complex[key]).toEqual(simple[key]);
    expect(tallyOf("complex")[0]!.STUCK).toBe(100);
    const { tally, survival } = ran(stationState("complex", { steps: 4000 })).frame.optimizers[0]!;
    expect(tally.ESCAPED).toBe(100);
    expect(Math.abs(survival!.steps.at(-1)! - 3500)).toBeLessThan(100);
  });

  it("memory: momentum, Nesterov, RMSprop and Adam are out, plain descent and AdaGrad are on their way", () => {
    expect(tallyOf("memory").map((tally) => tally.ESCAPED)).toEqual([0, 1, 1, 0, 1, 1]);
    const lines = linesOf(stationState("memory")).split("\n");
    for (const name of ["sgd", "adagrad"])
      expect(lines.find((line) => line.startsWith(name))).toMatch(/not left yet after 300 steps, but on its way out: /);
    const { optimizers } = ran(stationState("memory", { steps: 1500 })).frame;
    const left = optimizers.map((one) => one.survival!.steps[0]!);
    expect(Math.abs(left[0]! - 1330)).toBeLessThan(10);
    expect(Math.abs(left[3]! - 350)).toBeLessThan(10);
  });

  it("anatomy: gradients cancel across and build up along, and without memory it stays", () => {
    const state = stationState("anatomy");
    const { runner, frame } = ran(state);
    expect(frame.optimizers.map((one) => one.tally.ESCAPED)).toEqual([1, 0]);
    const [ahead, behind] = frame.optimizers.map((one) => one.points[1][0]!);
    expect(ahead!).toBeGreaterThan(4 * behind!); // to be seen in the picture
    runner.examine(9);
    const { anatomy } = runner.frame();
    const velocity = anatomy!.memory["velocity"]!.after;
    expect(velocity[1] / anatomy!.drawn[1]).toBeGreaterThan(2.5);
    const said = reasons(anatomy!, 2, "momentum", runner.place.reference!.escapeDirections[0]);
    expect(said).toMatch(/Along x .* they cancel\./);
    expect(said).toMatch(/Along y, the way out, .* they build up\./);
    const [momentum, sgd] = state.optimizers;
    const forgetful = { ...momentum!, settings: { ...momentum!.settings, momentum: 0 } };
    const without = ran(stationState("anatomy", { optimizers: [forgetful, sgd!] })).frame.optimizers;
    expect(without.map((one) => one.tally.STUCK)).toEqual([1, 1]);
    expect(without[0]!.points[1][0]).toBe(without[1]!.points[1][0]);
  });
});

describe("the words of the tally", () => {
  it("say where a value without bottom comes from", () => {
    const falling = stationState("memory", { landscape: "saddle", steps: 1000 });
    expect(linesOf(falling)).toMatch(/this function has no lowest point/);
    expect(linesOf(stationState("memory"))).not.toMatch(/no lowest point/);
  });

  it("name the radius at which a walker counts as escaped", () => {
    const { place } = ran(stationState("stuck", { steps: 1 })).runner;
    expect(definitions(place).ESCAPED).toContain("0.5 away from it along a way out");
    expect(definitions(ran(stationState("complex", { steps: 1 })).runner.place).ESCAPED).toContain("3 away from it, and lower");
    expect(definitions(ran(stationState("convex", { steps: 1 })).runner.place).ESCAPED).toContain("none started at one");
  });

  it("add up to all walkers, the rarest places together", () => {
    const state = checkedState({
      ...stationState("convex"), landscape: "himmelblau", noise: { std: 1, direction: null }, steps: 20,
      starts: { kind: "patch", center: [-0.27, -0.92], radius: 1, count: 500 },
      optimizers: [{ rule: "sgd", settings: { learning_rate: 0.01 } }],
    });
    const line = linesOf(state).match(/Now: (.*)\.$/)![1]!;
    expect(line).toMatch(/at other places$/);
    expect([...line.matchAll(/(\d+) (?=at|near|elsewhere|outside)/g)].reduce((sum, [, n]) => sum + Number(n), 0)).toBe(500);
  });

  it("say of how many walkers they speak where not all are drawn", () => {
    const state = stationState("sideways");
    const runner = new Runner(state, 20);
    runner.advance(state.steps, Infinity);
    expect(evidence(runner.frame(), runner.place, ["SGD"], 0)[0]).toMatch(/, of the 20 drawn\.$/);
  });
});
