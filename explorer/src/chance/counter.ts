// Counter-based random numbers: a pure function of (seed, purpose, walker, step), bit for bit those
// of `unsaddle.counter` (threefry-2x32, 20 rounds), so that page and Python see the same noise.

import { keyWords, type Purpose } from "./seeds";

const ROTATIONS = [[13, 15, 26, 6], [17, 29, 16, 24]] as const;
const PARITY = 0x1bd11bda;

/** The stream of one purpose of one seed, with room for some pairs of words a step. */
export class Counter {
  private readonly keys: readonly (readonly [number, number])[];
  private readonly words = new Uint32Array(2);

  constructor(seed: number, purpose: Purpose, readonly nBlocks: number) {
    this.keys = Array.from({ length: nBlocks }, (_, block) => keyWords(seed, purpose, block));
  }

  /** Fill `out` with independent standard normal deviates of a walker at a step. */
  normals(walker: number, step: number, out: Float64Array): void {
    for (let i = 0; i < out.length; i += 2) {
      threefry(...this.keys[i >> 1]!, walker, step, this.words);
      const first = this.words[0]!;
      const second = this.words[1]!;
      const radius = Math.sqrt(-2 * Math.log((first + 0.5) * 2 ** -32));
      // The angle lies in (-pi/2, pi/2); the lowest bit of the second word mirrors it to the left.
      const angle = ((second >>> 1) * 2 ** -31 - (0.5 - 2 ** -32)) * Math.PI;
      out[i] = radius * Math.cos(angle) * (1 - 2 * (second & 1));
      if (i + 1 < out.length) out[i + 1] = radius * Math.sin(angle);
    }
  }

  /** Return one uniform deviate in (0, 1) of the last block. */
  uniform(walker: number, step: number): number {
    threefry(...this.keys[this.nBlocks - 1]!, walker, step, this.words);
    return (this.words[0]! + 0.5) * 2 ** -32;
  }
}

export const blocksFor = (nDeviates: number): number => (nDeviates + 1) >> 1;

export function threefry(key0: number, key1: number, low: number, high: number, out: Uint32Array): void {
  const keys = [key0, key1, (key0 ^ key1 ^ PARITY) >>> 0];
  let a = (low + keys[0]!) | 0;
  let b = (high + keys[1]!) | 0;
  for (let group = 0; group < 5; group++) {
    for (const turn of ROTATIONS[group % 2]!) {
      a = (a + b) | 0;
      b = ((b << turn) | (b >>> (32 - turn))) ^ a;
    }
    a = (a + keys[(group + 1) % 3]!) | 0;
    b = (b + keys[(group + 2) % 3]! + group + 1) | 0;
  }
  out[0] = a;
  out[1] = b;
}
