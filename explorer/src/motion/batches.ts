// Mini-batches of a finite sum: the samples are f(x) + tilt·x, whose tilts add up to nothing, so that
// their mean is the landscape itself. Drawn as `unsaddle.oracle.MiniBatch` draws, bit for bit.

import { Counter, blocksFor } from "../chance/counter";
import type { BatchChoice, NoiseChoice } from "../state/state";

export const DEFAULT_STD = 0.1; // of a sample's gradient, where the state names no noise

export interface Batches extends BatchChoice {
  readonly tilts: readonly Float64Array[]; // [coordinate][sample], of mean zero
}

/** Return the samples of a state; `unsaddle.explorer.samples.tilted` makes the same. */
export function batchesOf(
  choice: BatchChoice, noise: NoiseChoice | null, seed: number, nDims: number,
): Batches {
  const unit = noise?.direction ? unitOf(noise.direction.slice(0, nDims)) : null;
  const nDeviates = unit ? 1 : nDims;
  const std = noise ? noise.std : DEFAULT_STD;
  const counter = new Counter(seed, "sample", blocksFor(nDeviates));
  const drawn = Array.from({ length: nDeviates }, () => new Float64Array(choice.samples));
  const deviates = new Float64Array(nDeviates);
  for (let sample = 0; sample < choice.samples; sample++) {
    counter.normals(sample, 0, deviates);
    drawn.forEach((array, k) => {
      array[sample] = deviates[k]!;
    });
  }
  for (const array of drawn) {
    let sum = 0;
    for (const deviate of array) sum += deviate;
    for (let i = 0; i < array.length; i++) array[i]! -= sum / choice.samples;
  }
  const tilts = Array.from({ length: nDims }, (_, d) =>
    Float64Array.from({ length: choice.samples }, (__, i) =>
      unit ? (unit[d] === 0 ? 0 : std * unit[d]! * drawn[0]![i]!) : std * drawn[d]![i]!,
    ),
  );
  return { ...choice, tilts };
}

/** A direction at length 1; rounding does not leak into an untouched coordinate. */
export function unitOf(direction: readonly number[]): number[] {
  const length = Math.hypot(...direction);
  const unit = direction.map((c) => c / length);
  const largest = Math.max(...unit.map(Math.abs));
  return unit.map((c) => (Math.abs(c) < 1e-15 * largest ? 0 : c));
}

/** What draws the batches of many walkers, epoch by epoch. */
export class Sampler {
  private readonly counter: Counter;
  private readonly nBlocks: number;
  private readonly order: Uint16Array; // of the samples, walker after walker
  private readonly words = new Uint32Array(2);
  private readonly keys: Float64Array;
  private readonly lows: Uint32Array;
  private readonly chosen: Uint16Array;

  constructor(private readonly batches: Batches, seed: number, nWalkers: number) {
    const { size, samples, sampling } = batches;
    const whole = size === samples && sampling !== "replacement";
    this.nBlocks = whole ? 0 : sampling === "replacement" ? size : samples;
    this.counter = new Counter(seed, "noise", this.nBlocks);
    this.order = new Uint16Array(sampling === "reshuffle" ? samples * nWalkers : 0);
    this.keys = new Float64Array(samples);
    this.lows = new Uint32Array(samples);
    this.chosen = new Uint16Array(size);
  }

  /**
   * Add the mean tilt of walker `k`'s batch (its chance keyed by `walker`) to its gradient; `anew` where
   * the walker was not followed from the beginning of its epoch.
   */
  add(k: number, walker: number, step: number, gradient: readonly Float64Array[], anew = false): void {
    if (this.nBlocks === 0) return; // the full batch: the tilts add up to nothing
    const n = this.draw(k, walker, step, anew);
    this.batches.tilts.forEach((tilt, d) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += tilt[this.chosen[i]!]!;
      if (sum !== 0) gradient[d]![k]! += sum / n;
    });
  }

  /** Fill `chosen`, and return how many samples the batch has. */
  private draw(k: number, walker: number, step: number, anew: boolean): number {
    const { size, samples, sampling } = this.batches;
    if (sampling === "replacement") {
      for (let i = 0; i < size; i++) {
        this.counter.bits(walker, step, i, this.words);
        this.chosen[i] = Math.floor(this.words[0]! * (samples / 2 ** 32));
      }
      return size;
    }
    const stepsPerEpoch = Math.ceil(samples / size);
    const inEpoch = step % stepsPerEpoch;
    const own = this.order.subarray(k * samples, (k + 1) * samples);
    if (inEpoch === 0 || anew) this.shuffle(walker, step - inEpoch, own);
    const begin = inEpoch * size;
    const n = Math.min(size, samples - begin);
    this.chosen.set(own.subarray(begin, begin + n));
    return n;
  }

  /** Sort the samples by 64 random bits, whose lowest make room for the sample's own number. */
  private shuffle(walker: number, step: number, order: Uint16Array): void {
    const { samples } = this.batches;
    const low = samples > 1 ? 2 ** (32 - Math.clz32(samples - 1)) - 1 : 0;
    for (let i = 0; i < samples; i++) {
      this.counter.bits(walker, step, i, this.words);
      this.keys[i] = this.words[0]!;
      this.lows[i] = ((this.words[1]! & ~low) | i) >>> 0;
      order[i] = i;
    }
    order.sort((a, b) => this.keys[a]! - this.keys[b]! || this.lows[a]! - this.lows[b]!);
  }
}
