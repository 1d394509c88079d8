// What a field says of a number that is refused: its own label, never a place in the state.

import { describe, expect, it } from "vitest";
import { refusedAt } from "../src/panel/dom";
import { readState } from "../src/state/read";
import { defaultState } from "../src/state/state";

const refusal = (patch: object): string => {
  const reading = readState({ ...defaultState(), ...patch });
  if (!("refusal" in reading)) throw new Error("taken");
  return reading.refusal;
};

describe("a refused number", () => {
  it("is named by the label of its field, with what is accepted and what to do", () => {
    const words = refusedAt("start 1, x", "10000000", refusal({ starts: { kind: "points", points: [[1e7, 0]] } }));
    expect(words).toBe("start 1, x = 10000000; accepted: a number from -1e+06 to 1e+06. Type a number in that range.");
    const steps = refusedAt("steps each", "0", refusal({ steps: 0 }));
    expect(steps).toBe("steps each = 0; accepted: a whole number from 1 to 1,000,000. Type a number in that range.");
  });

  it("keeps the words of a refusal of another form", () => {
    expect(refusedAt("seed", "1", "something else.")).toBe("seed = 1; accepted: something else.");
  });
});
