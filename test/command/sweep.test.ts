import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { beforeAll, expect, test } from 'vitest'
import { exodusIn, freshFolder, SMALL_SWEEP, SMALL_WORLD, start, tablesIn } from './exodus.ts'

let folder: string
const exodus = (...words: string[]) => exodusIn(folder, ...words)
const at = (...names: string[]) => join(folder, ...names)

const tablesOf = (name: string) => tablesIn(at(name))

beforeAll(() => {
  folder = freshFolder()
  writeFileSync(at('small.yaml'), SMALL_WORLD)
  writeFileSync(at('sweep.yaml'), SMALL_SWEEP)
  writeFileSync(at('slow.yaml'), SMALL_SWEEP.replace('count: 3', 'count: 500'))
})

test('the tables are the same to the byte for any number of threads, in both formats', async () => {
  for (const format of ['csv', 'parquet']) {
    const outcomes = await Promise.all(
      ['1', '2', '7'].map((threads) =>
        exodus(
          'sweep',
          'sweep.yaml',
          '--out',
          `${format}-${threads}`,
          '--threads',
          threads,
          '--format',
          format,
          '--progress',
          'none',
        ),
      ),
    )
    expect(outcomes.map(({ code, err }) => ({ code, err }))).toEqual(Array(3).fill({ code: 0, err: '' }))
    expect(Object.keys(tablesOf(`${format}-1`))).toHaveLength(8)
    expect(tablesOf(`${format}-2`)).toEqual(tablesOf(`${format}-1`))
    expect(tablesOf(`${format}-7`)).toEqual(tablesOf(`${format}-1`))
  }
})

test('both formats hold the same numbers, in plan order', async () => {
  const bytes = readFileSync(at('parquet-1', 'scalars.parquet'))
  const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer })
  const lines = readFileSync(at('csv-1', 'scalars.csv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  expect(rows.map((row) => Object.values(row).join())).toEqual(lines.slice(1))
  expect(rows.map(({ replicate, point, arm }) => `${replicate} ${point} ${arm}`).slice(0, 5)).toEqual([
    '0 0 as-it-was',
    '0 0 no-press',
    '0 1 as-it-was',
    '0 1 no-press',
    '1 0 as-it-was',
  ])
})

test('a run of a sweep is the run that exodus run gives with the same values and seed', async () => {
  const wanted = ['--metrics', 'dau,search_index', '--out', '-']
  const one = await exodus('run', 'small.yaml', '--seed', '2025#2', '--set', 'model.jMax=10', ...wanted)
  const table = readFileSync(at('csv-1', 'series.csv'), 'utf8')
  const rows = table.split('\n').filter((line) => line.includes(',2025#2,2,1,as-it-was,'))
  const expected = one.out.split('\n').filter((line) => /^\d{4}-/.test(line) && line.split(',')[2] === '')
  expect(rows.map((line) => line.split(',').slice(5).join())).toEqual(expected)
})

test('asked again, nothing is computed and the tables are the same', async () => {
  const before = readdirSync(at('csv-1', '.store', 'journals'))
  const { code } = await exodus('sweep', 'sweep.yaml', '--out', 'csv-1', '--format', 'csv')
  expect(code).toBe(0)
  expect(readdirSync(at('csv-1', '.store', 'journals'))).toEqual(before)
  expect(tablesOf('csv-1')).toEqual(tablesOf('csv-2'))
})

test('killed in the middle and resumed, the tables are the same', async () => {
  const child = start(folder, 'sweep', 'slow.yaml', '--out', 'killed', '--threads', '1')
  const results = at('killed', '.store', 'results')
  while (!existsSync(results) || readdirSync(results).length < 5) await new Promise((done) => setTimeout(done, 20))
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(existsSync(at('killed', 'manifest.json'))).toBe(false)
  const halfway = JSON.parse((await exodus('status', 'killed', '--json')).out)
  expect(halfway.done).toBeGreaterThan(0)
  expect(halfway.missing).toBe(2000 - halfway.done)
  // The same folder asked for less: what is there is taken, what is missing is computed.
  expect((await exodus('sweep', 'sweep.yaml', '--out', 'killed', '--format', 'csv')).code).toBe(0)
  expect(tablesOf('killed')).toEqual(tablesOf('csv-1'))
  const ended = JSON.parse((await exodus('status', 'killed', '--json')).out)
  expect(ended).toMatchObject({ planned: 12, done: 12, failed: 0, missing: 0, complete: true })
})

test('interrupted, it says how to go on and exits with 5', async () => {
  const child = start(folder, 'sweep', 'slow.yaml', '--out', 'interrupted')
  let said = ''
  child.stderr.on('data', (data: Buffer) => (said += data.toString()))
  const results = at('interrupted', '.store', 'results')
  while (!existsSync(results) || readdirSync(results).length < 2) await new Promise((done) => setTimeout(done, 20))
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  expect(code).toBe(5)
  expect(said).toContain('exodus resume interrupted goes on')
})

test('slices of one folder make the same tables, the last one writes them', async () => {
  const first = await exodus(
    'sweep',
    'sweep.yaml',
    '--out',
    'sliced',
    '--format',
    'csv',
    '--slice',
    '1/2',
    '--progress',
    'none',
  )
  expect(first).toMatchObject({ code: 75, err: 'This slice is done; runs of other slices are missing.\n' })
  expect((await exodus('resume', 'sliced', '--format', 'csv', '--slice', '2/2')).code).toBe(0)
  expect(tablesOf('sliced')).toEqual(tablesOf('csv-1'))
})

test('two processes on one folder leave each run once', async () => {
  const both = await Promise.all([1, 2].map(() => exodus('sweep', 'sweep.yaml', '--out', 'shared', '--format', 'csv')))
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect(tablesOf('shared')).toEqual(tablesOf('csv-1'))
})

test('an imported network is read once, kept with the results, and is the one that exodus run reads', async () => {
  writeFileSync(at('ring.csv'), Array.from({ length: 300 }, (_, user) => `${user},${(user + 1) % 300}\n`).join(''))
  writeFileSync(at('ring.yaml'), `${SMALL_WORLD}network: { kind: imported, file: ring.csv }\n`)
  const ring = `name: ring\nscenario: ring.yaml\nset: { model.bPeer: 20 }\nreplicates: { count: 2 }\noutputs: { series: [dau.away] }\n`
  writeFileSync(at('ring-sweep.yaml'), ring)
  expect(await exodus('sweep', 'ring-sweep.yaml', '--out', 'ring', '--format', 'csv')).toMatchObject({
    code: 0,
    err: '',
  })
  const options = ['--seed', '2025#1', '--set', 'model.bPeer=20', '--metrics', 'dau', '--out', '-']
  const { out } = await exodus('run', 'ring.yaml', ...options)
  const last = /^2025-01-10,away,,dau,\d+$/m.exec(out)![0]
  const before = readFileSync(at('ring', 'series.csv'), 'utf8')
  expect(before).toContain(`,2025#1,1,0,as-it-was,${last}\n`)
  rmSync(at('ring.csv'))
  expect((await exodus('resume', 'ring', '--format', 'csv')).code).toBe(0)
  expect(readFileSync(at('ring', 'series.csv'), 'utf8')).toBe(before)
  expect(await exodus('sweep', 'ring-sweep.yaml', '--out', 'again')).toMatchObject({
    code: 3,
    err: expect.stringContaining('found no file ring.csv beside the scenario'),
  })
})

test('failed runs stay with their error, count against the limit, and are tried again when asked', async () => {
  const slow = `${SMALL_SWEEP}set: { population.agents: 300k }\nexecution: { runTimeout: 0.001 min }\n`
  writeFileSync(at('timeout.yaml'), slow.replace('count: 3', 'count: 1'))
  const { code, err } = await exodus('sweep', 'timeout.yaml', '--out', 'timeout', '--format', 'csv')
  expect(code).toBe(4)
  expect(err).toContain('4 of 4 runs failed')
  expect(readFileSync(at('timeout', 'failures.csv'), 'utf8').match(/took longer than 0.001 min/g)).toHaveLength(4)
  const journals = () => readdirSync(at('timeout', '.store', 'journals')).length
  const before = journals()
  await exodus('resume', 'timeout')
  expect(journals()).toBe(before)
  await exodus('resume', 'timeout', '--retry-failed')
  expect(journals()).toBe(before + 1)
})

test.each([
  [['status', '.'], 8, 'found no experiment there'],
  [['resume', 'nowhere'], 8, 'found no experiment there'],
  [['sweep', 'sweep.yaml', '--out', '.'], 3, 'found a folder with other files'],
  [['sweep', 'small.yaml', '--out', 'x'], 3, 'small.yaml:2:1: time: found an unknown name'],
  [['sweep', 'sweep.yaml', '--out', 'x', '--slice', '3/2'], 2, 'Expected a slice such as 1/8'],
  [['sweep', 'sweep.yaml'], 2, "required option '--out <folder>'"],
])('exodus %j ends with %i', async (words, code, said) => {
  const outcome = await exodus(...words)
  expect(outcome.code).toBe(code)
  expect(outcome.err).toContain(said)
})
