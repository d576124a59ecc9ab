import { meanEstimate } from '../../analysis/ensembles/interval.ts'
import { ascending, quantile, quantileError } from '../../analysis/ensembles/quantile.ts'

/** The statistics of one number over its replicates, as the last cells of rows of the table `summary`. */
export function summaryRows(values: readonly number[], probabilities: readonly number[]): (string | number)[][] {
  const sorted = ascending(values)
  const { value, standardError, lower, upper } = meanEstimate(sorted)
  return [
    ['mean', sorted.length, value, standardError, lower, upper],
    ...probabilities.map((p) => {
      const error = p > 0 && p < 1 ? quantileError(sorted, p) : NaN
      return [`q${p}`, sorted.length, quantile(sorted, p), error, NaN, NaN]
    }),
  ]
}
