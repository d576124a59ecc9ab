import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { beforeAll, expect, test } from 'vitest'
import { exodusIn, freshFolder, SMALL_WORLD, start } from './exodus.ts'

let folder: string
const exodus = (...words: string[]) => exodusIn(folder, ...words)

beforeAll(() => {
  folder = freshFolder()
  writeFileSync(join(folder, 'small.yaml'), SMALL_WORLD)
})

const table = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

test('the head of the table says how to make it again', async () => {
  const { out, code } = await exodus('run', 'small.yaml', '--set', 'model.wFear=2', '--metrics', 'dau', '--out', '-')
  expect(code).toBe(0)
  expect(
    out
      .split('\n')
      .slice(0, 10)
      .map((line) => line.replace(/exodus \d.*/, 'exodus VERSION').replace(/[0-9a-f]{64}/, 'SHA256')),
  ).toEqual([
    '# made by: exodus VERSION',
    '# scenario: small-world',
    '# scenario sha256: SHA256',
    '# seed: 2025',
    '# agents: 300',
    '# people: 3000',
    '# set: model.wFear=2',
    '# command: exodus run small.yaml --set model.wFear=2 --metrics dau --format csv --out -',
    'date,platform,segment,metric,value',
    expect.stringMatching(/^2025-01-01,(home|away),,dau,\d+$/),
  ])
})

test('the same seed gives the same bytes, another seed others', async () => {
  const [one, two, other] = await Promise.all([
    exodus('run', 'small.yaml', '--out', '-'),
    exodus('run', 'small.yaml', '--out', '-', '--seed', '2025'),
    exodus('run', 'small.yaml', '--out', '-', '--seed', '2025#1'),
  ])
  expect(table(two.out)).toEqual(table(one.out))
  expect(table(other.out)).not.toEqual(table(one.out))
})

test('the table is the same to the byte for 1, 2 and 7 threads', async () => {
  const tables = await Promise.all(
    ['1', '2', '7'].map((threads) => exodus('run', 'small.yaml', '--out', '-', '--threads', threads)),
  )
  expect(tables.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(tables[1]!.bytes.equals(tables[0]!.bytes)).toBe(true)
  expect(tables[2]!.bytes.equals(tables[0]!.bytes)).toBe(true)
})

test('the search index of every row is relative to the maximum of the whole run', async () => {
  const { out } = await exodus('run', 'small.yaml', '--out', '-', '--metrics', 'search_index')
  const days = table(out).flatMap((line) => (line.includes(',away,') ? [Number(line.split(',')[4])] : []))
  // The press comes on the third day: what is heard before is little beside it.
  expect(days[0]).toBeLessThan(50)
  expect(days.toSorted((a, b) => b - a)[0]).toBe(days[2])
})

test('data goes to standard output and the summary to standard error', async () => {
  const { out, err } = await exodus('run', 'small.yaml', '--out', '-', '--metrics', 'dau')
  expect(table(out)).toHaveLength(1 + 10 * 2 * 2)
  expect(err).toContain('Main platform: net moves from 2025-01-01 to 2025-01-10, over the whole time')
  expect(err).toContain('daily users')
})

test('counts are people', async () => {
  const { out } = await exodus('run', 'small.yaml', '--out', '-', '--metrics', 'members', '--every', '1w')
  expect(out).toMatch(/2025-01-08,home,,members,2[5-9]\d0\n/)
  expect(table(out)).toHaveLength(1 + 2 * 2 * 2)
})

test('a folder gets the table, the flows and, last, the manifest', async () => {
  const { code, out } = await exodus('run', 'small.yaml', '--out', 'results/one')
  expect(code).toBe(0)
  expect(readdirSync(join(folder, 'results/one')).toSorted()).toEqual([
    'run.json',
    'small-world.csv',
    'small-world.flows.csv',
  ])
  const manifest = JSON.parse(readFileSync(join(folder, 'results/one/run.json'), 'utf8')) as { files: string[] }
  expect(manifest.files).toHaveLength(3)
  expect(out).toContain('Written: results/one/small-world.csv')
})

test('Parquet says the same as CSV', async () => {
  await exodus('run', 'small.yaml', '--out', 'parquet', '--format', 'parquet')
  const csv = await exodus('run', 'small.yaml', '--out', '-')
  const file = readFileSync(join(folder, 'parquet/small-world.parquet'))
  const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.length)
  const rows = (await parquetReadObjects({ file: buffer })) as Record<string, Date | string | number | null>[]
  const lines = rows.map(({ date, platform, segment, metric, value }) =>
    [(date as Date).toISOString().slice(0, 10), platform, segment, metric, value ?? ''].join(','),
  )
  expect(lines).toEqual(table(csv.out).slice(1))
  const notes = parquetMetadata(buffer).key_value_metadata?.map(({ key }) => key)
  expect(notes).toContain('exodus.scenario_sha256')
})

test('--json is the summary for programs', async () => {
  const { out } = await exodus('run', 'small.yaml', '--json')
  const summary = JSON.parse(out) as { origin: { agents: number }; platforms: { id: string }[] }
  expect(summary.origin.agents).toBe(300)
  expect(summary.platforms.map(({ id }) => id).toSorted()).toEqual(['away', 'home'])
})

test('progress as JSON is one object a line', async () => {
  const { err } = await exodus('run', 'small.yaml', '--json', '--progress', 'json')
  const [first] = err.split('\n')
  expect(JSON.parse(first!)).toMatchObject({ event: 'progress', total: 10, unit: 'days' })
})

test('a dry run says what it would take and runs nothing', async () => {
  const { code, out } = await exodus('run', 'small.yaml', '--dry-run')
  expect(code).toBe(0)
  expect(out).toMatch(
    /small-world is valid: 300 agents for 3,000 people, 2 platforms, 10 days\.\nIt will take about .+ of memory/,
  )
})

test('too many agents for the memory are refused before they start, with what would fit', async () => {
  const { code, err } = await exodus('run', 'small.yaml', '--agents', '400M')
  expect(code).toBe(3)
  expect(err).toMatch(
    /population\.agents: found 400,000,000, which need about .+ GB of memory, expected at most [\d,]+: .+ are free/,
  )
})

test.each([
  ['SIGINT', '1'],
  ['SIGTERM', '1'],
  ['SIGINT', '2'],
] as const)('%s leaves no file and no folder, with %s thread', async (signal, threads) => {
  const target = `broken-${signal}-${threads}`
  const child = start(
    folder,
    'run',
    'small.yaml',
    '--set',
    'time.days=20000',
    '--out',
    target,
    '--threads',
    threads,
    '--progress',
    'json',
  )
  // Progress is reported once days have been written.
  await new Promise((done) => child.stderr.once('data', done))
  expect(readdirSync(join(folder, target))).toEqual([
    expect.stringMatching(/^\.small-world\.csv\.\d+-[0-9a-f-]{36}\.tmp$/),
  ])
  const closed = new Promise<number | null>((done) => child.once('close', done))
  child.kill(signal)
  expect(await closed).toBe(5)
  expect(existsSync(join(folder, target))).toBe(false)
})

test('an interrupted run leaves the results of the run before', async () => {
  await exodus('run', 'small.yaml', '--out', 'kept')
  const before = readFileSync(join(folder, 'kept/small-world.csv'), 'utf8')
  const child = start(folder, 'run', 'small.yaml', '--set', 'time.days=20000', '--out', 'kept', '--progress', 'json')
  await new Promise((done) => child.stderr.once('data', done))
  const closed = new Promise((done) => child.once('close', done))
  child.kill('SIGINT')
  await closed
  expect(readdirSync(join(folder, 'kept')).toSorted()).toEqual(['run.json', 'small-world.csv', 'small-world.flows.csv'])
  expect(readFileSync(join(folder, 'kept/small-world.csv'), 'utf8')).toBe(before)
})

test('a reader that goes away is no fault', async () => {
  const child = start(folder, 'run', 'small.yaml', '--out', '-')
  let err = ''
  child.stderr.on('data', (data: Buffer) => (err += data.toString()))
  child.stdout.destroy()
  const code = await new Promise<number | null>((done) => child.once('close', done))
  expect({ code, err }).toEqual({ code: 0, err: '' })
})
