// A race on a landscape of one variable: the state that Python makes of it has Python's outcomes here.

import { expect, test } from "vitest";
import { OUTCOMES } from "../src/simulation/messages";
import { Runner } from "../src/simulation/runner";
import { readState } from "../src/state/read";
import lines from "./fixtures/lines.json";

test.each(lines)("the tally on $state.landscape is that of unsaddle.race", ({ state, tallies }) => {
  const reading = readState(state);
  if ("refusal" in reading) return expect.fail(reading.refusal);
  expect(reading.state).toEqual(state);
  const runner = new Runner(reading.state, 10_000);
  runner.advance(state.steps, Infinity);
  const none = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0]));
  const frame = runner.frame();
  expect(frame.done).toBe(true);
  expect(frame.optimizers.map((one) => one.tally)).toEqual(tallies.map((tally) => ({ ...none, ...tally })));
});
