import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { beforeAll, expect, test } from 'vitest'
import { exodusIn, freshFolder, SMALL_SWEEP, SMALL_WORLD } from './exodus.ts'

let folder: string
const exodus = (...words: string[]) => exodusIn(folder, ...words)
const at = (...names: string[]) => join(folder, ...names)
const resultOf = (id: string) => at('many/.store/results', id.slice(0, 2), id)

interface JsonTable {
  seed: string
  columns: { name: string; unit: string; meaning: string }[]
  rows: Record<string, string | number | null>[]
}
const jsonOf = (text: string) => JSON.parse(text) as JsonTable
let ids: string[]

beforeAll(async () => {
  folder = freshFolder()
  writeFileSync(at('small.yaml'), SMALL_WORLD)
  writeFileSync(at('sweep.yaml'), SMALL_SWEEP)
  await exodus('sweep', 'sweep.yaml', '--out', 'many', '--progress', 'none')
  ids = jsonOf((await exodus('export', 'many', '--table', 'runs', '--format', 'json', '--out', '-')).out).rows.map(
    ({ run }) => String(run),
  )
})

test('tables exported to another format say the same, and the folder is still whole', async () => {
  expect((await exodus('export', 'many', '--format', 'csv')).code).toBe(0)
  expect((await exodus('export', 'many', '--format', 'json', '--table', 'series')).code).toBe(0)
  const csv = readFileSync(at('many/series.csv'), 'utf8')
  const lines = csv.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const { columns, rows, seed } = jsonOf(readFileSync(at('many/series.json'), 'utf8'))
  expect(rows.map((row) => Object.values(row).join())).toEqual(lines.slice(1))
  expect(columns.map(({ name }) => name).join()).toBe(lines[0])
  expect(seed).toBe('2025')
  const bytes = new Uint8Array(readFileSync(at('many/series.parquet')))
  expect(await parquetReadObjects({ file: bytes.buffer })).toHaveLength(rows.length)
  expect((await exodus('verify', 'many', '--progress', 'none')).code).toBe(0)
})

test('a table goes to standard output, byte by byte the file', async () => {
  const { bytes } = await exodus('export', 'many', '--table', 'scalars', '--format', 'parquet', '--out', '-')
  expect(bytes.equals(readFileSync(at('many/scalars.parquet')))).toBe(true)
})

test('a sweep in another format leaves no table of the first', async () => {
  await exodus('sweep', 'sweep.yaml', '--out', 'formats', '--format', 'csv', '--progress', 'none')
  await exodus('sweep', 'sweep.yaml', '--out', 'formats', '--format', 'parquet', '--progress', 'none')
  expect(existsSync(at('formats/series.csv'))).toBe(false)
  const { files } = JSON.parse(readFileSync(at('formats/manifest.json'), 'utf8')) as { files: object }
  const there = readdirSync(at('formats'), { recursive: true }).filter((name) =>
    /^[^.]*\.(csv|parquet)$/.test(String(name)),
  )
  expect(new Set(there)).toEqual(new Set(Object.keys(files)))
})

test('every column of every table, every metric, number and factor has a line in the codebook', async () => {
  const { rows } = jsonOf((await exodus('export', 'many', '--table', 'codebook', '--format', 'json', '--out', '-')).out)
  const known = new Map(rows.map(({ table, name, unit, meaning }) => [`${table} ${name}`, { unit, meaning }]))
  const { files } = JSON.parse(readFileSync(at('many/manifest.json'), 'utf8')) as { files: Record<string, object> }
  for (const file of Object.keys(files).filter((name) => name.endsWith('.csv'))) {
    const text = readFileSync(at('many', file), 'utf8')
    const head = text.split('\n').find((line) => !line.startsWith('#'))!
    for (const column of head.split(','))
      expect(known.get(`${file.replace('.csv', '')} ${column}`)?.meaning).toBeTruthy()
  }
  expect(known.get('metric dau')?.unit).toBe('people')
  expect(known.get('scalar peak')).toEqual({ unit: 'people', meaning: 'The maximum of dau.away.' })
  expect(known.get('factor model.jMax')?.meaning).toBeTruthy()
})

test('a run is replayed to the bit, by its id or its place', async () => {
  const one = await exodus('replay', 'many', ids[5]!.slice(0, 8))
  expect(one).toMatchObject({ code: 0, out: expect.stringContaining('the same to the bit') as string })
  const two = await exodus('replay', 'many', '1/0/no-press', '--json')
  expect(JSON.parse(two.out)).toMatchObject({ run: ids[5], seed: '2025#1', same: true })
})

test('the series of a replayed run are those of the table', async () => {
  const { out } = await exodus('replay', 'many', '0/1/as-it-was', '--print', '--format', 'json')
  const all = jsonOf((await exodus('export', 'many', '--table', 'series', '--format', 'json', '--out', '-')).out)
  expect(jsonOf(out).rows).toEqual(all.rows.filter(({ run }) => run === ids[2]))
})

test('a kept result that is not what the run gives is told', async () => {
  const other = readFileSync(resultOf(ids[1]!))
  const { decodeResult, encodeResult } = await import('../../batch/store/result-file.ts')
  const before = readFileSync(resultOf(ids[0]!))
  writeFileSync(resultOf(ids[0]!), encodeResult(ids[0]!, decodeResult(ids[1]!, other)!))
  const { code, out } = await exodus('replay', 'many', ids[0]!)
  writeFileSync(resultOf(ids[0]!), before)
  expect(code).toBe(6)
  expect(out).toMatch(/it is another result: \S+ on day \d+ was \S+, is \S+/)
})

test.each([
  [['replay', 'many', 'ffff0000ffff'], 3, 'found no such run'],
  [['replay', 'many', 'abc'], 3, 'found no such run'],
  [['replay', 'many', '9/9/9'], 3, 'found no such run'],
  [['replay', '.', 'abcd'], 8, 'found no experiment there'],
  [['export', '.'], 8, 'found no experiment there'],
  [['export', 'many', '--out', '-'], 2, 'expected --table with one of design, runs'],
  [['export', 'many', '--format', 'xls'], 2, 'Allowed choices are csv, parquet, json'],
  [['export', 'many', '--table', 'serie'], 2, 'Allowed choices are design, runs'],
])('exodus %j ends with %i', async (words, code, said) => {
  const outcome = await exodus(...words)
  expect(outcome.err).toContain(said)
  expect(outcome.code).toBe(code)
})
