import { describe, expect, it } from 'vitest'
import { bassShare } from '../../analysis/oracles/bass.ts'
import { kCore, transitivity, unmatchedTies } from '../../analysis/oracles/graph-measures.ts'
import { ORACLES } from '../../analysis/oracles/index.ts'
import type { Expected, Oracle } from '../../analysis/oracles/oracle.ts'
import { verify } from '../../analysis/oracles/verify.ts'
import { cascadeChance, coreShare, frozenBass } from '../../analysis/oracles/theory.ts'
import { loadOracle } from '../../batch/files/load-oracle.ts'

/** Verdict on a measurement that gives these values, run by run. */
function verdictOn(values: number[], expected: Omit<Expected, 'what'>) {
  let run = 0
  const oracle: Oracle = {
    number: '0',
    name: 'made up',
    source: '',
    scenario: 'grid',
    set: [],
    quick: { runs: values.length },
    measure: () => [values[run++]!],
    expected: [{ what: 'it', ...expected }],
  }
  return verify(oracle, oracle.quick, loadOracle)[0]!
}

describe('a verdict', () => {
  it('is on the mean over the runs, within four standard errors', () => {
    const sd = () => 1
    expect(verdictOn([4, 8, 6, 6], { value: 4.1, tolerance: { sd, from: 'made up' } })).toMatchObject({
      value: 6,
      tolerance: 2,
      sd: 1,
      sdFrom: 'made up',
      passed: true,
    })
    expect(verdictOn([4, 8, 6, 6], { value: 3.9, tolerance: { sd, from: 'made up' } }).passed).toBe(false)
  })

  it('is exact where nothing is given away', () => {
    expect(verdictOn([2], { value: 2, tolerance: 0 }).passed).toBe(true)
    expect(verdictOn([2.0001], { value: 2, tolerance: 0 }).passed).toBe(false)
  })

  it('looks to one side of a bound', () => {
    expect(verdictOn([9], { value: 2, tolerance: 0, side: 'at least' }).passed).toBe(true)
    expect(verdictOn([1], { value: 2, tolerance: 0, side: 'at least' }).passed).toBe(false)
    expect(verdictOn([9], { value: 2, tolerance: 0, side: 'at most' }).passed).toBe(false)
  })

  it('is a miss when there is no number', () => {
    expect(verdictOn([NaN], { value: 2, tolerance: 9 }).passed).toBe(false)
    expect(verdictOn([NaN], { value: 2, tolerance: 9, side: 'at most' }).passed).toBe(false)
  })
})

it('every oracle says what it is, where it comes from and what is expected', () => {
  for (const { number, name, source, expected } of ORACLES) {
    expect(number).toMatch(/^\d+[a-c]?$/)
    expect([name, source].every((text) => text.length > 5)).toBe(true)
    expect(expected.length).toBeGreaterThan(0)
  }
  expect(new Set(ORACLES.map(({ number, name }) => `${number} ${name}`)).size).toBe(ORACLES.length)
})

/** A triangle with a tail of two. */
const KITE = [[1, 2], [0, 2], [0, 1, 3], [2, 4], [3]]

it('the k-core is what is left when the poorest go, again and again', () => {
  expect([...kCore(KITE, 1)]).toEqual([1, 1, 1, 1, 1])
  expect([...kCore(KITE, 2)]).toEqual([1, 1, 1, 0, 0])
  expect([...kCore(KITE, 3)]).toEqual([0, 0, 0, 0, 0])
})

it('measures closed paths and ties that stand in one list only', () => {
  expect(transitivity(KITE)).toBe(3 / 6)
  expect(unmatchedTies(KITE)).toBe(0)
  expect(unmatchedTies([[1, 1], [0]])).toBe(3)
})

describe('the theory gives what is published of', () => {
  it('cores of random graphs, and where they come to be', () => {
    expect(coreShare(4, 3)).toBeCloseTo(0.66467, 5)
    expect(coreShare(3.5, 3)).toBeCloseTo(0.45105, 5)
    for (const [onset, k] of [
      [3.35092, 3],
      [5.1494, 4],
    ] as const) {
      expect(coreShare(onset * 0.999, k)).toBeLessThan(1e-6)
      expect(coreShare(onset * 1.001, k)).toBeGreaterThan(0.2)
    }
  })

  it('the window of global cascades', () => {
    expect(cascadeChance(3, 0.18)).toBeCloseTo(0.87, 2)
    expect([0.9, 1.02, 5.77, 6.5].map((z) => cascadeChance(z, 0.18) < 1e-3)).toEqual([true, true, true, true])
    expect([1.03, 5.76].map((z) => cascadeChance(z, 0.18) > 1e-3)).toEqual([true, true])
    expect(cascadeChance(3, 0.26)).toBeLessThan(0.01)
  })

  it('adoption in steps, within half a percent of the formula from sixty steps a unit on', () => {
    const published = { 1: 0.26107, 2: 0.29249, 4: 0.31082, 10: 0.32279, 100: 0.33034, 1000: 0.33111 }
    for (const [unit, value] of Object.entries(published))
      expect(frozenBass(0.03, 0.38, 1 / Number(unit), 5 * Number(unit))).toBeCloseTo(value, 5)
    const limit = bassShare(0.03, 0.38, 5)
    expect(limit).toBeCloseTo(0.3312, 4)
    expect(Math.abs(frozenBass(0.03, 0.38, 1 / 60, 300) / limit - 1)).toBeLessThan(0.005)
  })
})
