import { exp } from '../../sim/numbers/exp.ts'

/** Iterations after which a fixed point is taken as reached; close to a limit they converge slowly. */
const MOST_STEPS = 100000

/** Where x = f(x) settles from a start. */
function fixedPoint(f: (x: number) => number, start: number): number {
  let x = start
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = f(x)
    if (Math.abs(next - x) < 1e-14) return next
    x = next
  }
  return x
}

/** P(k) of a Poisson variable for k = 0 .. most. */
function poisson(mean: number, most: number): number[] {
  const terms = [exp(-mean)]
  for (let k = 1; k <= most; k++) terms.push((terms[k - 1]! * mean) / k)
  return terms
}

const sum = (terms: readonly number[]) => terms.reduce((total, term) => total + term, 0)

/** Chance that a Poisson variable is k or more. */
const atLeast = (k: number, mean: number) => 1 - sum(poisson(mean, k - 1))

/**
 * Share of users in the k-core of G(n, c/n): P(Pois(l) >= k), l the largest root of l = c P(Pois(l) >= k - 1)
 * (Pittel, Spencer & Wormald 1996).
 *
 * @param c mean degree
 * @param k from 2
 */
export const coreShare = (c: number, k: number): number =>
  atLeast(
    k,
    fixedPoint((mean) => c * atLeast(k - 1, mean), c),
  )

/**
 * Chance that one seed starts a global cascade on a random graph: that a friend of his belongs to the giant cluster of
 * users whom one friend is enough for, those with at most 1/threshold friends (Watts 2002).
 *
 * @param z mean degree
 * @param threshold share of friends, in (0, 1]
 */
export function cascadeChance(z: number, threshold: number): number {
  const degrees = poisson(z, Math.floor(1 / threshold + 1e-9)).slice(1)
  // share of ties that do not lead into the giant cluster
  const dead = fixedPoint((u) => {
    let leads = 0
    let power = 1
    degrees.forEach((chance, i) => {
      leads += (((i + 1) * chance) / z) * (1 - power)
      power *= u
    })
    return 1 - leads
  }, 0)
  return 1 - exp(z * (dead - 1))
}

/** F after so many steps when hazards are frozen over each and crossed exactly: F' = 1 - (1 - F) exp(-(p + q F) h). */
export function frozenBass(p: number, q: number, step: number, steps: number): number {
  let share = 0
  for (let k = 0; k < steps; k++) share = 1 - (1 - share) * exp(-(p + q * share) * step)
  return share
}
