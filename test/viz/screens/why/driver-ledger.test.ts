import { describe, expect, it } from 'vitest'
import { HEARD_FROM, REASONS } from '../../../../sim/observe/metrics.ts'
import { driverRanges, LEDGER_METRICS, ledgerOf } from '../../../../viz/screens/why/driver-ledger.ts'
import { DRIVERS } from '../../../../viz/style/tokens.ts'

/** A ledger of days from a few metrics, all others 0. */
const days = (count: number, metrics: Readonly<Record<string, readonly number[]>>) =>
  LEDGER_METRICS.map((name) => metrics[name] ?? new Array<number>(count).fill(0))

describe('the ledger of drivers', () => {
  it('shares out every registration, the base by what was heard on the day', () => {
    const ledger = ledgerOf(
      days(2, {
        reason_base: [4, 2],
        reason_fear: [6, 0],
        reason_fit: [-2, 0],
        heard_calls: [1, 0],
        heard_buzz: [3, 5],
        registrations: [8, 2],
        failed_registrations: [5, 5],
      }),
    )!
    // 4 of base are 1 of calls and 3 of buzz, then 2 of buzz: 6 fear, 1 influencers, 5 chart of 12.
    expect(ledger.shares.fear).toBeCloseTo(6 / 12, 12)
    expect(ledger.shares.influencers).toBeCloseTo(1 / 12, 12)
    expect(ledger.shares.chart).toBeCloseTo(5 / 12, 12)
    expect(ledger.heldBack).toBeCloseTo(2 / 12, 12)
    expect(ledger.stopped).toBe(0.5)
  })

  it('adds up to one whatever the reasons', () => {
    const metrics = Object.fromEntries(LEDGER_METRICS.map((name, k) => [name, [k + 1, 40 - k]]))
    const { shares } = ledgerOf(days(2, metrics))!
    expect(DRIVERS.reduce((sum, driver) => sum + shares[driver], 0)).toBeCloseTo(1, 12)
  })

  it('is none where nobody registered', () => {
    expect(ledgerOf(days(3, {}))).toBeNull()
  })

  it('asks for every reason and every source there is', () => {
    expect(LEDGER_METRICS).toHaveLength(REASONS.length + HEARD_FROM.length + 2)
  })
})

describe('ranges over runs', () => {
  it('span the lowest and the highest run, the largest driver first, those that never act left out', () => {
    const run = (fear: number) =>
      ledgerOf(days(1, { reason_fear: [fear], reason_protest: [10 - fear], registrations: [10] }))!
    expect(driverRanges([run(2), run(4)])).toEqual([
      { driver: 'protest', low: 0.6, high: 0.8, runs: [0.8, 0.6] },
      { driver: 'fear', low: 0.2, high: 0.4, runs: [0.2, 0.4] },
    ])
  })
})
