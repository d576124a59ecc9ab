import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributeByOrders, attributeExactly, type Outcomes } from '../../analysis/attribution/attribute.ts'
import { allCoalitions, type Game, size } from '../../analysis/attribution/game.ts'
import { coalitionsOf, marginals, sampleOrders } from '../../analysis/attribution/permutations.ts'
import { shapleyInteractions, shapleyValues } from '../../analysis/attribution/shapley.ts'
import { mean } from '../../analysis/ensembles/moments.ts'
import { normal, seeded } from '../../analysis/random.ts'

const has = (coalition: number, driver: number) => (coalition >> driver) & 1

/** Left glove, right gloves: a pair is worth 1. Known values 2/3, 1/6, 1/6. */
const gloves: Game = (c) => (has(c, 0) && (has(c, 1) || has(c, 2)) ? 1 : 0)

/** The airport game (Littlechild & Owen 1973): the runway costs what the largest plane needs. */
const airport: Game = (c) => Math.max(0, ...[8, 11, 13, 18].filter((_, plane) => has(c, plane)))

/** Any game of so many drivers, by its worths. */
const games = fc
  .integer({ min: 1, max: 5 })
  .chain((drivers) =>
    fc
      .array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2 ** drivers, maxLength: 2 ** drivers })
      .map((worth) => ({ drivers, game: (coalition: number) => worth[coalition]! })),
  )

test('known games have their known values', () => {
  expect(shapleyValues(3, gloves)).toEqual([2 / 3, 1 / 6, 1 / 6].map((share) => expect.closeTo(share, 12)))
  // 8/4; + 3/3; + 2/2; + 5.
  expect(shapleyValues(4, airport)).toEqual([2, 3, 4, 9].map((share) => expect.closeTo(share, 12)))
  expect(shapleyValues(1, (c) => 5 * c)).toEqual([5])
})

test('shares add up to the total, whatever the game', () => {
  fc.assert(
    fc.property(games, ({ drivers, game }) => {
      const total = shapleyValues(drivers, game).reduce((sum, share) => sum + share, 0)
      expect(total).toBeCloseTo(game(2 ** drivers - 1) - game(0), 8)
    }),
  )
})

test('a driver that changes nothing gets 0, and so do its interactions', () => {
  fc.assert(
    fc.property(games, ({ drivers, game }) => {
      const withIdler: Game = (c) => game(c & (2 ** drivers - 1))
      expect(shapleyValues(drivers + 1, withIdler).at(-1)).toBe(0)
      expect(
        shapleyInteractions(drivers + 1, withIdler)
          .at(-1)!
          .every((index) => Math.abs(index) < 1e-9),
      ).toBe(true)
    }),
  )
})

test('drivers that can be exchanged get the same', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 5, maxLength: 5 }), (bySize) => {
      const shares = shapleyValues(4, (c) => bySize[size(c)]!)
      for (const share of shares) expect(share).toBeCloseTo(shares[0]!, 10)
    }),
  )
})

test('interactions are those of products and substitutes', () => {
  const close = (rows: number[][]) => rows.map((row) => row.map((index) => expect.closeTo(index, 12)))
  expect(shapleyInteractions(2, (c) => has(c, 0) * has(c, 1))).toEqual([
    [0, 1],
    [1, 0],
  ])
  expect(shapleyInteractions(2, (c) => Math.min(1, size(c)))[0]![1]).toBe(-1)
  // A product of three: each pair interacts only with the third there, which is so in half of all cases.
  expect(shapleyInteractions(3, (c) => (c === 7 ? 1 : 0))).toEqual(
    close([
      [0, 0.5, 0.5],
      [0.5, 0, 0.5],
      [0.5, 0.5, 0],
    ]),
  )
  expect(shapleyInteractions(3, (c) => 2 * has(c, 0) + 3 * has(c, 1) - has(c, 2)).flat()).toEqual(new Array(9).fill(0))
})

test('sampled orders add up to the total one by one, and approach the exact shares', () => {
  const weights = Array.from({ length: 12 }, (_, i) => i)
  // Quadratic: v = (sum of weights)^2, whose shares are w_i times the total weight.
  const game: Game = (c) => weights.reduce((sum, w, i) => sum + w * has(c, i), 0) ** 2
  const rows = marginals(sampleOrders(12, 100, seeded('orders')), game)
  for (const row of rows) expect(row.reduce((sum, share) => sum + share, 0)).toBe(66 * 66)
  weights.forEach((w, i) => expect(mean(rows.map((row) => row[i]!))).toBeCloseTo(66 * w, 8))
})

test('the coalitions of orders are met once each, nobody and everybody among them', () => {
  expect(
    coalitionsOf([
      [0, 1, 2],
      [2, 1, 0],
    ]),
  ).toEqual([0, 1, 3, 4, 6, 7])
  expect(coalitionsOf(sampleOrders(3, 30, seeded('all')))).toEqual(allCoalitions(3))
})

/** Outcomes of noisy runs: replicates share their noise, as paired runs do, and keep a little of their own. */
function noisy(coalitions: readonly number[], game: Game, replicates: number, own: number, seed: string): Outcomes {
  const random = seeded(seed)
  const common = Array.from({ length: replicates }, () => 5 * normal(random))
  return new Map(coalitions.map((c) => [c, common.map((shared) => game(c) + shared + own * normal(random))]))
}

test('an exact attribution has intervals that hold the truth, and shared noise does not widen them', () => {
  const { total, shares, interactions } = attributeExactly(3, noisy(allCoalitions(3), gloves, 20, 0.05, 'exact'), 0.999)
  expect(Math.abs(total.value - 1)).toBeLessThan(0.06)
  shares.forEach((share, i) => {
    const truth = [2 / 3, 1 / 6, 1 / 6][i]!
    expect(share.lower).toBeLessThan(truth)
    expect(share.upper).toBeGreaterThan(truth)
    expect(share.standardError).toBeLessThan(0.02)
  })
  expect(shares.reduce((sum, share) => sum + share.value, 0)).toBeCloseTo(total.value, 10)
  expect(interactions![1]![2]!.value).toBeCloseTo(-0.5, 1)
})

test('an attribution by orders has intervals that hold the truth', () => {
  const orders = sampleOrders(4, 40, seeded('sampled'))
  const { total, shares, interactions } = attributeByOrders(
    4,
    orders,
    noisy(coalitionsOf(orders), airport, 10, 0.1, 'by orders'),
    0.999,
  )
  shares.forEach((share, i) => {
    expect(share.lower).toBeLessThan([2, 3, 4, 9][i]!)
    expect(share.upper).toBeGreaterThan([2, 3, 4, 9][i]!)
  })
  expect(shares.reduce((sum, share) => sum + share.value, 0)).toBeCloseTo(total.value, 10)
  expect(interactions).toBeUndefined()
})

test('a missing run is named', () => {
  const outcomes = new Map([
    [0, [1, 2]],
    [1, [1]],
    [2, [1, 2]],
    [3, [1, 2]],
  ])
  expect(() => attributeExactly(2, outcomes)).toThrow('coalition 1 has no replicate 2')
  expect(() => attributeExactly(2, new Map())).toThrow('no outcome with all drivers on')
  expect(() => attributeByOrders(2, [[0, 1]], outcomes)).toThrow('in pairs')
  expect(() => sampleOrders(31, 1, seeded('x'))).toThrow('1 to 30 drivers')
})
