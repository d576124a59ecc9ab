/** The stretched part of a time axis, in days. */
export interface Lens {
  from: number
  to: number
}

/**
 * Days to px and back. With a lens the axis is stretched smoothly: a piecewise scale
 * would put false kinks into every curve drawn over it.
 */
export interface TimeAxis {
  readonly days: number
  readonly range: readonly [number, number]
  readonly lens: Lens | null
  /** Position in px of a moment in days. */
  x(day: number): number
  /** Moment in days at a position in px, clamped to the axis. */
  day(x: number): number
  /** Px per day at a moment. */
  density(day: number): number
}

const STRETCH = 5
const ENTER = 0.8
const LEAVE = 2.6

/**
 * A smooth lens: a day weighs 1 + 4 (logistic((t - from)/0.8) - logistic((t - to)/2.6)),
 * so days inside are about five times as wide; x is the integral of that weight.
 *
 * @param days length of the scenario
 * @param range px of its beginning and its end
 * @param lens the stretched part; null for even days
 */
export function createTimeAxis(days: number, range: readonly [number, number], lens: Lens | null): TimeAxis {
  const weight = (t: number) =>
    lens ? 1 + (STRETCH - 1) * (logistic((t - lens.from) / ENTER) - logistic((t - lens.to) / LEAVE)) : 1
  const integral = (t: number) =>
    lens ? t + (STRETCH - 1) * (ENTER * softplus((t - lens.from) / ENTER) - LEAVE * softplus((t - lens.to) / LEAVE)) : t
  const base = integral(0)
  const scale = (range[1] - range[0]) / (integral(days) - base)
  const x = (day: number) => range[0] + (integral(day) - base) * scale
  return {
    days,
    range,
    lens,
    x,
    density: (day) => weight(day) * scale,
    day(target) {
      // The weight is positive everywhere, so halving always converges; 40 halvings reach below a millisecond.
      let low = 0
      let high = days
      for (let i = 0; i < 40; i++) {
        const middle = (low + high) / 2
        if (x(middle) < target) low = middle
        else high = middle
      }
      return (low + high) / 2
    },
  }
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x))

/** The integral of the logistic function, written so that it cannot overflow. */
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
