import { scenarios } from 'virtual:scenarios'
import { describe, expect, it } from 'vitest'
import { toCsv } from '../../../../viz/charts/table.ts'
import { metricsTable, parameterTables, periodOf, publishedTable } from '../../../../viz/screens/data/data-tables.ts'
import { LANGUAGES, loadTexts } from '../../../../viz/texts/index.ts'

const texts = await loadTexts('en')
const published = (name: string) => scenarios.find((entry) => entry.name === name)!.published()
const rows = await published('us-tiktok-ban-2025')

describe('what was published', () => {
  it('is shown whole, what the fit used first, with the page on which it was read', () => {
    const table = publishedTable(rows, 'Observed', texts)
    expect(table.rows).toHaveLength(rows.length)
    const uses = table.rows.map(([use]) => use)
    expect(uses.lastIndexOf('fit')).toBeLessThan(uses.indexOf('prediction'))
    expect(uses.lastIndexOf('prediction')).toBeLessThan(uses.indexOf('context'))
    expect(table.rows.every((row) => row.some((cell) => typeof cell === 'string' && /^https?:\/\//.test(cell)))).toBe(
      true,
    )
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true)
  })

  it('leaves as a file that no spreadsheet runs', () => {
    const evil = { ...rows[0]!, note: '=HYPERLINK("x")', value: -1 }
    const csv = toCsv(publishedTable([evil], 'Observed', texts), [])
    expect(csv).toContain(`,-1,`)
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  })

  it('has a period of the fit, and one that is kept out of it', () => {
    expect(periodOf(rows, 'calibrate')).toMatchObject({ from: '2025-01-06', to: '2025-01-22' })
    expect(periodOf(rows, 'validate')!.rows).toBe(rows.filter(({ use }) => use === 'validate').length)
    expect(periodOf(rows, 'nothing')).toBeNull()
  })

  it('is nothing for worlds that did not happen', async () => {
    expect(await published('ban-enforced')).toEqual([])
  })

  it('counts the last day of a period', () => {
    const [row] = rows
    const two = [
      { ...row!, use: 'x', date: '2025-01-03', until: '2025-02-01' },
      { ...row!, use: 'x', date: '2025-01-09', until: '' },
    ]
    expect(periodOf(two, 'x')).toEqual({ from: '2025-01-03', to: '2025-02-01', rows: 2 })
  })
})

describe('the model in tables', () => {
  it('has every parameter with its sentence, in every language', async () => {
    for (const language of LANGUAGES) {
      const words = await loadTexts(language)
      const paths = parameterTables(words).flatMap(({ table }) => table?.rows ?? [])
      expect(paths.some(([path]) => path === 'model.wFear')).toBe(true)
      expect(paths.every(([path, meaning]) => path !== '' && meaning !== '')).toBe(true)
      expect(metricsTable(words).rows.some(([name]) => name === 'dau_reached')).toBe(true)
    }
  })
})
