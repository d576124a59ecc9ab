/** Sum in the order given, with Neumaier's compensation: the same bits everywhere, error of one rounding. */
export function sum(values: ArrayLike<number>): number {
  let total = 0
  let lost = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}

/** x times x: the operator ** is left to the engine like Math.pow, and its last bits with it. */
export function square(x: number): number {
  return x * x
}

/** Arithmetic mean; NaN of nothing. */
export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length
}

/** Sample variance (divisor n - 1), in two passes; NaN below two values. */
export function variance(values: ArrayLike<number>): number {
  return covariance(values, values)
}

/** Sample standard deviation. */
export function standardDeviation(values: ArrayLike<number>): number {
  return Math.sqrt(variance(values))
}

/** Sample covariance (divisor n - 1) of two lists of the same length. */
export function covariance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`lists of ${a.length} and ${b.length} values have no covariance`)
  if (a.length < 2) return NaN
  const meanA = mean(a)
  const meanB = mean(b)
  const products = new Float64Array(a.length)
  for (let i = 0; i < a.length; i++) products[i] = (a[i]! - meanA) * (b[i]! - meanB)
  return sum(products) / (a.length - 1)
}

/** Pearson correlation; NaN where one of the two does not vary. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return covariance(a, b) / Math.sqrt(variance(a) * variance(b))
}
