// A recorded run: read from JSON, checked, with limits; shown as text and pictures, never as HTML.

import { FormulaError } from "../formula/grammar";
import { LIMITS, realRange, wholeRange } from "../state/limits";
import {
  Refusal, fields, grouped, items, or, pairOf, readJson, real, shown, text, whole, word,
} from "../state/checks";
import { boxOf, landscapeName } from "../state/read";
import type { Box, Pair } from "../state/state";
import { OUTCOMES, type Outcome } from "../simulation/messages";

const VERSION = 1;
const FORMAT = "unsaddle replay";
const KINDS = ["race", "ensemble", "branch"] as const;
const CLOCKS = ["steps", "sample gradients"] as const;

export interface Plane {
  readonly values: readonly (readonly (number | null)[])[]; // [row of y][column of x]; null: not finite
  readonly share: number; // of the movement that this plane shows, of all tracks together
  readonly share_of: string; // which share that is, in a sentence
  readonly n_parameters: number;
}

export interface Track {
  readonly name: string;
  readonly steps: readonly number[];
  readonly paths: readonly (readonly (Pair | null)[])[]; // per walker; null: no longer finite
  readonly values: readonly (number | null)[] | null; // loss at each record of the first path
  readonly tally: Readonly<Partial<Record<Outcome, number>>> | null;
  readonly share: number | null; // of its own movement that the plane shows; null: no plane, or it does not move
}

export interface Replay {
  readonly kind: (typeof KINDS)[number];
  readonly title: string;
  readonly protocol: readonly string[];
  readonly landscape: string | null; // null: there is a plane instead
  readonly box: Box;
  readonly axes: readonly [string, string];
  readonly clock: (typeof CLOCKS)[number]; // what the steps of the tracks count
  readonly plane: Plane | null;
  readonly tracks: readonly Track[];
}

export type ReplayReading = { readonly replay: Replay } | { readonly refusal: string };

/** Return the replay in a JSON text, or the message that explains why there is none. */
export function readReplay(json: string): ReplayReading {
  try {
    return { replay: checked(readJson(json, "a replay", LIMITS.characters.replay)) };
  } catch (error) {
    if (error instanceof Refusal || error instanceof FormulaError) return { refusal: error.message };
    throw error;
  }
}

/** As `readReplay`, of data that was read from JSON already. */
export function replayOf(data: unknown): ReplayReading {
  try {
    return { replay: checked(data) };
  } catch (error) {
    if (error instanceof Refusal || error instanceof FormulaError) return { refusal: error.message };
    throw error;
  }
}

function checked(data: unknown): Replay {
  const given = fields(data, "replay", [
    "format", "version", "kind", "title", "protocol", "landscape", "box", "axes", "clock", "plane", "tracks",
  ]);
  const { version } = given;
  if (Number.isInteger(version) && (version as number) > VERSION)
    throw new Refusal(`a replay of version ${shown(version)}`, `version ${VERSION}`, "Update unsaddle.");
  word(given["format"], "replay.format", [FORMAT]);
  whole(version, "replay.version", [VERSION, VERSION]);
  const kind = word(given["kind"], "replay.kind", KINDS);
  const title = text(given["title"], "replay.title", LIMITS.characters.title);
  const protocol = items(or(given["protocol"], []), "replay.protocol", wholeRange("n_lines")).map((line, i) =>
    text(line, `replay.protocol[${i}]`, LIMITS.characters.line),
  );
  const box = boxOf(given["box"], "replay.box");
  const axes = items(given["axes"], "replay.axes", [2, 2]).map((axis, i) =>
    text(axis, `replay.axes[${i}]`, LIMITS.characters.name),
  );
  const [landscape, plane] = [given["landscape"] ?? null, given["plane"] ?? null];
  if ((landscape === null) === (plane === null) || (kind === "branch") !== (plane !== null))
    throw new Refusal(
      `a replay of kind '${kind}' with landscape=${shown(landscape)} and plane=${shown(plane)}`,
      "a plane for a branch, a landscape for all else",
      "Record it again.",
    );
  return {
    kind,
    title,
    protocol,
    landscape: landscape === null ? null : landscapeName(landscape, "replay.landscape"),
    box,
    axes: [axes[0]!, axes[1]!],
    clock: word(or(given["clock"], CLOCKS[0]), "replay.clock", CLOCKS),
    plane: plane === null ? null : planeOf(plane),
    tracks: tracksOf(given["tracks"]),
  };
}

function planeOf(value: unknown): Plane {
  const given = fields(value, "replay.plane", ["values", "share", "share_of", "n_parameters"]);
  const where = "replay.plane.values";
  const rows = items(given["values"], where, wholeRange("plane_side"));
  const width = items(rows[0], `${where}[0]`, wholeRange("plane_side")).length;
  return {
    values: rows.map((row, j) => numbers(row, `${where}[${j}]`, "plane_side", width, "in the first row")),
    share: real(given["share"], "replay.plane.share", realRange("proportion")),
    share_of: text(given["share_of"], "replay.plane.share_of", LIMITS.characters.line),
    n_parameters: whole(given["n_parameters"], "replay.plane.n_parameters", wholeRange("n_parameters")),
  };
}

type Counted = "plane_side" | "n_points";

function asMany(value: unknown, where: string, kind: Counted, n: number, asWhat: string): readonly unknown[] {
  const found = items(value, where, wholeRange(kind));
  if (found.length !== n)
    throw new Refusal(
      `${where} with ${grouped(found.length)} parts`, `${grouped(n)}, as many as ${asWhat}`, "Record it again.",
    );
  return found;
}

function numbers(value: unknown, where: string, kind: Counted, n: number, asWhat: string): (number | null)[] {
  return asMany(value, where, kind, n, asWhat).map((one, i) =>
    one === null ? null : real(one, `${where}[${i}]`, realRange("finite")),
  );
}

function tracksOf(value: unknown): Track[] {
  const most = wholeRange("n_points")[1];
  let n = 0;
  return items(value, "replay.tracks", wholeRange("n_tracks")).map((each, i) => {
    const where = `replay.tracks[${i}]`;
    const given = fields(each, where, ["name", "steps", "paths", "values", "tally", "share"]);
    const name = text(given["name"], `${where}.name`, LIMITS.characters.name);
    const steps = stepsOf(given["steps"], `${where}.steps`);
    const paths = items(given["paths"], `${where}.paths`, wholeRange("n_paths"));
    n += steps.length * paths.length;
    if (n > most)
      throw new Refusal(
        `a replay of more than ${grouped(most)} points`,
        `at most ${grouped(most)}`,
        "Record fewer steps or fewer walkers.",
      );
    const values = given["values"] ?? null;
    const share = given["share"] ?? null;
    return {
      name,
      steps,
      paths: paths.map((path, k) => pathOf(path, `${where}.paths[${k}]`, steps.length)),
      values: values === null ? null : numbers(values, `${where}.values`, "n_points", steps.length, "steps"),
      tally: tallyOf(given["tally"] ?? null, `${where}.tally`),
      share: share === null ? null : real(share, `${where}.share`, realRange("proportion")),
    };
  });
}

function stepsOf(value: unknown, where: string): number[] {
  let before = -1;
  return items(value, where, wholeRange("n_points")).map((one, i) => {
    const step = whole(one, `${where}[${i}]`, wholeRange("recorded"));
    if (step <= before) throw new Refusal(`${where}[${i}]=${step}`, "steps that increase", "Record it again.");
    before = step;
    return step;
  });
}

/** Places that may be far out, beyond what a start may be. */
function pathOf(value: unknown, where: string, n: number): (Pair | null)[] {
  return asMany(value, where, "n_points", n, "steps").map((place, i) =>
    place === null ? null : pairOf(place, `${where}[${i}]`, realRange("finite")),
  );
}

function tallyOf(value: unknown, where: string): Track["tally"] {
  if (value === null) return null;
  const given = fields(value, where, OUTCOMES);
  return Object.fromEntries(
    Object.entries(given).map(([key, count]) => [key, whole(count, `${where}.${key}`, wholeRange("recorded"))]),
  );
}
