import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factorUnit, factorValue, type Factor } from '../../analysis/designs/factor.ts'
import { grid, list } from '../../analysis/designs/grid.ts'
import { latinHypercube } from '../../analysis/designs/latin-hypercube.ts'
import { saltelli } from '../../analysis/designs/saltelli.ts'
import { sobol } from '../../analysis/designs/sobol.ts'
import { morrisTrajectories } from '../../analysis/designs/trajectories.ts'
import { seeded } from '../../analysis/random.ts'

test('a Sobol sequence starts with the published points', () => {
  expect(sobol(6, 5)).toEqual([
    [0, 0, 0, 0, 0],
    [0.5, 0.5, 0.5, 0.5, 0.5],
    [0.75, 0.25, 0.25, 0.25, 0.75],
    [0.25, 0.75, 0.75, 0.75, 0.25],
    [0.375, 0.375, 0.625, 0.875, 0.375],
    [0.875, 0.875, 0.125, 0.375, 0.875],
  ])
})

test('the first thousand Sobol points in 128 dimensions are those of an independent implementation', () => {
  // A running hash of scipy 1.17's qmc.Sobol(128, scramble=False) in units of 2^-10, of which all are multiples.
  let hash = 0
  for (const point of sobol(1000, 128)) for (const x of point) hash = (Math.imul(hash, 31) + x * 1024) >>> 0
  expect(hash).toBe(2716500976)
  expect(sobol(1, 128, 1234)[0]!.slice(120)).toEqual([
    0.38623046875, 0.46240234375, 0.22216796875, 0.86083984375, 0.20263671875, 0.37646484375, 0.45654296875,
    0.21826171875,
  ])
  expect(sobol(1, 3, 1000003)[0]!.map((x) => x * 2 ** 30)).toEqual([296862720, 603356160, 83747840])
})

test('any 2^k Sobol points put one into each of 2^k slices of every dimension, shifted or not', () => {
  for (const shift of [undefined, seeded('shift')]) {
    const points = sobol(256, 40, 256, shift)
    for (let d = 0; d < 40; d++) expect(new Set(points.map((point) => Math.floor(point[d]! * 256))).size).toBe(256)
  }
})

test('a shifted Sobol sequence lies inside the cube and keeps its columns when one is added', () => {
  const wide = sobol(64, 9, 0, seeded('a'))
  expect(wide.flat().every((x) => x > 0 && x < 1)).toBe(true)
  expect(sobol(64, 8, 0, seeded('a'))).toEqual(wide.map((point) => point.slice(0, 8)))
  expect(sobol(64, 9, 0, seeded('b'))).not.toEqual(wide)
})

test('a Sobol sequence of too many dimensions is refused', () => {
  expect(() => sobol(1, 129)).toThrow('1 to 128 dimensions')
  expect(() => sobol(1, 0)).toThrow('1 to 128 dimensions')
})

test('a Latin hypercube has one point in every slice of every column', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 6 }), fc.string(), (samples, d, seed) => {
      const points = latinHypercube(samples, d, seeded(seed))
      for (let column = 0; column < d; column++) {
        const slices = points.map((point) => Math.floor(point[column]! * samples)).toSorted((a, b) => a - b)
        expect(slices).toEqual(points.map((_, i) => i))
      }
    }),
    { numRuns: 30 },
  )
})

test('a Latin hypercube keeps its columns when one is added', () => {
  const wide = latinHypercube(10, 4, seeded('a'))
  expect(latinHypercube(10, 3, seeded('a'))).toEqual(wide.map((point) => point.slice(0, 3)))
})

test('a grid runs its last axis fastest', () => {
  expect(
    grid<number | string>([
      [1, 2],
      ['a', 'b'],
    ]),
  ).toEqual([
    [1, 'a'],
    [1, 'b'],
    [2, 'a'],
    [2, 'b'],
  ])
  expect(grid([])).toEqual([[]])
})

test('a list must name every factor and no other', () => {
  expect(list(['x', 'y'], [{ y: 2, x: 1 }])).toEqual([[1, 2]])
  expect(() => list(['x', 'y'], [{ x: 1 }])).toThrow('row 1 says nothing of y')
  expect(() => list(['x'], [{ x: 1 }, { x: 1, z: 2 }])).toThrow('row 2 names z')
})

test('a trajectory moves every factor once, by delta, and stays on the grid', () => {
  for (const points of morrisTrajectories(20, 7, seeded('m'), 6)) {
    expect(points).toHaveLength(8)
    const moves = points.slice(1).map((point, i) => point.map((x, j) => Math.abs(x - points[i]![j]!)))
    for (const move of moves) expect(move.filter((size) => size > 0)).toEqual([expect.closeTo(0.6, 12)])
    expect(new Set(moves.map((move) => move.findIndex((size) => size > 0))).size).toBe(7)
    expect(points.flat().every((x) => [0, 1, 2, 3, 4, 5].some((level) => x === level / 5))).toBe(true)
  }
  expect(() => morrisTrajectories(1, 2, seeded('m'), 5)).toThrow('even number of levels')
})

test("Saltelli's mixed matrices differ from A in one column only, which is B's", () => {
  const { a, b, ab } = saltelli(16, 3, seeded('s'))
  ab.forEach((mixed, column) =>
    mixed.forEach((row, i) => expect(row).toEqual(a[i]!.map((x, j) => (j === column ? b[i]![j] : x)))),
  )
})

test('a factor turns a coordinate into a value and back', () => {
  const factors: Factor[] = [
    { name: 'x', min: -2, max: 6 },
    { name: 'y', min: 0.3, max: 30, scale: 'log' },
  ]
  for (const factor of factors) {
    expect(factorValue(factor, 0)).toBe(factor.min)
    expect(factorValue(factor, 1)).toBe(factor.max)
    for (const unit of [0.1, 0.5, 0.93]) expect(factorUnit(factor, factorValue(factor, unit))).toBeCloseTo(unit, 12)
  }
  expect(factorValue(factors[1]!, 0.5)).toBeCloseTo(3, 12)
  expect(factorUnit(factors[0]!, 99)).toBe(1)
})

test('a whole factor gives every number the same share of its axis', () => {
  const factor: Factor = { name: 'n', min: 2, max: 5, whole: true }
  expect([0, 0.24, 0.26, 0.5, 0.76, 1].map((unit) => factorValue(factor, unit))).toEqual([2, 2, 3, 4, 5, 5])
  for (const value of [2, 3, 4, 5]) expect(factorValue(factor, factorUnit(factor, value))).toBe(value)
})

test('a factor without a range is refused', () => {
  expect(() => factorValue({ name: 'x', min: 1, max: 1 }, 0)).toThrow('no range')
  expect(() => factorValue({ name: 'x', min: 0, max: 1, scale: 'log' }, 0)).toThrow('above 0')
  expect(() => factorValue({ name: 'x', min: 1, max: 2, scale: 'log', whole: true }, 0)).toThrow('both')
})
