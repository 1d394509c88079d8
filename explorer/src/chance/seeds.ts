// The words that key a stream: NumPy's `SeedSequence`, as `unsaddle.streams` uses it.
// (M. O'Neill's seed_seq hash; the constants are NumPy's.)

const INIT_A = 0x43b0d7e5;
const MULT_A = 0x931e8875;
const INIT_B = 0x8b51f9dd;
const MULT_B = 0x58f38ded;
const MIX_L = 0xca01f9dd;
const MIX_R = 0x4973f715;
const POOL_SIZE = 4;

// The first four bytes, little-endian, of blake2b-4 of the purpose's name: fixed by its few users.
export const PURPOSES = { start: 0xdf76f5b3, noise: 0x7df0bb44, optimizer: 0xb39003dd, sample: 0x7bb6ea2e };

export type Purpose = keyof typeof PURPOSES;

/** Return two words of 32 bits for a seed (up to 2**53 - 1), a purpose and an index. */
export function keyWords(seed: number, purpose: Purpose, index: number): [number, number] {
  const entropy = seed < 2 ** 32 ? [seed] : [seed >>> 0, Math.floor(seed / 2 ** 32)];
  // NumPy fills the pool's length with zeros before the spawn key, so that no two keys collide.
  while (entropy.length < POOL_SIZE) entropy.push(0);
  entropy.push(PURPOSES[purpose], index);
  const state = generate(mixed(entropy), 2);
  return [state[0]!, state[1]!];
}

function mixed(entropy: readonly number[]): Uint32Array {
  const pool = new Uint32Array(POOL_SIZE);
  let constant = INIT_A;
  const hash = (value: number): number => {
    value = (value ^ constant) >>> 0;
    constant = Math.imul(constant, MULT_A) >>> 0;
    value = Math.imul(value, constant) >>> 0;
    return (value ^ (value >>> 16)) >>> 0;
  };
  const mix = (x: number, y: number): number => {
    const result = (Math.imul(MIX_L, x) - Math.imul(MIX_R, y)) >>> 0;
    return (result ^ (result >>> 16)) >>> 0;
  };
  for (let i = 0; i < POOL_SIZE; i++) pool[i] = hash(entropy[i] ?? 0);
  for (let from = 0; from < POOL_SIZE; from++)
    for (let to = 0; to < POOL_SIZE; to++)
      if (from !== to) pool[to] = mix(pool[to]!, hash(pool[from]!));
  for (let from = POOL_SIZE; from < entropy.length; from++)
    for (let to = 0; to < POOL_SIZE; to++) pool[to] = mix(pool[to]!, hash(entropy[from]!));
  return pool;
}

function generate(pool: Uint32Array, n: number): Uint32Array {
  const state = new Uint32Array(n);
  let constant = INIT_B;
  for (let i = 0; i < n; i++) {
    let value = (pool[i % POOL_SIZE]! ^ constant) >>> 0;
    constant = Math.imul(constant, MULT_B) >>> 0;
    value = Math.imul(value, constant) >>> 0;
    state[i] = (value ^ (value >>> 16)) >>> 0;
  }
  return state;
}
