/**
 * How far a published number can be trusted (scenarios/observed says why):
 * `shape` within 20 %: ratios and days of one estimator, two sd of .1;
 * `level` within a factor of 1.5: a single number of a survey or a company;
 * `rank` within one place.
 */
export type Trust = 'shape' | 'level' | 'rank'

/** Standard deviation of the logarithm of a measured number: twice of it is what `judge` allows for. */
export const NOISE = { shape: 0.1, level: 0.2 } as const

/** How a model's value lies to a published one, the range of the latter allowed for. */
export type Judgement = 'fits' | 'too high' | 'too low'

/** @param model and `observed` in the same unit */
export function judge(observed: number, model: number, trust: Trust): Judgement {
  const [low, high] =
    trust === 'rank'
      ? [observed - 1, observed + 1]
      : trust === 'shape'
        ? [observed * 0.8, observed * 1.2]
        : [observed / 1.5, observed * 1.5]
  return model > high ? 'too high' : model < low ? 'too low' : 'fits'
}
