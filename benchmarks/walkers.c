/* The limit: gradient descent, momentum, RMSprop and Adam on x*x - y*y, 32 walkers in registers.
 *
 * Compiled twice, with REAL and SQRT for single and double precision. Vectors of the compiler and not
 * arrays of lanes, which it would keep in memory. Arithmetic on not-a-number means what it says: no
 * -ffast-math. Denormal numbers count as zero, as XLA has it; without that Adam is six times slower
 * once its walkers rest, which would flatter the engine.
 */
#include <math.h>
#if defined(__SSE__)
#include <xmmintrin.h>
#define FLUSH unsigned kept = _mm_getcsr(); _mm_setcsr(kept | 0x8040);
#define UNFLUSH _mm_setcsr(kept);
#else
#define FLUSH
#define UNFLUSH
#endif

enum { LANES = 32, BYTES = 32, WIDTH = BYTES / sizeof(REAL), COUNT = LANES / WIDTH };
typedef REAL vector __attribute__((vector_size(BYTES), aligned(sizeof(REAL)), may_alias));
#define EACH _Pragma("GCC unroll 32") for (int k = 0; k < 2 * COUNT; k++)
#define SIGN (k < COUNT ? (REAL)2 : (REAL)-2) /* x first, then y */
#define AT(w) ((vector *)((k < COUNT ? x : y) + (w) + (k % COUNT) * WIDTH))

static inline vector root(vector v) {
  vector r;
  for (int i = 0; i < (int)WIDTH; i++) r[i] = SQRT(v[i]);
  return r;
}

void sgd(REAL *restrict x, REAL *restrict y, long n, long steps, REAL rate,
         const REAL *scale_1, const REAL *scale_2) {
  FLUSH (void)scale_1, (void)scale_2;
  for (long w = 0; w < n; w += LANES) {
    vector p[2 * COUNT];
    EACH p[k] = *AT(w);
    for (long t = 0; t < steps; t++) EACH p[k] -= rate * (SIGN * p[k]);
    EACH *AT(w) = p[k];
  }
  UNFLUSH
}

void momentum(REAL *restrict x, REAL *restrict y, long n, long steps, REAL rate,
              const REAL *scale_1, const REAL *scale_2) {
  FLUSH (void)scale_1, (void)scale_2;
  for (long w = 0; w < n; w += LANES) {
    vector p[2 * COUNT], m[2 * COUNT];
    EACH { p[k] = *AT(w); m[k] = (vector){0}; }
    for (long t = 0; t < steps; t++) EACH {
      m[k] = (REAL)0.9 * m[k] + SIGN * p[k];
      p[k] -= rate * m[k];
    }
    EACH *AT(w) = p[k];
  }
  UNFLUSH
}

void rmsprop(REAL *restrict x, REAL *restrict y, long n, long steps, REAL rate,
             const REAL *scale_1, const REAL *scale_2) {
  FLUSH (void)scale_1, (void)scale_2;
  for (long w = 0; w < n; w += LANES) {
    vector p[2 * COUNT], v[2 * COUNT];
    EACH { p[k] = *AT(w); v[k] = (vector){0}; }
    for (long t = 0; t < steps; t++) EACH {
      vector g = SIGN * p[k];
      v[k] = (REAL)0.99 * v[k] + (REAL)0.01 * (g * g);
      p[k] -= rate * g / (root(v[k]) + (REAL)1e-8);
    }
    EACH *AT(w) = p[k];
  }
  UNFLUSH
}

/* scale_i[t] = 1 / (1 - beta_i ** (t + 1)), formed in double precision */
void adam(REAL *restrict x, REAL *restrict y, long n, long steps, REAL rate,
          const REAL *scale_1, const REAL *scale_2) {
  FLUSH
  for (long w = 0; w < n; w += LANES) {
    vector p[2 * COUNT], m[2 * COUNT], v[2 * COUNT];
    EACH { p[k] = *AT(w); m[k] = v[k] = (vector){0}; }
    for (long t = 0; t < steps; t++) EACH {
      vector g = SIGN * p[k];
      m[k] = (REAL)0.9 * m[k] + (REAL)0.1 * g;
      v[k] = (REAL)0.999 * v[k] + (REAL)0.001 * (g * g);
      p[k] -= rate * scale_1[t] * m[k] / (root(v[k] * scale_2[t]) + (REAL)1e-8);
    }
    EACH *AT(w) = p[k];
  }
  UNFLUSH
}
