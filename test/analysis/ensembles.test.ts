import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bands, quantileSeries } from '../../analysis/ensembles/bands.ts'
import { bootstrap } from '../../analysis/ensembles/bootstrap.ts'
import { meanEstimate, replicatesNeeded } from '../../analysis/ensembles/interval.ts'
import { correlation, mean, standardDeviation, sum } from '../../analysis/ensembles/moments.ts'
import { pairedDifference } from '../../analysis/ensembles/paired.ts'
import { ascending, quantile, quantileError } from '../../analysis/ensembles/quantile.ts'
import { normal, seeded } from '../../analysis/random.ts'

/** Student's sleep data (1908): extra hours of the same ten patients under two drugs. */
const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

test('quantiles are of type 7', () => {
  const sorted = ascending([10, 1, 4, 2, NaN])
  expect([0, 0.25, 0.5, 0.9, 1].map((p) => quantile(sorted, p))).toEqual([1, 1.75, 3, expect.closeTo(8.2, 12), 10])
  expect(quantile([], 0.5)).toBeNaN()
})

test('the error of a quantile of normal samples is the asymptotic one', () => {
  // sqrt(p (1-p) / n) / density: 1.2533 / sqrt(n) for the median.
  const random = seeded('quantiles')
  const errors = (p: number) =>
    Array.from({ length: 60 }, () => quantileError(ascending(Array.from({ length: 200 }, () => normal(random))), p))
  expect(mean(errors(0.5))).toBeCloseTo(1.2533 / Math.sqrt(200), 2)
  expect(mean(errors(0.9))).toBeCloseTo(1.7094 / Math.sqrt(200), 1)
  expect(quantileError([1], 0.5)).toBeNaN()
  expect(quantileError([3, 3, 3], 0.5)).toBe(0)
})

test('bands are pointwise quantiles and skip moments without a value', () => {
  const replicates = Array.from({ length: 21 }, (_, i) => [i, i < 20 ? NaN : 7, NaN])
  const { median, lower50, upper50, lower90, upper90 } = bands(replicates)
  expect([lower90[0], lower50[0], median[0], upper50[0], upper90[0]]).toEqual([1, 5, 10, 15, 19])
  expect([lower90[1], median[1], upper90[1]]).toEqual([7, 7, 7])
  expect(median[2]).toBeNaN()
  expect(() => quantileSeries([[1], [1, 2]], [0.5])).toThrow('differ in length')
})

test('a sum keeps what plain addition loses', () => {
  expect(sum([1, 1e100, 1, -1e100])).toBe(2)
  expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12)
  expect(() => correlation([1], [1, 2])).toThrow('no covariance')
})

test("the mean's interval is Student's", () => {
  const { value, standardError, lower, upper } = meanEstimate(SECOND)
  expect(value).toBeCloseTo(2.33, 12)
  expect(standardError).toBeCloseTo(0.6331666, 6)
  expect([lower, upper]).toEqual([expect.closeTo(0.8976775, 6), expect.closeTo(3.7623225, 6)])
  expect(meanEstimate([4]).lower).toBeNaN()
})

test("Student's sleep data have the published paired interval", () => {
  const {
    difference,
    correlation: together,
    gain,
    bootstrapped,
    deviation,
  } = pairedDifference(FIRST, SECOND, seeded('sleep'))
  expect(difference.value).toBeCloseTo(1.58, 12)
  expect([difference.lower, difference.upper]).toEqual([expect.closeTo(0.7001142, 6), expect.closeTo(2.4598858, 6)])
  expect(together).toBeCloseTo(0.7951702, 6)
  expect(deviation).toBeCloseTo(1.2299955, 6)
  expect(gain).toBeCloseTo((3.200556 + 4.009) / 1.512889, 5)
  expect(bootstrapped.lower).toBeGreaterThan(0.7)
  expect(bootstrapped.upper).toBeLessThan(3)
})

test('arms without their partners are refused', () => {
  expect(() => pairedDifference([1, 2], [1], seeded('x'))).toThrow('cannot be paired')
  expect(() => pairedDifference([1], [1], seeded('x'))).toThrow('two replicates')
})

test('as many replicates as needed, and not one more', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.2, max: 20, noNaN: true }), (deviation) => {
      const n = replicatesNeeded(deviation, 1)
      const reach = (count: number) => {
        const sample = Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 1 : -1))
        const { lower, upper } = meanEstimate(sample)
        return ((upper - lower) / 2) * (deviation / standardDeviation(sample))
      }
      expect(reach(n)).toBeLessThanOrEqual(1 + 1e-9)
      if (n > 2) expect(reach(n - 1)).toBeGreaterThan(1 - 1e-9)
    }),
    { numRuns: 40 },
  )
  // The textbook's 1.96^2 (sd / x)^2 and a little more.
  expect(replicatesNeeded(10, 1)).toBe(387)
  expect(replicatesNeeded(1, 1e-9)).toBe(Infinity)
})

test('bootstrap intervals of a skewed mean hold it about as often as they say', () => {
  const random = seeded('coverage')
  let held = 0
  for (let i = 0; i < 200; i++) {
    const data = Array.from({ length: 40 }, () => Math.exp(normal(random) / 2))
    const [estimate] = bootstrap(40, (at) => [mean(Array.from(at, (k) => data[k]!))], random, {
      confidence: 0.9,
      resamples: 200,
    })
    if (estimate!.lower <= Math.exp(1 / 8) && Math.exp(1 / 8) <= estimate!.upper) held++
  }
  // 180 are meant; the standard deviation of the count is 4.2.
  expect(held).toBeGreaterThan(163)
  expect(held).toBeLessThan(194)
})

test('the bootstrap of data that do not vary is their value', () => {
  const [estimate] = bootstrap(5, (at) => [mean(Array.from(at, () => 3))], seeded('c'))
  expect(estimate).toEqual({ value: 3, standardError: 0, lower: 3, upper: 3 })
})

test('a bootstrap is the same for the same seed only', () => {
  const interval = (seed: string) => pairedDifference(FIRST, SECOND, seeded(seed)).bootstrapped
  expect(interval('1')).toEqual(interval('1'))
  expect(interval('1')).not.toEqual(interval('2'))
})
