// All runs of a state, advanced together: what the worker does, without the worker.

import { Ensemble, type Plan } from "../motion/ensemble";
import { OWN_COSTS } from "../motion/rules";
import { countOf, type Pair, type State } from "../state/state";
import { type Answer, growthFactor, type Method, type Present, stepsToLeave, type Way } from "../world/forecast";
import { Judge, type Verdicts } from "../world/outcome";
import { displacement, placeOf } from "../world/place";
import { Examiner } from "./anatomy";
import { Companion } from "./companion";
import type { Anatomy, Forecast, Frame, OptimizerFrame, Place } from "./messages";
import { runsOf, type Runs } from "./runs";

const TALLY_EVERY = 60; // milliseconds between counts of many walkers, at least
const TALLY_SHARE = 10; // and so many times as long as a count takes
const FREE_TALLY = 2000; // walkers that are counted with every frame
const MOST_LEFT = 5000; // steps that a forecast counts with every frame

interface Racer {
  readonly plan: Plan;
  readonly ensemble: Ensemble;
  readonly judge: Judge;
  companion: Companion;
  verdicts: Verdicts | null;
}

export class Runner {
  readonly place: Place;
  private readonly runs: Runs;
  private racers: Racer[] = [];
  private examiner: Examiner | null = null;
  private examined: number | "last" | null = null;
  private selected: State["selected"];
  private counted = -Infinity;
  private countedStep = -1;
  private countTook = 0;
  private fromStart: { key: string; answer: Answer } | null = null;

  /** `drawn` is the most walkers whose points are handed out, over all optimizers. */
  constructor(readonly state: State, public drawn: number) {
    this.place = placeOf(state);
    this.runs = runsOf(state);
    this.selected = state.selected;
    this.restart();
  }

  get step(): number {
    return this.racers[0]!.ensemble.step;
  }

  get done(): boolean {
    return this.step >= this.state.steps;
  }

  private restart(): void {
    const { plans, starts } = this.runs;
    this.countedStep = -1;
    this.racers = plans.map((plan) => {
      const ensemble = new Ensemble(plan, starts);
      const level = ensemble.look().reduce((most, value) => Math.max(most, value), -Infinity);
      const judge = new Judge(this.place, starts, level);
      return { plan, ensemble, judge, companion: new Companion(plan, starts, this.walker), verdicts: null };
    });
  }

  private get walker(): number {
    const walker = this.selected?.walker ?? 0;
    return Math.min(walker, countOf(this.state.starts) - 1);
  }

  private get optimizer(): number {
    return Math.min(this.selected?.optimizer ?? 0, this.racers.length - 1);
  }

  /** Advance all optimizers by at most so many steps, for about so long; by one step at least. */
  advance(nSteps: number, milliseconds: number): void {
    const until = performance.now() + milliseconds;
    const end = Math.min(this.state.steps, this.step + nSteps);
    let before = performance.now();
    while (this.step < end) {
      for (const { ensemble, judge } of this.racers) ensemble.advance(1, judge.watch);
      const now = performance.now();
      // The next step takes about as long as this one did.
      if (now + (now - before) > until) break;
      before = now;
    }
  }

  /** Go to a step, forwards or from the start again. */
  seek(step: number): void {
    const target = Math.max(0, Math.min(step, this.state.steps));
    if (target < this.step) this.restart();
    this.advance(target - this.step, Infinity);
  }

  select(selected: State["selected"]): void {
    this.selected = selected;
    this.examiner = null;
    for (const racer of this.racers)
      if (racer.companion.walker !== this.walker)
        racer.companion = new Companion(racer.plan, this.runs.starts, this.walker);
  }

  /** Ask for the anatomy of a step with every frame; "last": of the last one; null: of none. */
  examine(step: number | "last" | null): void {
    this.examined = step;
  }

  frame(): Frame {
    const begin = performance.now();
    this.count();
    for (const { companion } of this.racers) companion.advanceTo(this.step);
    const total = this.racers.length * countOf(this.state.starts);
    const stride = Math.max(1, Math.ceil(total / this.drawn));
    return {
      step: this.step,
      nSteps: this.state.steps,
      optimizers: this.racers.map((racer) => this.racerFrame(racer, stride)),
      forecast: this.forecast(),
      anatomy: this.anatomy(),
      done: this.done,
      milliseconds: performance.now() - begin,
    };
  }

  /** Look where all walkers are now, and count; many of them not with every frame. */
  private count(): void {
    const now = performance.now();
    const many = this.racers.length * countOf(this.state.starts) > FREE_TALLY;
    const isFirst = this.countedStep < 0;
    if (this.countedStep === this.step) return;
    const rest = Math.max(TALLY_EVERY, TALLY_SHARE * this.countTook);
    if (many && !isFirst && !this.done && now - this.counted < rest) return;
    for (const racer of this.racers) {
      racer.ensemble.look(racer.judge.watch);
      racer.verdicts = racer.judge.verdicts(racer.ensemble.points);
    }
    this.countedStep = this.step;
    this.counted = performance.now();
    this.countTook = this.counted - now;
  }

  private racerFrame({ plan, ensemble, companion, verdicts }: Racer, stride: number): OptimizerFrame {
    const { batch } = this.state;
    const { gradients = 0, hessians = 0 } = OWN_COSTS[plan.rule] ?? {};
    return {
      ...verdicts!,
      points: [thinned(ensemble.points[0]!, stride), thinned(ensemble.points[1], stride, ensemble.nWalkers)],
      stride,
      nWalkers: ensemble.nWalkers,
      path: companion.drawn(),
      value: companion.value(),
      nSampleGradients: batch ? drawnIn(batch, this.step) : this.step,
      nFullGradients: gradients * this.step,
      nFullHessians: hessians * this.step,
      done: this.done,
    };
  }

  private forecast(): Forecast | null {
    const { reference } = this.place;
    const optimizer = this.optimizer;
    const { plan, companion, judge } = this.racers[optimizer]!;
    if (!reference || reference.escapeDirections.length === 0) return null;
    const method = { rule: plan.rule, settings: plan.settings, schedule: this.state.schedule };
    const curvature = -reference.point.eigenvalues[0];
    const nDims = this.place.nDims;
    const direction = reference.escapeDirections[0]!.slice(0, nDims);
    const from = (at: readonly number[]): Way => ({
      curvature, direction, radius: reference.radius,
      offset: direction.reduce((sum, u, d) => sum + u * (at[d]! - reference.point.location[d]!), 0),
      noiseStd: noiseAlong(plan, direction),
    });
    const key = `${optimizer}/${companion.walker}`;
    if (this.fromStart?.key !== key) {
      const start = this.runs.starts.map((array) => array[companion.walker]!);
      this.fromStart = { key, answer: this.answer(method, from(start)) };
    }
    const { steps, reason } = this.fromStart.answer;
    const at: Pair = [companion.ensemble.points[0]![0]!, companion.ensemble.points[1]?.[0] ?? 0];
    const escapedAt = judge.escapedAt(companion.walker);
    let stepsLeft: number | null = 0;
    if (escapedAt === null) {
      // From where it is now: luck has carried it farther than half of its kind, or less far.
      const present = { step: this.step, memory: companion.ensemble.rule.memory };
      const now = this.answer(method, from(companion.ensemble.points.map((array) => array[0]!)), present, MOST_LEFT);
      stepsLeft = now.steps ?? (steps === null ? null : Math.max(0, steps - this.step));
    }
    return {
      optimizer, walker: companion.walker, curvature,
      factor: growthFactor(method, curvature, this.step),
      displacement: displacement(reference, at),
      radius: reference.radius,
      stepsLeft, fromStart: steps, escapedAt, reason,
    };
  }

  private answer(method: Method, way: Way, present?: Present, most?: number): Answer {
    if (this.state.batch) return { steps: null, reason: "No closed form for mini-batches on this page." };
    if (way.direction.length === 2 && this.place.reference!.escapeDirections.length > 1)
      return { steps: null, reason: "Several directions lead out: no closed form on this page." };
    const isAxis = way.direction.some((u) => Math.abs(u) > 1 - 1e-9);
    if (!isAxis && Number.isNaN(growthFactor(method, 1)))
      return { steps: null, reason: "Its step divides coordinate by coordinate, and the way out is along none: no closed form." };
    return stepsToLeave(method, way, present, most);
  }

  private anatomy(): Anatomy | null {
    if (this.examined === null || (this.examined === "last" && this.step === 0)) return null;
    const { walker, optimizer } = this;
    if (this.examiner?.walker !== walker || this.examiner.optimizer !== optimizer)
      this.examiner = new Examiner(this.racers[optimizer]!.plan, this.runs.starts, optimizer, walker);
    const step = this.examined === "last" ? this.step - 1 : this.examined;
    return this.examiner.at(Math.max(0, Math.min(step, this.state.steps - 1)));
  }
}

/** The samples drawn in so many steps; the last batch of an epoch may be a short one. */
function drawnIn(batch: NonNullable<State["batch"]>, nSteps: number): number {
  if (batch.sampling === "replacement") return batch.size * nSteps;
  const epoch = Math.ceil(batch.samples / batch.size);
  return Math.floor(nSteps / epoch) * batch.samples + (nSteps % epoch) * batch.size;
}

function noiseAlong(plan: Plan, direction: readonly number[]): number {
  if (plan.noise === null) return 0;
  const along = plan.noise.direction;
  if (along === null) return plan.noise.std;
  return plan.noise.std * Math.abs(along.reduce((sum, c, d) => sum + c * direction[d]!, 0));
}

function thinned(all: Float64Array | undefined, stride: number, n = 0): Float64Array {
  const length = Math.ceil((all?.length ?? n) / stride);
  const made = new Float64Array(length);
  if (all) for (let i = 0; i < length; i++) made[i] = all[i * stride]!;
  return made;
}
