import { exp } from '../../sim/numbers/exp.ts'
import { log } from '../../sim/numbers/log.ts'

/**
 * What is varied. Designs and searches work in the unit cube; a factor says what a coordinate means.
 * As a prior it is uniform, over the logarithm with `scale: 'log'`.
 */
export interface Factor {
  name: string
  min: number
  max: number
  /** Equal steps of the coordinate are equal ratios of the value; needs min > 0. */
  scale?: 'linear' | 'log'
  /** Only whole numbers, each with the same share of the axis. */
  whole?: boolean
}

/**
 * Values at a point of the unit cube, in the order of the factors.
 *
 * @throws RangeError when a factor has no range, or a logarithmic one reaches 0
 */
export function factorValues(factors: readonly Factor[], point: readonly number[]): number[] {
  return factors.map((factor, i) => factorValue(factor, point[i]!))
}

/** Value of one factor at a coordinate between 0 and 1; the ends give exactly `min` and `max`. */
export function factorValue(factor: Factor, unit: number): number {
  check(factor)
  const { min, max } = factor
  if (factor.whole) return Math.min(max, min + Math.floor(unit * (max - min + 1)))
  if (unit <= 0) return min
  if (unit >= 1) return max
  return factor.scale === 'log' ? min * exp(unit * log(max / min)) : min + unit * (max - min)
}

/** The coordinate of a value: the middle of its cell for a whole number. Outside of the range it is cut off. */
export function factorUnit(factor: Factor, value: number): number {
  check(factor)
  const { min, max } = factor
  const unit = factor.whole
    ? (value - min + 0.5) / (max - min + 1)
    : factor.scale === 'log'
      ? log(value / min) / log(max / min)
      : (value - min) / (max - min)
  return Math.min(1, Math.max(0, unit))
}

function check({ name, min, max, scale, whole }: Factor): void {
  if (!(min < max)) throw new RangeError(`factor ${name} has no range: min ${min}, max ${max}`)
  if (scale === 'log' && !(min > 0)) throw new RangeError(`factor ${name} is logarithmic, so its min must be above 0`)
  if (whole && scale === 'log') throw new RangeError(`factor ${name} cannot be both whole and logarithmic`)
}
