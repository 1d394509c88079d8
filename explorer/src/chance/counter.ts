// Counter-based random numbers: a pure function of (seed, purpose, walker, step), bit for bit those
// of `unsaddle.counter` (threefry-2x32, 20 rounds), so that page and Python see the same noise.

import { keyWords, type Purpose } from "./seeds";

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
      const key = this.keys[i >> 1]!;
      threefry(key[0], key[1], walker, step, this.words);
      const first = this.words[0]!;
      const second = this.words[1]!;
      const radius = Math.sqrt(-2 * Math.log((first + 0.5) * 2 ** -32));
      // The angle lies in (-pi/2, pi/2); the lowest bit of the second word mirrors it to the left.
      const angle = ((second >>> 1) * 2 ** -31 - (0.5 - 2 ** -32)) * Math.PI;
      out[i] = radius * Math.cos(angle) * (1 - 2 * (second & 1));
      if (i + 1 < out.length) out[i + 1] = radius * Math.sin(angle);
    }
  }

  /** Write the two words of a block, 32 random bits each, to `out`. */
  bits(walker: number, step: number, block: number, out: Uint32Array): void {
    const key = this.keys[block]!;
    threefry(key[0], key[1], walker, step, out);
  }

  /** Return one uniform deviate in (0, 1) of the last block. */
  uniform(walker: number, step: number): number {
    this.bits(walker, step, this.nBlocks - 1, this.words);
    return (this.words[0]! + 0.5) * 2 ** -32;
  }
}

export const blocksFor = (nDeviates: number): number => (nDeviates + 1) >> 1;

export function threefry(key0: number, key1: number, low: number, high: number, out: Uint32Array): void {
  const key2 = key0 ^ key1 ^ PARITY;
  let a = (low + key0) | 0;
  let b = (high + key1) | 0;
  // Five groups of four rounds, written out: a loop over the rotations takes three times as long.
  a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0; b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0; b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key1) | 0; b = (b + key2 + 1) | 0;
  a = (a + b) | 0; b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0; b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0; b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0; b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + key2) | 0; b = (b + key0 + 2) | 0;
  a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0; b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0; b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key0) | 0; b = (b + key1 + 3) | 0;
  a = (a + b) | 0; b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0; b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0; b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0; b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + key1) | 0; b = (b + key2 + 4) | 0;
  a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0; b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0; b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key2) | 0; b = (b + key0 + 5) | 0;
  out[0] = a;
  out[1] = b;
}
