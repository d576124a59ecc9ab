import { describe, expect, test } from 'vitest'
import { cmaEs } from '../../analysis/calibration/cma-es.ts'
import { mirror, type Minimum } from '../../analysis/calibration/minimum.ts'
import { nelderMead } from '../../analysis/calibration/nelder-mead.ts'
import { runSearch, type Search } from '../../analysis/calibration/search.ts'
import { seeded } from '../../analysis/random.ts'

type Model = (x: readonly number[]) => number

const rosenbrock: Model = (x) =>
  x.slice(1).reduce((sum, next, i) => sum + 100 * (next - x[i]! ** 2) ** 2 + (1 - x[i]!) ** 2, 0)
const sphere: Model = (x) => x.reduce((sum, xi) => sum + xi * xi, 0)
const ackley: Model = (x) =>
  20 +
  Math.E -
  20 * Math.exp(-0.2 * Math.sqrt(sphere(x) / x.length)) -
  Math.exp(x.reduce((sum, xi) => sum + Math.cos(2 * Math.PI * xi), 0) / x.length)
/** Axes of very different length that are not those of the coordinates. */
const tilted: Model = ([x, y]) => (x! + y! - 1) ** 2 + 1e6 * (x! - y!) ** 2

/** The model over [low, high] in every dimension. */
const over = (model: Model, low: number, high: number) => (u: readonly number[]) =>
  model(u.map((ui) => low + ui * (high - low)))

const methods: [string, (dimensions: number, seed: string, start?: number[]) => Search<number, Minimum>][] = [
  [
    'Nelder-Mead',
    (dimensions, seed, start) => nelderMead({ dimensions, random: seeded(seed), start, maxEvaluations: 20000 }),
  ],
  [
    'speculative Nelder-Mead',
    (dimensions, seed, start) =>
      nelderMead({ dimensions, random: seeded(seed), start, speculative: true, maxEvaluations: 40000 }),
  ],
  ['CMA-ES', (dimensions, seed, start) => cmaEs({ dimensions, random: seeded(seed), start, maxEvaluations: 20000 })],
]

describe.each(methods)('%s', (_, method) => {
  test('finds the bottom of a sphere', () => {
    const { point, value } = runSearch(method(5, 'a', [0.1, 0.9, 0.3, 0.8, 0.6]), over(sphere, -5, 5))
    expect(value).toBeLessThan(1e-12)
    for (const u of point) expect(u).toBeCloseTo(0.5, 6)
  })

  test("walks Rosenbrock's valley from its usual start, in 2 and 5 dimensions", () => {
    for (const dimensions of [2, 5]) {
      const start = Array.from({ length: dimensions }, (__, i) => (i % 2 === 0 ? 0.38 : 0.6))
      const { point, value } = runSearch(method(dimensions, 'b', start), over(rosenbrock, -5, 5))
      expect(value).toBeLessThan(1e-8)
      for (const u of point) expect(u).toBeCloseTo(0.6, 4)
    }
  })

  test('follows axes that are long, short and tilted', () => {
    expect(runSearch(method(2, 'c', [0.9, 0.2]), over(tilted, -2, 2)).value).toBeLessThan(1e-10)
  })

  test('finds a minimum on the border and never leaves the cube', () => {
    const model: Model = ([x, y]) => {
      expect(Math.min(x!, y!)).toBeGreaterThanOrEqual(0)
      expect(Math.max(x!, y!)).toBeLessThanOrEqual(1)
      return (x! + 0.3) ** 2 + (y! - 0.8) ** 2
    }
    const { point } = runSearch(method(2, 'd'), model)
    expect(point[0]).toBeCloseTo(0, 3)
    expect(point[1]).toBeCloseTo(0.8, 3)
  })

  test('goes around runs that fail', () => {
    const model: Model = ([x, y]) => (x! > 0.45 && x! < 0.48 ? NaN : sphere([x! - 0.6, y! - 0.5]))
    expect(runSearch(method(2, 'e', [0.7, 0.3]), model).value).toBeLessThan(1e-10)
  })

  test('ends when every run fails', () => {
    expect(runSearch(method(2, 'f'), () => NaN).value).toBe(Infinity)
  })

  test('is the same for the same seed', () => {
    const run = (seed: string) => runSearch(method(3, seed, [0.2, 0.2, 0.2]), over(ackley, -3, 3))
    expect(run('g')).toEqual(run('g'))
    expect(run('g')).not.toEqual(run('h'))
  })
})

test("CMA-ES with restarts finds the bottom of Ackley's funnel among its many pits", () => {
  const search = cmaEs({
    dimensions: 4,
    random: seeded('k'),
    start: [0.9, 0.2, 0.8, 0.1],
    restarts: 3,
    maxEvaluations: 30000,
  })
  expect(runSearch(search, over(ackley, -10, 10)).value).toBeLessThan(1e-6)
})

test('Nelder-Mead that starts in a pit of Ackley leaves it by a restart', () => {
  const pit = [0.6, 0.6]
  const stuck = runSearch(
    nelderMead({ dimensions: 2, random: seeded('r'), start: pit, step: 0.01, restarts: 0 }),
    over(ackley, -10, 10),
  )
  const free = runSearch(
    nelderMead({ dimensions: 2, random: seeded('r'), start: pit, step: 0.3, restarts: 8 }),
    over(ackley, -10, 10),
  )
  expect(stuck.value).toBeGreaterThan(1)
  expect(free.value).toBeLessThan(1e-6)
})

test('a search asks the same until told, and wants as many values as points', () => {
  const search = cmaEs({ dimensions: 2, random: seeded('s'), population: 6 })
  const asked = search.ask()
  expect(asked).toHaveLength(6)
  expect(search.ask()).toBe(asked)
  expect(() => search.tell([1, 2])).toThrow('told 2 values where 6 were asked for')
  search.tell([6, 5, 4, 3, 2, 1])
  expect(search.report).toEqual({ point: asked[5], value: 1, evaluations: 6 })
  expect(search.ask()).not.toBe(asked)
})

test('a search can be resumed by telling it again', () => {
  const model = over(rosenbrock, -2, 2)
  const make = () => cmaEs({ dimensions: 3, random: seeded('resume') })
  const first = make()
  const log: number[][] = []
  for (let i = 0; i < 10; i++) {
    log.push(first.ask().map(model))
    first.tell(log[i]!)
  }
  const second = make()
  for (const values of log) second.tell(values)
  expect(second.ask()).toEqual(first.ask())
})

test('the mirror folds the line onto the unit interval', () => {
  expect([0, 0.3, 1, 1.25, 2, 2.5, -0.25, -1.5].map(mirror)).toEqual([0, 0.3, 1, 0.75, 0, 0.5, 0.25, 0.5])
})
