import { expect, test } from 'vitest'
import { chooseSeries, seriesName } from '../../../analysis/tidy/choose-series.ts'
import { listSeries } from '../../../analysis/tidy/series.ts'

const SHAPE = { platforms: ['one', 'two'], segments: ['young'] }
const ALL = listSeries(SHAPE)
const chosen = (words: string[], segments = false) =>
  chooseSeries(words, ALL, SHAPE.platforms, segments).chosen.map((k) => seriesName(ALL[k]!))

test('a metric brings every platform, a dotted name one series alone', () => {
  expect(chosen(['dau'])).toEqual(['dau.one', 'dau.two'])
  expect(chosen(['dau'], true)).toEqual(['dau.one', 'dau.one.young', 'dau.two', 'dau.two.young'])
  expect(chosen(['members.two.young', 'dau.one'])).toEqual(['dau.one', 'members.two.young'])
})

test('a word that fits nothing comes back with the nearest name', () => {
  expect(chooseSeries(['dau.tow', 'dua'], ALL, SHAPE.platforms, false).unknown).toEqual([
    { word: 'dua', nearest: 'dau' },
    { word: 'dau.tow', nearest: 'dau.two' },
  ])
})
