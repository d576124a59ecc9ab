import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTimeAxis } from '../../../viz/time-axis/time-axis.ts'
import { timeTicks } from '../../../viz/time-axis/ticks.ts'

const lens = { from: 8, to: 24 }
const axis = createTimeAxis(75, [24, 1048], lens)
const day = fc.double({ min: 0, max: 75, noNaN: true })

describe('the time axis', () => {
  it('spans its range', () => {
    expect(axis.x(0)).toBeCloseTo(24, 9)
    expect(axis.x(75)).toBeCloseTo(1048, 9)
  })

  it('comes back from px to the same moment', () => {
    fc.assert(fc.property(day, (t) => Math.abs(axis.day(axis.x(t)) - t) < 1e-6))
  })

  it('never runs backwards by more than rounding', () => {
    const ordered = (a: number, b: number) => axis.x(Math.min(a, b)) <= axis.x(Math.max(a, b)) + 1e-9
    fc.assert(fc.property(day, day, ordered))
  })

  it('is about five times as wide inside the lens', () => {
    const ratio = axis.density(15) / axis.density(60)
    expect(ratio).toBeGreaterThan(4.7)
    expect(ratio).toBeLessThan(5.01)
  })

  it('has no kink: neighbouring hours are of nearly equal width', () => {
    for (let hour = 1; hour < 75 * 24; hour++) {
      const change = axis.density(hour / 24) / axis.density((hour - 1) / 24)
      expect(Math.abs(change - 1)).toBeLessThan(0.05)
    }
  })

  it('is even without a lens', () => {
    const even = createTimeAxis(75, [0, 750], null)
    expect(even.x(30)).toBeCloseTo(300, 9)
    expect(even.day(300)).toBeCloseTo(30, 6)
  })
})

describe('its ticks', () => {
  const ticks = timeTicks(axis, (d) => new Date(Date.UTC(2024, 11, 31 + d)).getUTCDate())

  it('mark every day', () => {
    expect(ticks).toHaveLength(76)
  })

  it('never have overlapping labels', () => {
    const labelled = ticks.filter((tick) => tick.label)
    for (let i = 1; i < labelled.length; i++) expect(labelled[i]!.x - labelled[i - 1]!.x).toBeGreaterThan(27)
  })

  it('name every day inside the lens', () => {
    for (let d = 11; d <= 21; d++) expect(ticks[d]!.label).toBe('day')
  })
})
