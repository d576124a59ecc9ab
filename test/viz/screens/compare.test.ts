import { expect, test } from 'vitest'
import { pairedSeries } from '../../../analysis/ensembles/paired-series.ts'
import { compareSentence } from '../../../viz/screens/compare/sentence.ts'
import { whoMoved } from '../../../viz/screens/compare/who-moved.ts'
import { createFormat } from '../../../viz/texts/format.ts'
import { LANGUAGES, loadTexts, type Language } from '../../../viz/texts/index.ts'

test('differences and peaks are taken pair by pair, not between medians', () => {
  const paired = pairedSeries([
    { a: [1, 10, 5], b: [1, 1, 1] },
    { a: [2, 20, 8], b: [2, 4, 2] },
    { a: [3, 40, 9], b: [3, 2, 3] },
  ])
  expect(Array.from(paired.difference.median)).toEqual([0, -16, -6])
  expect(paired.peak.median).toBeCloseTo(-0.9)
  expect(paired.peak.low).toBeLessThan(paired.peak.median)
  expect(paired.peak.high).toBeGreaterThan(paired.peak.median)
})

test('equal arms differ by nothing, and no pair is an error', () => {
  const { difference, peak } = pairedSeries([{ a: [1, 2], b: [1, 2] }])
  expect([...difference.lower90, ...difference.upper90, peak.median]).toEqual([0, 0, 0, 0, 0])
  expect(() => pairedSeries([])).toThrow(RangeError)
})

test('the people of the fullest day are followed into the other world', () => {
  const a = [Uint8Array.of(0, 0, 255), Uint8Array.of(1, 1, 255), Uint8Array.of(1, 0, 0)]
  const b = [Uint8Array.of(0, 0, 255), Uint8Array.of(0, 255, 1), Uint8Array.of(0, 0, 0)]
  expect(whoMoved(a, b, 1, 2)).toEqual({ day: 1, all: 2, inB: [1, 0, 1], onlyInB: 1 })
})

const say = async (language: Language, peak: { median: number; low: number; high: number }) => {
  const words = { texts: await loadTexts(language), format: createFormat(language, '2024-12-31') }
  return compareSentence({ pairs: 20, peak }, 'X', 'RedNote', words)
}

test.each(LANGUAGES)('a direction is claimed only where nine in ten pairs share it: %s', async (language) => {
  const lower = await say(language, { median: -0.96, low: -0.98, high: -0.93 })
  expect(lower.strong).toContain('96')
  expect(lower.range).toMatch(/93–98/)
  const { compare } = await loadTexts(language)
  expect((await say(language, { median: -0.01, low: -0.05, high: 0.04 })).strong).toBe(compare.same)
  expect((await say(language, { median: NaN, low: NaN, high: NaN })).strong).toBe(compare.noPeak)
})
