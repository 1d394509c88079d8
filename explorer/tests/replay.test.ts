// Replays from outside: read whole, or refused with a message.

import { describe, expect, test } from "vitest";
import { readReplay } from "../src/replay/replay";

const GOOD = {
  format: "unsaddle replay", version: 1, kind: "branch", title: "adam", protocol: ["seed 0"],
  landscape: null as string | null, box: [[-1, 1], [0, 2]], axes: ["escape direction", "rest"],
  plane: { values: [[0, 1], [null, 2]], share: 0.83, share_of: "of the squared movement", n_parameters: 650 } as unknown,
  tracks: [{ name: "adam", steps: [0, 5], paths: [[[0, 1], null]], values: [1, null], tally: { ESCAPED: 1 } }],
};

const CASES: Record<string, [unknown, RegExp]> = {
  "a newer version": [{ ...GOOD, version: 2 }, /^a replay of version 2; accepted: version 1\. Update unsaddle\.$/],
  "neither landscape nor plane": [{ ...GOOD, plane: null }, /with landscape=null and plane=null/],
  "landscape and plane": [{ ...GOOD, landscape: "saddle" }, /with landscape='saddle' and plane=an object of 4 keys/],
  "a plane without its share": [{ ...GOOD, plane: { values: [[0, 1], [1, 2]], share_of: "x", n_parameters: 1 } }, /plane\.share=nothing/],
  "rows of different lengths": [{ ...GOOD, plane: { values: [[0, 1], [1]], share: 1, share_of: "x", n_parameters: 1 } }, /plane\.values\[1\]/],
  "an unknown key": [{ ...GOOD, script: "x" }, /with 'script'/],
  "steps that fall": [{ ...GOOD, tracks: [{ ...GOOD.tracks[0], steps: [5, 5] }] }, /steps that increase/],
  "a path that is too short": [{ ...GOOD, tracks: [{ ...GOOD.tracks[0], paths: [[[0, 1]]] }] }, /as many as steps/],
  "an unknown landscape": [{ ...GOOD, kind: "race", plane: null, landscape: "sadle" }, /Did you mean 'saddle'/],
  "an unknown clock": [{ ...GOOD, clock: "minutes" }, /clock/],
  "a branch on a landscape": [{ ...GOOD, plane: null, landscape: "saddle" }, /^a replay of kind 'branch' with landscape='saddle' and plane=null/],
  "a race with a plane": [{ ...GOOD, kind: "race" }, /^a replay of kind 'race' with landscape=null and plane=an object/],
  "a track that shows more than everything": [{ ...GOOD, tracks: [{ ...GOOD.tracks[0], share: 1.5 }] }, /tracks\[0\]\.share=1\.5/],
  "a box beyond what a start may be": [{ ...GOOD, box: [[-2e6, 2e6], [0, 1]] }, /^replay\.box\[0\]\[0\]=-2000000; /],
  "a title of 201 characters": [{ ...GOOD, title: "😀".repeat(201) }, /^replay\.title=a text of 201 characters/],
  "another file": [{ hello: 1 }, /^replay with 'hello'/],
};

describe("a replay", () => {
  test("is read whole", () => {
    const reading = readReplay(JSON.stringify(GOOD));
    expect("replay" in reading && reading.replay.plane!.share).toBe(0.83);
    expect("replay" in reading && [reading.replay.clock, reading.replay.tracks[0]!.share]).toEqual(["steps", null]);
  });

  test("of several tracks has the share of each, and its clock", () => {
    const tracks = [{ ...GOOD.tracks[0], share: 0.5 }, { ...GOOD.tracks[0], share: null }];
    const reading = readReplay(JSON.stringify({ ...GOOD, clock: "sample gradients", tracks }));
    expect("replay" in reading && reading.replay.tracks.map((track) => track.share)).toEqual([0.5, null]);
    expect("replay" in reading && reading.replay.clock).toBe("sample gradients");
  });

  test("may have no protocol, a long title of pairs of units, and points far out", () => {
    const far = { ...GOOD.tracks[0], paths: [[[1.75e308, -1.79e308], null]] };
    const { protocol: _, ...bare } = { ...GOOD, title: "😀".repeat(200), tracks: [far] };
    const reading = readReplay(JSON.stringify(bare));
    expect("replay" in reading && [reading.replay.protocol, reading.replay.title.length]).toEqual([[], 400]);
  });

  test.each(Object.entries(CASES))("of %s is refused", (_, [data, message]) => {
    const reading = readReplay(JSON.stringify(data));
    expect("refusal" in reading ? reading.refusal : "read").toMatch(message);
  });

  test("that is cut off anywhere is refused in three parts", () => {
    const whole = JSON.stringify(GOOD);
    for (let end = 0; end < whole.length; end++) {
      const reading = readReplay(whole.slice(0, end));
      expect("refusal" in reading && reading.refusal).toMatch(/; accepted: .+\. .+/);
    }
  });

  test("that is huge is refused before it is read", () => {
    const reading = readReplay(" ".repeat(64_000_001));
    expect("refusal" in reading && reading.refusal).toMatch(/^a replay of 64,000,001 characters/);
  });
});
