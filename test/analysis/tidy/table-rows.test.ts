import { expect, test } from 'vitest'
import { SearchHistory } from '../../../analysis/tidy/search-history.ts'
import { TableRows } from '../../../analysis/tidy/table-rows.ts'

const SERIES = ['dau', 'search_index'].map((metric) => ({ platform: 'one', segment: '', metric }))

/** Three days whose search rises and falls; the running maximum is wrong on the first. */
async function rowsOf(chosen: number[]) {
  const written: number[][] = []
  const table = {
    day: async (_: string, values: Float64Array) => void written.push([...values]),
    finish: async () => {},
  }
  const rows = new TableRows(table, SERIES, chosen)
  const search = new SearchHistory(['one'])
  const flows = [2, 8, 4]
  let whileRunning = 0
  for (const [day, flow] of flows.entries()) {
    const report = {
      kind: 'day' as const,
      day,
      date: `2025-01-0${day + 1}`,
      values: Float64Array.of(10 * day, 100),
      search: Float64Array.of(flow),
      searchPeak: Float64Array.of(Math.max(...flows.slice(0, day + 1))),
    }
    search.add(report)
    await rows.day(report)
    whileRunning = written.length
  }
  await rows.finish(search)
  return { written, whileRunning }
}

test('rows with a search index wait for the maximum of the run', async () => {
  expect(await rowsOf([0, 1])).toEqual({
    written: [
      [0, 25],
      [10, 100],
      [20, 50],
    ],
    whileRunning: 0,
  })
})

test('rows without one go out day by day', async () => {
  expect(await rowsOf([0])).toEqual({ written: [[0], [10], [20]], whileRunning: 3 })
})
