import { expect, test } from 'vitest'
import { normalQuantile } from '../../sim/numbers/normal.ts'
import { mean } from '../../analysis/ensembles/moments.ts'
import { normal, seeded } from '../../analysis/random.ts'
import { coverage, place } from '../../analysis/scoring/coverage.ts'
import { crps } from '../../analysis/scoring/crps.ts'
import { intervalScore } from '../../analysis/scoring/interval-score.ts'
import { logScore, withNoise } from '../../analysis/scoring/log-score.ts'

const normals = (count: number, seed: string) => {
  const random = seeded(seed)
  return Array.from({ length: count }, () => normal(random))
}

test('the CRPS of one member is the absolute error', () => {
  expect(crps([3], 5)).toBe(2)
  expect(crps([1, 2, 4], 2)).toBeCloseTo(1 - 1, 12)
})

test('the CRPS of a normal ensemble is the closed form', () => {
  // Gneiting & Raftery (2007), eq. 21: at the mean (sqrt 2 - 1) / sqrt pi; at 1 sd .602440...
  const members = Array.from({ length: 20000 }, (_, i) => normalQuantile((i + 0.5) / 20000))
  expect(crps(members, 0)).toBeCloseTo(0.233695, 4)
  expect(crps(members, 1)).toBeCloseTo(0.602441, 4)
})

test('the CRPS does not reward a larger ensemble by itself', () => {
  const average = (size: number) =>
    mean(Array.from({ length: 4000 }, (_, i) => crps(normals(size, `fair ${size} ${i}`), normals(1, `y ${i}`)[0]!)))
  // 1 / sqrt pi for a standard normal predicting itself.
  expect(average(2)).toBeCloseTo(0.5642, 1)
  expect(Math.abs(average(2) - average(8))).toBeLessThan(0.04)
})

test('the interval score is the width and a fine for a miss', () => {
  expect(intervalScore(2, 5, 0.9, 3)).toBe(3)
  expect(intervalScore(2, 5, 0.9, 1)).toBeCloseTo(3 + 20, 12)
  expect(intervalScore(2, 5, 0.5, 6)).toBe(3 + 4)
})

test('coverage counts what the intervals held', () => {
  const ensemble = Array.from({ length: 101 }, (_, i) => i)
  expect(coverage([ensemble, ensemble, ensemble], [50, 3, 97], 0.9)).toEqual({
    level: 0.9,
    held: 1,
    of: 3,
    // Binomial(3, .9): .1^3 + 3 * .9 * .1^2
    tooFew: expect.closeTo(0.028, 12),
  })
  expect(coverage([ensemble], [50], 0.9).tooFew).toBe(1)
})

test('the place of an observation is the share of members below it', () => {
  expect(place([1, 2, 3, 4], 2.5)).toBe(0.5)
  expect(place([1, 2, 2, 3], 2)).toBe(0.5)
  expect(place([1, 2], 0)).toBe(0)
})

test('the log score is minus the log density of the log of the observation', () => {
  const density = (z: number, sd: number) => Math.exp(-z * z * 0.5) / (sd * Math.sqrt(2 * Math.PI))
  expect(logScore([2], 3, 0.4)).toBeCloseTo(-Math.log(density(Math.log(1.5) / 0.4, 0.4)), 12)
  const mixed = (density(Math.log(1.5) / 0.4, 0.4) + density(Math.log(3 / 8) / 0.4, 0.4)) / 2
  expect(logScore([2, 8], 3, 0.4)).toBeCloseTo(-Math.log(mixed), 12)
  // (ln 1e9)^2 / (2 * .02^2) + ln(.02 sqrt(2 pi))
  expect(logScore([1], 1e9, 0.02)).toBeCloseTo(Math.log(1e9) ** 2 / 0.0008 + Math.log(0.02) + 0.9189385332, 4)
  expect(logScore([0], 1, 0.1)).toBe(Infinity)
})

test('noise spreads each member by quantiles of its law', () => {
  expect(Array.from(withNoise([10], 0, 3))).toEqual([10, 10, 10])
  const noisy = withNoise([1, 100], 0.3, 200)
  const logs = Array.from(noisy.slice(200), (value) => Math.log(value / 100))
  expect(mean(logs)).toBeCloseTo(0, 12)
  expect(mean(logs.map((x) => x * x))).toBeCloseTo(0.09, 2)
})
