/** A square matrix by rows: row i has entries 0 .. n - 1. */
export type Matrix = readonly Float64Array[]

/** A square matrix of zeros, by rows. */
export function zeros(size: number): Float64Array[] {
  return Array.from({ length: size }, () => new Float64Array(size))
}

/**
 * Cholesky factor L of a symmetric positive definite matrix A = L L^T (only its lower half is read).
 *
 * @returns the lower triangle, or undefined where A is not positive definite in floating point
 */
export function cholesky(matrix: Matrix): Float64Array[] | undefined {
  const size = matrix.length
  const factor = zeros(size)
  for (let i = 0; i < size; i++) {
    const row = factor[i]!
    for (let j = 0; j <= i; j++) {
      const other = factor[j]!
      let rest = matrix[i]![j]!
      for (let k = 0; k < j; k++) rest -= row[k]! * other[k]!
      if (j < i) row[j] = rest / other[j]!
      else if (rest > 0) row[i] = Math.sqrt(rest)
      else return undefined
    }
  }
  return factor
}

/** Solves L x = b for a lower triangle L. */
export function solveLower(factor: Matrix, right: ArrayLike<number>): Float64Array {
  const x = new Float64Array(factor.length)
  for (let i = 0; i < x.length; i++) {
    let rest = right[i]!
    for (let k = 0; k < i; k++) rest -= factor[i]![k]! * x[k]!
    x[i] = rest / factor[i]![i]!
  }
  return x
}

/** Solves L^T x = b for a lower triangle L. */
export function solveUpper(factor: Matrix, right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right)
  for (let i = x.length - 1; i >= 0; i--) {
    x[i] = x[i]! / factor[i]![i]!
    for (let k = 0; k < i; k++) x[k] = x[k]! - factor[i]![k]! * x[i]!
  }
  return x
}

/** L z for a lower triangle L. */
export function timesLower(factor: Matrix, z: ArrayLike<number>): Float64Array {
  return Float64Array.from(factor, (row, i) => {
    let total = 0
    for (let k = 0; k <= i; k++) total += row[k]! * z[k]!
    return total
  })
}
