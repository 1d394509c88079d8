// A state from outside becomes a whole one, or a message: what is missing takes its default.

import { FormulaError, trimmed } from "../formula/grammar";
import { DEFAULTS, type RuleName } from "../motion/rules";
import { landscapeOf } from "../world/landscape";
import { Refusal, fields, flag, items, or, pairOf, real, shown, text, whole, word } from "./checks";
import { LIMITS, realRange, wholeRange } from "./limits";
import {
  countOf, defaultState, settingsOf,
  type BatchChoice, type Box, type NoiseChoice, type OptimizerChoice, type Pair, type Sampling,
  type Schedule, type Selected, type Starts, type State, type Theme, type View,
} from "./state";

export type Reading = { readonly state: State } | { readonly refusal: string };

/** Return a whole state of data that was read from JSON, or the message that explains why not. */
export function readState(data: unknown): Reading {
  try {
    return { state: checkedState(data) };
  } catch (error) {
    if (error instanceof Refusal || error instanceof FormulaError) return { refusal: error.message };
    throw error;
  }
}

/** As `readState`, but a refusal is thrown. */
export function checkedState(data: unknown): State {
  const initial = defaultState();
  const given = fields(data, "state", Object.keys(initial));
  const version = or(given["version"], LIMITS.version);
  if (Number.isInteger(version) && (version as number) > LIMITS.version)
    throw new Refusal(
      `a state of version ${shown(version)}`,
      `version ${LIMITS.version}`,
      "It was made by a newer unsaddle: update this one.",
    );
  whole(version, "version", [LIMITS.version, LIMITS.version]);
  const landscape = landscapeName(or(given["landscape"], initial.landscape), "landscape");
  const state: State = {
    version: 1,
    landscape,
    box: orNull(given["box"], (value) => boxOf(value, "box")),
    starts:
      given["starts"] === undefined
        ? { kind: "points", points: [landscapeOf(landscape).start ?? [1, 1e-6]] }
        : starts(given["starts"]),
    optimizers: given["optimizers"] === undefined ? initial.optimizers : optimizers(given["optimizers"]),
    noise: orNull(given["noise"], noise),
    batch: orNull(given["batch"], batch),
    schedule: given["schedule"] === undefined ? initial.schedule : schedule(given["schedule"]),
    steps: whole(or(given["steps"], initial.steps), "steps", wholeRange("n_steps")),
    seed: whole(or(given["seed"], initial.seed), "seed", wholeRange("seed")),
    speed: given["speed"] === "max" ? "max" : real(or(given["speed"], initial.speed), "speed", realRange("speed")),
    view: view(or(given["view"], {})),
    selected: orNull(given["selected"], selected),
    station: orNull(given["station"], (value) => text(value, "station", LIMITS.characters.name)),
  };
  checkSelection(state);
  return state;
}

function orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === undefined || value === null ? null : read(value);
}

const point = (value: unknown, where: string): Pair => pairOf(value, where, realRange("coordinate"));

/** Return the name or the formula of a landscape that the page can draw. */
export function landscapeName(value: unknown, where: string): string {
  const typed = trimmed(text(value, where, LIMITS.characters.formula));
  landscapeOf(typed); // refuses what is none
  return typed;
}

/** Return a box, each lower end below its upper end. */
export function boxOf(value: unknown, where: string): Box {
  const sides = items(value, where, [2, 2]).map((side, i) => {
    const [low, high] = point(side, `${where}[${i}]`);
    // Axes need digits.
    if (!(high - low >= 1e-9 * Math.max(1, Math.abs(low), Math.abs(high))))
      throw new Refusal(
        `${where}[${i}] from ${low} to ${high}`,
        "a lower end below its upper end, by more than rounding",
        "Write the lower end first.",
      );
    return [low, high] as const;
  });
  return [sides[0]!, sides[1]!];
}

function starts(value: unknown): Starts {
  const all = ["kind", "points", "from", "to", "center", "radius", "count"];
  const given = fields(value, "starts", all);
  const kind = word(given["kind"], "starts.kind", ["points", "line", "patch"]);
  if (kind === "points") {
    fields(given, "starts of kind 'points'", ["kind", "points"]);
    const found = items(given["points"], "starts.points", wholeRange("n_walkers"));
    return { kind, points: found.map((each, i) => point(each, `starts.points[${i}]`)) };
  }
  const count = whole(given["count"], "starts.count", wholeRange("n_walkers"));
  if (kind === "line") {
    fields(given, "starts of kind 'line'", ["kind", "from", "to", "count"]);
    return { kind, from: point(given["from"], "starts.from"), to: point(given["to"], "starts.to"), count };
  }
  fields(given, "starts of kind 'patch'", ["kind", "center", "radius", "count"]);
  return {
    kind,
    center: point(given["center"], "starts.center"),
    radius: real(given["radius"], "starts.radius", realRange("radius")),
    count,
  };
}

function optimizers(value: unknown): OptimizerChoice[] {
  return items(value, "optimizers", wholeRange("n_optimizers")).map((each, i) => {
    const where = `optimizers[${i}]`;
    const given = fields(each, where, ["rule", "settings"]);
    const rule = word(given["rule"], `${where}.rule`, Object.keys(DEFAULTS) as RuleName[]);
    const known: Readonly<Record<string, string>> = LIMITS.rules[rule];
    const settings = fields(or(given["settings"], {}), `${where}.settings`, Object.keys(known));
    const checked: Record<string, number> = {};
    for (const [key, setting] of Object.entries(settings)) {
      const place = `${where}.settings.${key}`;
      const kind = known[key]!;
      checked[key] =
        kind in LIMITS.whole
          ? whole(setting, place, wholeRange(kind as keyof typeof LIMITS.whole))
          : real(setting, place, realRange(kind as keyof typeof LIMITS.real));
    }
    return { rule, settings: settingsOf(rule, checked) };
  });
}

function noise(value: unknown): NoiseChoice {
  const given = fields(value, "noise", ["std", "direction"]);
  const direction = orNull(given["direction"], (each) => point(each, "noise.direction"));
  if (direction && Math.max(...direction.map(Math.abs)) < 1e-9)
    throw new Refusal(
      `noise.direction=${shown(direction)}`,
      "a direction that has a length",
      "Use null for noise in every direction.",
    );
  return { std: real(given["std"], "noise.std", realRange("std")), direction };
}

function batch(value: unknown): BatchChoice {
  const given = fields(value, "batch", ["size", "samples", "sampling"]);
  const samples = whole(given["samples"], "batch.samples", wholeRange("n_samples"));
  return {
    size: whole(given["size"], "batch.size", [1, samples]),
    samples,
    sampling: word(or(given["sampling"], "reshuffle"), "batch.sampling", LIMITS.words.samplings as Sampling[]),
  };
}

function schedule(value: unknown): Schedule {
  const given = fields(value, "schedule", ["kind", "every", "factor", "steps"]);
  const kind = word(given["kind"], "schedule.kind", ["constant", "step", "cosine"]);
  if (kind === "step") {
    fields(given, "schedule of kind 'step'", ["kind", "every", "factor"]);
    return {
      kind,
      every: whole(given["every"], "schedule.every", wholeRange("every")),
      factor: real(given["factor"], "schedule.factor", realRange("factor")),
    };
  }
  if (kind === "cosine") {
    fields(given, "schedule of kind 'cosine'", ["kind", "steps"]);
    return { kind, steps: whole(given["steps"], "schedule.steps", wholeRange("n_steps")) };
  }
  fields(given, "schedule of kind 'constant'", ["kind"]);
  return { kind };
}

function view(value: unknown): View {
  const initial = defaultState().view;
  const given = { ...initial, ...fields(value, "view", Object.keys(initial)) };
  const made: View = {
    surface: flag(given.surface, "view.surface"),
    contours: flag(given.contours, "view.contours"),
    camera: orNull(given.camera, (each) => {
      const [azimuth, elevation, distance] = items(each, "view.camera", [3, 3]);
      return [
        real(azimuth, "view.camera[0]", realRange("angle")),
        real(elevation, "view.camera[1]", realRange("angle")),
        real(distance, "view.camera[2]", realRange("distance")),
      ] as const;
    }),
    theme: word(given.theme, "view.theme", LIMITS.words.themes as Theme[]),
  };
  if (!made.surface && !made.contours)
    throw new Refusal("a view of neither surface nor contours", "at least one of the two", "Show one.");
  return made;
}

function selected(value: unknown): Selected {
  const given = fields(value, "selected", ["optimizer", "walker"]);
  return {
    optimizer: whole(given["optimizer"], "selected.optimizer", [0, wholeRange("n_optimizers")[1] - 1]),
    walker: whole(given["walker"], "selected.walker", [0, wholeRange("n_walkers")[1] - 1]),
  };
}

function checkSelection({ selected: chosen, optimizers: all, starts: from }: State): void {
  if (chosen === null) return;
  whole(chosen.optimizer, "selected.optimizer", [0, all.length - 1]);
  whole(chosen.walker, "selected.walker", [0, countOf(from) - 1]);
}
