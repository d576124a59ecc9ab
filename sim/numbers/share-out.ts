/**
 * Shares a whole number out in proportion to weights, in whole parts that add up to it. Parts are rounded
 * down; what is left goes to the largest weight, the first of equals.
 *
 * @param weights not negative, at least one above 0
 * @param parts takes the parts
 */
export function shareOut(whole: number, weights: Float64Array, parts: Float64Array): void {
  let total = 0
  let largest = 0
  for (let k = 0; k < weights.length; k++) {
    total += weights[k]!
    if (weights[k]! > weights[largest]!) largest = k
  }
  let rest = whole
  for (let k = 0; k < weights.length; k++) {
    parts[k] = k === largest ? 0 : Math.floor((whole * weights[k]!) / total)
    rest -= parts[k]!
  }
  parts[largest] = rest
}
