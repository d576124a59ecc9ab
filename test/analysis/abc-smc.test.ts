import { expect, test } from 'vitest'
import { abcSmc, type Posterior } from '../../analysis/calibration/abc-smc.ts'
import { runSearch } from '../../analysis/calibration/search.ts'
import { normal, seeded } from '../../analysis/random.ts'
import { normalQuantile } from '../../sim/numbers/normal.ts'

const moments = ({ particles, weights }: Posterior, value: (point: number[]) => number) => {
  const average = (of: (x: number) => number) =>
    particles.reduce((sum, point, i) => sum + weights[i]! * of(value(point)), 0)
  const centre = average((x) => x)
  return { mean: centre, variance: average((x) => (x - centre) ** 2) }
}

/** Four samplings, to judge by their mean. */
const several = (run: (seed: string) => Posterior, value: (point: number[]) => number) => {
  const all = ['1', '2', '3', '4'].map((seed) => moments(run(seed), value))
  return {
    mean: all.reduce((sum, one) => sum + one.mean, 0) / 4,
    variance: all.reduce((sum, one) => sum + one.variance, 0) / 4,
  }
}

test('a normal mean with a normal prior has its known posterior', () => {
  // theta ~ N(0, 4), y ~ N(theta, 1), y = 2 seen: N(1.6, .8).
  const theta = (point: readonly number[]) => 2 * normalQuantile(point[0]!)
  const run = (seed: string) => {
    const noise = seeded(`noise ${seed}`)
    const search = abcSmc({ dimensions: 1, random: seeded(seed), particles: 300, minTolerance: 0.1 })
    return runSearch(search, (point) => Math.abs(theta(point) + normal(noise) - 2))
  }
  const { mean, variance } = several(run, theta)
  expect(mean).toBeGreaterThan(1.5)
  expect(mean).toBeLessThan(1.7)
  expect(variance).toBeGreaterThan(0.68)
  expect(variance).toBeLessThan(0.92)
})

test('weights undo the proposals: near a border the posterior is still the right one', () => {
  // theta ~ U(0, 1), y ~ N(theta, .3^2), y = 0 seen: the right half of a normal, cut at 1.
  const run = (seed: string) => {
    const noise = seeded(`noise ${seed}`)
    const search = abcSmc({ dimensions: 1, random: seeded(seed), particles: 300, minTolerance: 0.05 })
    return runSearch(search, ([x]) => Math.abs(x! + 0.3 * normal(noise)))
  }
  const { mean, variance } = several(run, ([x]) => x!)
  // Half-normal: mean .3 sqrt(2 / pi) = .2394, variance .09 (1 - 2 / pi) = .0327, the cut at 1 takes .001.
  expect(Math.abs(mean - 0.2385)).toBeLessThan(0.02)
  expect(Math.abs(variance - 0.0323)).toBeLessThan(0.005)
})

test('two parameters of which only the sum is seen stay uncertain together', () => {
  const noise = seeded('noise')
  const search = abcSmc({ dimensions: 2, random: seeded('ridge'), particles: 300, minTolerance: 0.01 })
  const result = runSearch(search, ([x, y]) => Math.abs(x! + y! - 1 + 0.02 * normal(noise)))
  expect(moments(result, ([x, y]) => x! + y!).mean).toBeCloseTo(1, 1)
  expect(moments(result, ([x, y]) => x! + y!).variance).toBeLessThan(0.002)
  // Uniform along the ridge: 1/12.
  expect(moments(result, ([x]) => x!).variance).toBeGreaterThan(0.06)
})

test('tolerances only shrink, weights add up to one, and every run is counted', () => {
  const noise = seeded('noise')
  const search = abcSmc({ dimensions: 2, random: seeded('watch'), particles: 50, maxGenerations: 6 })
  let tolerance = Infinity
  let runs = 0
  while (!search.done) {
    runs += search.ask().length
    search.tell(search.ask().map(([x, y]) => Math.abs(x! - y!) + 0.1 * Math.abs(normal(noise))))
    const { report } = search
    expect(report.tolerance).toBeLessThanOrEqual(tolerance)
    expect(report.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(report.effectiveSize).toBeGreaterThan(1)
    expect(report.effectiveSize).toBeLessThanOrEqual(50 + 1e-9)
    expect(report.particles).toHaveLength(50)
    expect(Math.max(...report.distances)).toBe(report.tolerance)
    tolerance = report.tolerance
  }
  expect(search.report.simulations).toBe(runs)
})

test('it ends when new particles no longer beat the tolerance', () => {
  const noise = seeded('pure noise')
  const result = runSearch(abcSmc({ dimensions: 1, random: seeded('end'), particles: 100 }), () => noise())
  expect(result.acceptance).toBeLessThan(0.05)
  // Of the 100 (g + 1) runs before generation g the best 100 were kept: 1 in g + 1 is better.
  expect(result.generation).toBeGreaterThan(8)
  expect(result.generation).toBeLessThan(30)
})

test('runs that fail are never kept, and two must succeed', () => {
  const make = () => abcSmc({ dimensions: 1, random: seeded('fail'), particles: 20, maxGenerations: 3 })
  const result = runSearch(make(), ([x]) => (x! < 0.5 ? NaN : x!))
  expect(result.particles.every(([x]) => x! >= 0.5)).toBe(true)
  expect(() => runSearch(make(), () => NaN)).toThrow('fewer than two runs')
})

test('particles that all agree still propose', () => {
  const search = abcSmc({ dimensions: 3, random: seeded('few'), particles: 2, maxGenerations: 4 })
  expect(runSearch(search, ([x]) => x!).generation).toBe(4)
})
