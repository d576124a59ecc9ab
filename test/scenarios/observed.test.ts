import { csvParse } from 'd3'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDay } from '../../sim/scenario/calendar.ts'
import { METRICS } from '../../sim/observe/metrics.ts'

const FOLDER = new URL('../../scenarios/observed/', import.meta.url)
const COLUMNS =
  'series platform metric segment date date_end value unit estimator publisher source_url confidence use note'.split(' ')
const UNITS = ['people', 'share', 'ratio', 'rank', 'min', 'h', 'd', 'visits', 'views', 'posts']
const METRIC_NAMES = METRICS.map((metric) => metric.name)

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'))
/** Rows in which a column that is not there is an empty text, so that it fails where something is expected. */
function read(name: string) {
  const table = csvParse(readFileSync(new URL(name, FOLDER), 'utf8'), (row) => ({
    series: row['series'] ?? '',
    platform: row['platform'] ?? '',
    metric: row['metric'] ?? '',
    segment: row['segment'] ?? '',
    date: row['date'] ?? '',
    dateEnd: row['date_end'] ?? '',
    value: row['value'] ?? '',
    unit: row['unit'] ?? '',
    estimator: row['estimator'] ?? '',
    publisher: row['publisher'] ?? '',
    url: row['source_url'] ?? '',
    confidence: row['confidence'] ?? '',
    use: row['use'] ?? '',
    note: row['note'] ?? '',
  }))
  return { columns: table.columns as string[], rows: [...table] }
}

it('has a file for each of the six cases', () => {
  expect(files.length).toBe(6)
})

describe.each(files)('%s', (name) => {
  const { columns, rows } = read(name)

  it('has the columns of the codebook', () => {
    expect(columns).toEqual(COLUMNS)
    expect(rows.length).toBeGreaterThan(0)
  })

  it('has a finite value that fits its unit in every row', () => {
    for (const { series, value, unit } of rows) {
      expect(UNITS, series).toContain(unit)
      expect(value, series).toMatch(/^\d+(\.\d+)?$/)
      expect(Number(value), series).toBeGreaterThan(0)
      if (unit === 'share') expect(Number(value), series).toBeLessThanOrEqual(1)
      if (unit === 'people') expect(Number.isInteger(Number(value)), series).toBe(true)
    }
  })

  it('has dates of the calendar, and periods that do not end before they begin', () => {
    for (const { series, date, dateEnd } of rows) {
      const first = parseDay(date)
      expect(first, `${series} ${date}`).toBeDefined()
      if (dateEnd !== '') expect(parseDay(dateEnd), `${series} ${dateEnd}`).toBeGreaterThan(first!)
    }
  })

  it('says of every number who published it and where it was read', () => {
    for (const row of rows) {
      expect(row.estimator, row.series).not.toBe('')
      expect(row.publisher, row.series).not.toBe('')
      expect(URL.canParse(row.url), row.url).toBe(true)
      expect(['A', 'B', 'C'], row.series).toContain(row.confidence)
      expect(['calibrate', 'initial', 'validate', 'context'], row.series).toContain(row.use)
    }
  })

  it('has names and metrics that the model can look up', () => {
    for (const { series, platform, metric, segment } of rows) {
      expect(series).toMatch(/^[a-z0-9][a-z0-9-]*$/)
      expect(platform).toMatch(/^[a-z0-9-]*$/)
      expect(segment).toMatch(/^[a-z0-9-]*$/)
      if (metric !== '') expect(METRIC_NAMES, series).toContain(metric)
    }
  })

  it('has one platform, one metric and one unit in a series', () => {
    const meaning = new Map<string, string>()
    for (const { series, platform, metric, unit } of rows) {
      const here = `${platform} ${metric} ${unit}`
      expect(meaning.get(series) ?? here, series).toBe(here)
      meaning.set(series, here)
    }
  })

  it('has no row twice', () => {
    const lines = rows.map((row) => JSON.stringify(row))
    expect(new Set(lines).size).toBe(lines.length)
  })
})

it('never offers Brazil for fitting', () => {
  expect(read('brazil-x-ban-2024.csv').rows.map((row) => row.use)).not.toContain('calibrate')
})

it('derives the daily sign-ups of Mastodon from the counted accounts', () => {
  const { rows } = read('mastodon-2022.csv')
  const accounts = new Map(
    rows.filter((row) => row.series === 'mastodon-registered').map((row) => [parseDay(row.date), Number(row.value)]),
  )
  const days = rows.filter((row) => row.series === 'mastodon-registrations')
  expect(days.length).toBe(16)
  for (const { date, value } of days)
    expect(Number(value)).toBe(accounts.get(parseDay(date))! - accounts.get(parseDay(date)! - 1)!)
})
