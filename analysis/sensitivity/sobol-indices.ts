import { bootstrap, type BootstrapOptions } from '../ensembles/bootstrap.ts'
import type { Estimate } from '../ensembles/interval.ts'
import { mean, square } from '../ensembles/moments.ts'
import type { Random } from '../random.ts'

/** Outputs of Saltelli's design: one number for each row of A, of B, and of A with one column from B. */
export interface SaltelliOutputs {
  a: ArrayLike<number>
  b: ArrayLike<number>
  ab: readonly ArrayLike<number>[]
}

/** Shares of the output's variance. */
export interface SobolIndex {
  /** Explained by the factor alone. */
  first: Estimate
  /** Lost when the factor is fixed: alone and in all interactions. */
  total: Estimate
}

/**
 * First-order Sobol indices by the estimator of Saltelli et al. (2010), table 2 (b), total ones by
 * Jansen's (1999), table 2 (f); intervals by bootstrap over rows. Rows with a number that is not
 * finite (a failed run) are left out.
 *
 * With a random model give every run the same seed, or the mean over replicates: otherwise noise counts as a factor.
 *
 * @returns one pair of indices for each factor
 */
export function sobolIndices(outputs: SaltelliOutputs, random: Random, options: BootstrapOptions = {}): SobolIndex[] {
  const { a, b, ab } = finiteRows(outputs)
  // The estimators do not depend on a constant but their errors do.
  const centre = (mean(a) + mean(b)) / 2
  const firstTerms = ab.map((mixed) => a.map((value, i) => (b[i]! - centre) * (mixed[i]! - value)))
  const totalTerms = ab.map((mixed) => a.map((value, i) => square(mixed[i]! - value) / 2))
  const estimates = bootstrap(
    a.length,
    (rows) => {
      const spread = outputVariance(a, b, rows)
      return [...firstTerms, ...totalTerms].map((terms) => average(terms, rows) / spread)
    },
    random,
    options,
  )
  return ab.map((_, i) => ({ first: estimates[i]!, total: estimates[ab.length + i]! }))
}

/** Variance of the output over the given rows of A and B together. */
function outputVariance(a: readonly number[], b: readonly number[], rows: ArrayLike<number>): number {
  const centre = (average(a, rows) + average(b, rows)) / 2
  let total = 0
  for (let i = 0; i < rows.length; i++) total += square(a[rows[i]!]! - centre) + square(b[rows[i]!]! - centre)
  return total / (2 * rows.length)
}

function average(values: readonly number[], rows: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < rows.length; i++) total += values[rows[i]!]!
  return total / rows.length
}

function finiteRows({ a, b, ab }: SaltelliOutputs): { a: number[]; b: number[]; ab: number[][] } {
  const columns = [a, b, ...ab]
  const rows = Array.from(a, (_, i) => i).filter((i) => columns.every((column) => Number.isFinite(column[i])))
  const [keptA, keptB, ...keptAB] = columns.map((column) => rows.map((i) => column[i]!))
  return { a: keptA!, b: keptB!, ab: keptAB }
}
