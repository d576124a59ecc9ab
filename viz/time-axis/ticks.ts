import type { TimeAxis } from './time-axis.ts'

/** A tick of the time axis; those with a label are far enough apart for it. */
export interface Tick {
  day: number
  x: number
  /** `month` begins a month (or the axis), `day` is inside one, null is a tick without a label. */
  label: 'month' | 'day' | null
}

/**
 * One tick a day, so that the stretch of the lens can be seen, and labels where they fit:
 * the axis' beginning and the months first, then the 15th, then other days from left to right.
 *
 * @param dayOfMonth day of the month (1-31) of a day of the scenario
 * @param room px that a label with a month needs; one with a day alone needs half of it
 */
export function timeTicks(axis: TimeAxis, dayOfMonth: (day: number) => number, room = 56): Tick[] {
  const ticks: Tick[] = Array.from({ length: axis.days + 1 }, (_, day) => ({ day, x: axis.x(day), label: null }))
  const taken: { x: number; half: number }[] = []
  const claim = (tick: Tick, label: 'month' | 'day') => {
    const half = label === 'month' ? room / 2 : room / 4
    if (tick.label || taken.some((other) => Math.abs(other.x - tick.x) < half + other.half)) return
    if (tick.x + half > axis.range[1]) return
    tick.label = label
    taken.push({ x: tick.x, half })
  }
  const wide = (tick: Tick) => axis.density(tick.day) >= room / 2
  for (const tick of ticks) if (wide(tick)) claim(tick, 'day')
  for (const tick of ticks) if (dayOfMonth(tick.day) === 1) claim(tick, 'month')
  for (const tick of ticks) if (dayOfMonth(tick.day) === 15) claim(tick, 'month')
  for (const tick of ticks) if (tick.day % 2 === 0) claim(tick, 'day')
  return ticks
}
