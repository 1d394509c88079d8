// A recorded run: read from JSON, checked, with limits; shown as text and pictures, never as HTML.

import { FormulaError } from "../formula/grammar";
import { LIMITS, realRange, wholeRange } from "../state/limits";
import { Refusal, fields, items, pairOf, readJson, real, shown, text, whole, word } from "../state/checks";
import type { Box, Pair } from "../state/state";
import { OUTCOMES, type Outcome } from "../simulation/messages";
import { landscapeOf } from "../world/landscape";

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
  word(given["format"], "format", [FORMAT]);
  const { version } = given;
  if (Number.isInteger(version) && (version as number) > VERSION)
    throw new Refusal(`a replay of version ${shown(version)}`, `version ${VERSION}`, "Update unsaddle.");
  whole(version, "version", [VERSION, VERSION]);
  const landscape = given["landscape"] === null ? null : text(given["landscape"], "landscape", LIMITS.characters.formula);
  const plane = given["plane"] === null || given["plane"] === undefined ? null : planeOf(given["plane"]);
  if ((landscape === null) === (plane === null))
    throw new Refusal(
      landscape === null ? "a replay without landscape and plane" : "a replay with landscape and plane",
      "exactly one of the two",
      "Record it again.",
    );
  const kind = word(given["kind"], "kind", KINDS);
  if ((kind === "branch") !== (plane !== null))
    throw new Refusal(
      `a replay of kind '${kind}' ${plane === null ? "without" : "with"} a plane`,
      "a plane for a branch, a landscape for all else",
      "Record it again.",
    );
  if (landscape !== null) landscapeOf(landscape);
  const axes = items(given["axes"], "axes", [2, 2]).map((axis, i) => text(axis, `axes[${i}]`, LIMITS.characters.name));
  return {
    kind,
    title: text(given["title"], "title", LIMITS.characters.title),
    protocol: items(given["protocol"], "protocol", wholeRange("n_lines")).map((line, i) =>
      text(line, `protocol[${i}]`, LIMITS.characters.line),
    ),
    landscape,
    box: boxOf(given["box"]),
    axes: [axes[0]!, axes[1]!],
    clock: word(given["clock"] ?? CLOCKS[0], "clock", CLOCKS),
    plane,
    tracks: tracksOf(given["tracks"]),
  };
}

function boxOf(value: unknown): Box {
  const sides = items(value, "box", [2, 2]).map((side, i) => {
    const [low, high] = pairOf(side, `box[${i}]`, [-Number.MAX_VALUE, Number.MAX_VALUE]);
    if (!(low < high))
      throw new Refusal(`box[${i}] from ${low} to ${high}`, "a lower end below its upper end", "Record it again.");
    return [low, high] as const;
  });
  return [sides[0]!, sides[1]!];
}

function planeOf(value: unknown): Plane {
  const given = fields(value, "plane", ["values", "share", "share_of", "n_parameters"]);
  const rows = items(given["values"], "plane.values", wholeRange("plane_side"));
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  return {
    values: rows.map((row, j) => {
      const found = items(row, `plane.values[${j}]`, wholeRange("plane_side"));
      if (found.length !== width)
        throw new Refusal(`plane.values[${j}] with ${found.length} parts`, `${width}, as the first row has`, "Record it again.");
      return found.map((each, i) => finiteOrNull(each, `plane.values[${j}][${i}]`));
    }),
    share: real(given["share"], "plane.share", realRange("proportion")),
    share_of: text(given["share_of"], "plane.share_of", LIMITS.characters.line),
    n_parameters: whole(given["n_parameters"], "plane.n_parameters", wholeRange("n_parameters")),
  };
}

function finiteOrNull(value: unknown, where: string): number | null {
  if (value === null) return null;
  // JSON has no infinity, but 1e999 is read as one.
  if (typeof value !== "number" || !Number.isFinite(value))
    throw new Refusal(`${where}=${shown(value)}`, "a finite number or null", "Record it again.");
  return value;
}

function tracksOf(value: unknown): Track[] {
  let left = wholeRange("n_points")[1];
  return items(value, "tracks", wholeRange("n_tracks")).map((each, i) => {
    const where = `tracks[${i}]`;
    const given = fields(each, where, ["name", "steps", "paths", "values", "tally", "share"]);
    const steps = items(given["steps"], `${where}.steps`, wholeRange("n_points")).map((step, k) =>
      whole(step, `${where}.steps[${k}]`, [0, Number.MAX_SAFE_INTEGER]),
    );
    steps.forEach((step, k) => {
      if (k > 0 && step <= steps[k - 1]!)
        throw new Refusal(`${where}.steps[${k}]=${step}`, "steps that increase", "Record it again.");
    });
    const sameLength = (list: readonly unknown[], what: string): void => {
      if (list.length !== steps.length)
        throw new Refusal(`${what} with ${list.length} parts`, `${steps.length}, as many as steps`, "Record it again.");
    };
    const paths = items(given["paths"], `${where}.paths`, wholeRange("n_paths")).map((path, k) => {
      const place = `${where}.paths[${k}]`;
      const points = items(path, place, wholeRange("n_points"));
      sameLength(points, place);
      left -= points.length;
      if (left < 0)
        throw new Refusal(
          `a replay of more than ${wholeRange("n_points")[1].toLocaleString("en-US")} points`,
          "at most so many",
          "Record fewer steps or fewer walkers.",
        );
      return points.map((point, j) =>
        point === null ? null : pairOf(point, `${place}[${j}]`, [-Number.MAX_VALUE, Number.MAX_VALUE]),
      );
    });
    const values = given["values"] ?? null;
    const share = given["share"] ?? null;
    const losses =
      values === null
        ? null
        : items(values, `${where}.values`, wholeRange("n_points")).map((loss, k) => finiteOrNull(loss, `${where}.values[${k}]`));
    if (losses) sameLength(losses, `${where}.values`);
    return {
      name: text(given["name"], `${where}.name`, LIMITS.characters.name),
      steps, paths, values: losses,
      tally: tallyOf(given["tally"] ?? null, `${where}.tally`),
      share: share === null ? null : real(share, `${where}.share`, realRange("proportion")),
    };
  });
}

function tallyOf(value: unknown, where: string): Track["tally"] {
  if (value === null) return null;
  const given = fields(value, where, OUTCOMES);
  return Object.fromEntries(
    Object.entries(given).map(([key, count]) => [key, whole(count, `${where}.${key}`, [0, Number.MAX_SAFE_INTEGER])]),
  );
}
