import { parseDay } from '../../sim/scenario/calendar.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { ScalarSpec } from './experiment.ts'

/** First and last day that count, 0-based; NaN for a day that is none. */
export function windowOf(
  spec: Partial<Pick<ScalarSpec, 'at' | 'from' | 'until'>>,
  { time }: Scenario,
): { from: number; until: number } {
  const dayOf = (text: string) =>
    text === 'start' ? 0 : text === 'end' ? time.days - 1 : (parseDay(text) ?? NaN) - (parseDay(time.start) ?? NaN)
  return { from: dayOf(spec.at ?? spec.from ?? 'start'), until: dayOf(spec.at ?? spec.until ?? 'end') }
}

/**
 * Makes one number of a series. Days without a value (NaN) are left out.
 *
 * @param values one value a day
 * @param until last day that counts
 * @returns `day-of-max` is the 0-based day of the first maximum; NaN when no day has a value
 */
export function reduce(
  kind: ScalarSpec['reduce'],
  values: ArrayLike<number>,
  { from, until }: { from: number; until: number },
): number {
  let count = 0
  let sum = 0
  let least = Infinity
  let most = -Infinity
  let day = NaN
  for (let d = from; d <= until; d++) {
    const value = values[d]!
    if (Number.isNaN(value)) continue
    count++
    sum += value
    least = Math.min(least, value)
    if (value > most) {
      most = value
      day = d
    }
  }
  if (count === 0) return NaN
  return { mean: sum / count, sum, min: least, max: most, 'day-of-max': day }[kind]
}
