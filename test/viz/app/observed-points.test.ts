import { describe, expect, it } from 'vitest'
import type { ObservedSeries } from '../../../viz/build/shipped-scenario.ts'
import { levelPoints, relativePoints, type ChartUnit } from '../../../viz/app/observed-points.ts'

const point = (day: number, value: number, lastDay = day) => ({ day, lastDay, value, source: 'A panel', fitted: true })
const series = (changes: Partial<ObservedSeries> = {}): ObservedSeries => ({
  platform: 'lemon8',
  metric: 'dau',
  scale: 1,
  relativeTo: 6,
  points: [point(6, 1.1e6), point(13, 1.7e6)],
  ...changes,
})
const unit: ChartUnit = {
  days: 75,
  background: 0,
  modelOn: (day) => (day === 6 ? 2e6 : 3e6),
  inUnit: (people) => people,
  sayRatio: (ratio, day) => `${ratio.toFixed(2)} of ${day}`,
}

describe('points of which only a ratio is compared', () => {
  it('stand on the model where they are the reference, and as far above it as they were observed to be', () => {
    const [reference, later] = relativePoints(series(), unit)
    expect(reference).toMatchObject({ day: 6, value: 2e6, note: '1.00 of 6' })
    expect(later!.value).toBeCloseTo((2e6 * 1.7) / 1.1, 3)
    expect(later!.note).toBe('1.55 of 6')
  })

  it('are relative to what the estimator counts: people over scale, and whoever is outside of the population', () => {
    const [, later] = relativePoints(series({ scale: 0.5 }), { ...unit, background: 1e6, inUnit: (n) => n / 0.5 + 1e6 })
    expect(later!.value).toBeCloseTo((5e6 * 1.7) / 1.1, 3)
  })

  it('are not shown while the model has not come to the reference day, or when the series has none', () => {
    expect(relativePoints(series(), { ...unit, modelOn: () => NaN })).toEqual([])
    expect(relativePoints(series({ relativeTo: 7 }), unit)).toEqual([])
    expect(relativePoints(series({ relativeTo: null }), unit)).toEqual([])
  })
})

describe('points that are levels', () => {
  it('are those of single days of the chart, as they were published', () => {
    const points = [point(-1, 5), point(3, 7), point(4, 9, 6), point(80, 2)]
    expect(levelPoints(series({ relativeTo: null, points }), 75)).toEqual([{ day: 3, value: 7, source: 'A panel' }])
    expect(levelPoints(undefined, 75)).toEqual([])
  })
})
