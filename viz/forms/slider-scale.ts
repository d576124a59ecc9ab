import type { NumberField } from '../../sim/schema/field.ts'

/** Steps of a slider from end to end. */
export const STEPS = 200

/** Smallest value that a logarithmic slider tells from 0, as a share of its range. */
const LEAST = 1e-4

/** Position of a value on a slider, 0 to STEPS. */
export function toStep(field: NumberField, value: number): number {
  const { min, max } = field
  const share =
    field.scale === 'log'
      ? Math.log1p((value - min) / ((max - min) * LEAST)) / Math.log1p(1 / LEAST)
      : (value - min) / (max - min)
  return Math.round(Math.min(1, Math.max(0, share)) * STEPS)
}

/** Value at a position, rounded to three digits, or to a whole number where the field wants one. */
export function fromStep(field: NumberField, step: number): number {
  const { min, max } = field
  const share = step / STEPS
  const value =
    field.scale === 'log'
      ? min + (max - min) * LEAST * Math.expm1(share * Math.log1p(1 / LEAST))
      : min + (max - min) * share
  const rounded = Number(value.toPrecision(3))
  return Math.min(max, Math.max(min, field.whole ? Math.round(rounded) : rounded))
}
