// The names that a misspelt one may have meant: Ratcliff and Obershelp's measure, as in Python's
// `difflib.get_close_matches`.

export function closeMatches(word: string, known: readonly string[], n: number, cutoff: number): string[] {
  return known
    .map((name) => ({ name, score: (2 * matched(name, word)) / (name.length + word.length) }))
    .filter((candidate) => candidate.score >= cutoff)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? 1 : a.name > b.name ? -1 : 0))
    .slice(0, n)
    .map((candidate) => candidate.name);
}

/** Characters in the longest common block and in the blocks to its left and right, recursively. */
function matched(a: string, b: string): number {
  let best = 0;
  let atA = 0;
  let atB = 0;
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) {
      let k = 0;
      while (i + k < a.length && j + k < b.length && a[i + k] === b[j + k]) k += 1;
      if (k > best) [best, atA, atB] = [k, i, j];
    }
  if (best === 0) return 0;
  return (
    best +
    matched(a.slice(0, atA), b.slice(0, atB)) +
    matched(a.slice(atA + best), b.slice(atB + best))
  );
}
