/** Longer names are compared by their beginnings. */
const COMPARED = 80

/**
 * The valid name that was probably meant: the one with the smallest edit distance, if that is
 * at most a third of its length (at least 1). The first of several equally near.
 */
export function nearest(name: string, valid: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Infinity
  for (const candidate of valid) {
    const distance = editDistance(name.toLowerCase().slice(0, COMPARED), candidate.toLowerCase().slice(0, COMPARED))
    if (distance >= least || distance > Math.max(1, Math.floor(candidate.length / 3))) continue
    best = candidate
    least = distance
  }
  return best
}

/**
 * Insertions, deletions, replacements and swaps of neighbours between two texts
 * (optimal string alignment: Damerau-Levenshtein without editing a swapped pair again).
 */
export function editDistance(a: string, b: string): number {
  let [before, last] = [new Array<number>(b.length + 1).fill(0), Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
