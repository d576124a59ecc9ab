import { expect, test } from 'vitest'
import { fitGaussianProcess } from '../../analysis/calibration/gaussian-process.ts'
import { historyMatching } from '../../analysis/calibration/history-matching.ts'
import { runSearch } from '../../analysis/calibration/search.ts'
import { sobol } from '../../analysis/designs/sobol.ts'
import { normal, seeded } from '../../analysis/random.ts'

const smooth = ([x, y]: readonly number[]) => Math.sin(4 * x!) + y! * y! + 3

test('an emulator goes through the runs of a smooth model and predicts between them', () => {
  const points = sobol(40, 2, 0, seeded('runs'))
  const emulator = fitGaussianProcess(points, points.map(smooth), seeded('fit'))
  for (const point of points) expect(emulator.predict(point).mean).toBeCloseTo(smooth(point), 3)
  for (const point of sobol(50, 2, 64, seeded('other'))) {
    const { mean, variance } = emulator.predict(point)
    expect(Math.abs(mean - smooth(point))).toBeLessThan(0.05)
    expect(variance).toBeLessThan(0.01)
  }
})

test('an emulator is unsure where it has seen nothing', () => {
  const points = sobol(20, 1, 0, seeded('runs')).map(([x]) => [x! / 2])
  const emulator = fitGaussianProcess(
    points,
    points.map(([x]) => Math.sin(9 * x!)),
    seeded('fit'),
  )
  expect(emulator.predict([1]).variance).toBeGreaterThan(100 * emulator.predict([0.25]).variance)
})

test('an emulator averages noise, and its leave-one-out residuals are as they should', () => {
  const noise = seeded('noise')
  const points = sobol(80, 2, 0, seeded('runs'))
  const emulator = fitGaussianProcess(
    points,
    points.map((point) => smooth(point) + 0.3 * normal(noise)),
    seeded('fit'),
  )
  const misses = points.map((point) => (emulator.predict(point).mean - smooth(point)) ** 2)
  expect(Math.sqrt(misses.reduce((sum, miss) => sum + miss, 0) / 80)).toBeLessThan(0.2)
  const spread = Math.sqrt(emulator.leaveOneOut.reduce((sum, z) => sum + z * z, 0) / 80)
  expect(spread).toBeGreaterThan(0.8)
  expect(spread).toBeLessThan(1.25)
})

test('an emulator of a constant is the constant, and two runs are too few', () => {
  const points = sobol(5, 2, 0, seeded('runs'))
  expect(fitGaussianProcess(points, [7, 7, 7, 7, 7], seeded('fit')).predict([0.2, 0.9]).mean).toBeCloseTo(7, 9)
  expect(() => fitGaussianProcess(points.slice(0, 2), [1, 2], seeded('fit'))).toThrow('too few')
})

const model = ([x, y]: readonly number[]) => [x! + y!, x! * y!]

test('waves close in on the points that give the goals, and keep both of them', () => {
  // x + y = 1, x y = .16: (.2, .8) and (.8, .2).
  const goals = [
    { value: 1, sd: 0.02 },
    { value: 0.16, sd: 0.01 },
  ]
  const options = { dimensions: 2, goals, runs: 20, waves: 3, candidates: 2048 }
  const result = runSearch(historyMatching({ ...options, random: seeded('h') }), model)
  expect(result.runs).toBe(60)
  expect(result.share).toBeGreaterThan(0)
  expect(result.share).toBeLessThan(0.03)
  for (const point of result.points) {
    const [sum, product] = model(point) as [number, number]
    expect(Math.abs(sum - 1)).toBeLessThan(3 * 0.02 + 0.01)
    expect(Math.abs(product - 0.16)).toBeLessThan(3 * 0.01 + 0.01)
  }
  expect(result.points.some(([x]) => x! < 0.5)).toBe(true)
  expect(result.points.some(([x]) => x! > 0.5)).toBe(true)
  expect(Math.min(...result.emulated)).toBeGreaterThan(0.9)
  expect(runSearch(historyMatching({ ...options, random: seeded('h') }), model)).toEqual(result)
})

test('where nothing fits, nothing is left, and it says so', () => {
  const goals = [{ value: 5, sd: 0.1 }]
  const random = seeded('none')
  const result = runSearch(historyMatching({ dimensions: 2, random, goals, runs: 15, candidates: 512 }), ([x, y]) => [
    x! + y!,
  ])
  expect(result).toMatchObject({ share: 0, points: [], runs: 15, wave: 1 })
})

test('a failed run is left out', () => {
  const goals = [{ value: 0.5, sd: 0.05 }]
  const random = seeded('failed')
  const search = historyMatching({ dimensions: 1, random, goals, runs: 12, waves: 1, candidates: 256 })
  const { points, share } = runSearch(search, ([x]) => [x! > 0.9 ? NaN : x!])
  expect(share).toBeCloseTo(0.3, 1)
  for (const [x] of points) expect(Math.abs(x! - 0.5)).toBeLessThan(0.17)
})
