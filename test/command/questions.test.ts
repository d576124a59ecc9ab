import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { exodusIn, freshFolder, SMALL_WORLD, start } from './exodus.ts'

let folder: string
const exodus = (...words: string[]) => exodusIn(folder, ...words, '--progress', 'none')
const at = (...names: string[]) => join(folder, ...names)

const EXPERIMENT = `name: small
scenario: small.yaml
replicates: { count: 2 }
factors: { model.bBuzz: { min: 0.1, max: 20 }, events.press.size: { min: 0.01, max: 2 } }
outputs: { series: [dau.away], scalars: { joined: { of: registrations.away, reduce: sum, goal: 700, sd: 0.1 } } }
calibration: { method: abc-smc, particles: 5, generations: 3 }
`

interface Told {
  says: string[]
  tables: { name: string; columns: { name: string }[]; rows: (string | number | null)[][] }[]
}

/** Rows of a shown table as objects. */
function rowsOf(out: string, table: string): Record<string, string | number | null>[] {
  const { findings } = JSON.parse(out) as { findings: Told }
  const { columns, rows } = findings.tables.find(({ name }) => name === table)!
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, k) => [name, row[k]!])))
}

const tables = (name: string) =>
  Object.fromEntries(
    readdirSync(at(name, 'analysis')).map((file) => [file, readFileSync(at(name, 'analysis', file), 'utf8')]),
  )

beforeAll(() => {
  folder = freshFolder()
  writeFileSync(at('small.yaml'), `${SMALL_WORLD}  idle: { kind: news, platform: away, at: 2025-01-03, size: 0 }\n`)
  writeFileSync(at('calm.yaml'), 'extends: small\nname: calm\nevents: { press: { enabled: false } }\n')
  writeFileSync(at('small-experiment.yaml'), EXPERIMENT)
})

test('a scenario compared with itself differs in nothing, person by person', async () => {
  const { code, out, err } = await exodus('compare', 'small.yaml', 'small.yaml', '--replicates', '2', '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  for (const { difference, lower, upper } of rowsOf(out, 'differences'))
    expect([difference, lower, upper]).toEqual([0, 0, 0])
  for (const { only_first, only_this } of rowsOf(out, 'joined')) expect([only_first, only_this]).toEqual([0, 0])
})

test('what differs is the difference of the same runs, and who joined adds up to who registered', async () => {
  const { out } = await exodus(
    'compare',
    'small.yaml',
    'calm.yaml',
    '--replicates',
    '3',
    '--out',
    'pair',
    '--format',
    'csv',
    '--json',
  )
  const joined = rowsOf(out, 'differences').find(({ scalar }) => scalar === 'registrations.away:sum')!
  expect(joined['difference']).toBeCloseTo(Number(joined['this']) - Number(joined['first']), 9)
  expect(joined['difference']).toBeLessThan(0)
  const away = rowsOf(out, 'joined').find(({ platform }) => platform === 'away')!
  expect(Number(away['both']) + Number(away['only_first'])).toBeCloseTo(Number(joined['first']), 9)
  const before = tables('pair')
  const journals = readdirSync(at('pair', '.store', 'journals'))
  const again = await exodus(
    'compare',
    'small.yaml',
    'calm.yaml',
    '--replicates',
    '3',
    '--out',
    'pair',
    '--format',
    'csv',
  )
  expect(again.out).toContain('calm against small-world, 3 pairs of runs')
  expect(tables('pair')).toEqual(before)
  expect(readdirSync(at('pair', '.store', 'journals'))).toEqual(journals)
})

test('shares add up to the whole effect, and an event that does nothing has none', async () => {
  const words = ['attribute', 'small.yaml', '--replicates', '3', '--outcome', 'registrations.away:sum', '--json']
  const { code, out } = await exodus(...words, '--drivers', 'press,idle,talk')
  expect(code).toBe(0)
  const rows = rowsOf(out, 'shares')
  const value = (name: string) => Number(rows.find(({ driver }) => driver === name)!['value'])
  expect(value('press') + value('idle') + value('talk')).toBeCloseTo(value('all together'), 9)
  expect(value('idle')).toBe(0)
  expect(value('press')).toBeGreaterThan(0)
  const sampled = rowsOf((await exodus(...words, '--drivers', 'press,idle,talk', '--orders', '2')).out, 'shares')
  const total = sampled.reduce((sum, { driver, value: one }) => sum + (driver === 'all together' ? 0 : Number(one)), 0)
  expect(total).toBeCloseTo(value('all together'), 9)
})

test('both methods of sensitivity order the factors, with the design of the experiment or another', async () => {
  const morris = await exodus('sensitivity', 'small-experiment.yaml', '--trajectories', '3', '--json')
  expect(
    rowsOf(morris.out, 'morris')
      .map(({ factor }) => String(factor))
      .toSorted(),
  ).toEqual(['events.press.size', 'model.bBuzz'])
  const sobol = await exodus('sensitivity', 'small-experiment.yaml', '--method', 'sobol', '--samples', '4', '--json')
  expect(JSON.parse(sobol.out)).toMatchObject({ points: 16, runs: { planned: 32, done: 32 } })
  expect(rowsOf(sobol.out, 'sobol_indices')).toHaveLength(2)
})

test.each(['abc-smc', 'history', 'nelder-mead', 'cmaes'])(
  '%s comes near the goal, and its fit is a scenario',
  async (method) => {
    const budget = {
      history: 'runs: 8, waves: 2',
      'nelder-mead': 'evaluations: 15',
      cmaes: 'evaluations: 18',
      'abc-smc': 'particles: 6, generations: 3',
    }[method]
    writeFileSync(
      at(`${method}.yaml`),
      EXPERIMENT.replace(/calibration:.*/, `calibration: { method: ${method}, ${budget} }`),
    )
    const { code, out } = await exodus('calibrate', `${method}.yaml`, '--out', method, '--json')
    expect(code).toBe(0)
    const rows = rowsOf(out, 'generations')
    expect(rows.at(-1)!['best']).toBeLessThan(3)
    const fitted = join(method, 'analysis', 'fitted.yaml')
    expect((await exodusIn(folder, 'validate', fitted)).code).toBe(0)
  },
)

test('a calibration that was killed goes on where it was, to the same tables', async () => {
  await exodus('calibrate', 'small-experiment.yaml', '--out', 'whole')
  const child = start(folder, 'calibrate', 'small-experiment.yaml', '--out', 'cut', '--threads', '1')
  const results = at('cut', '.store', 'results')
  while (!existsSync(results) || readdirSync(results).length < 12) await new Promise((done) => setTimeout(done, 5))
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect((await exodus('resume', 'cut')).code).toBe(0)
  expect(tables('cut')).toEqual(tables('whole'))
  expect(await exodus('resume', 'cut', '--slice', '1/2')).toMatchObject({ code: 2 })
})

test('an interrupted study without a folder of its own stays, and says how to go on', async () => {
  const child = start(folder, 'compare', 'small.yaml', 'calm.yaml', '--replicates', '3000', '--progress', 'plain')
  let said = ''
  child.stderr.on('data', (data: Buffer) => (said += data.toString()))
  await once(child.stderr, 'data')
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  expect(code).toBe(5)
  expect(said).toMatch(/exodus resume \S+exodus-study-\S+ goes on/)
})

test('predictions are scored against a table, what was fitted and what was not apart', async () => {
  const head = 'series,platform,segment,date,date_end,value,unit,estimator,use\n'
  const row = (date: string, value: number, use: string) => `away-dau,away,,${date},,${value},people,us,${use}\n`
  writeFileSync(at('seen.csv'), head + row('2025-01-05', 300, 'calibrate') + row('2025-01-08', 1e9, 'validate'))
  const observed = '{ file: seen.csv, series: away-dau, platform: away, metric: dau }'
  writeFileSync(at('scored.yaml'), `${SMALL_WORLD}observed: [${observed}]\n`)
  const { code, out } = await exodus('score', 'scored.yaml', 'seen.csv', '--replicates', '4', '--json')
  expect(code).toBe(0)
  const unseen = rowsOf(out, 'scores').find(({ series, period }) => series === 'all' && period === 'unseen')!
  expect(unseen).toMatchObject({ rows: 1, within_50: 0, within_90: 0, place: 1 })
  const until = await exodus('score', 'scored.yaml', '--replicates', '4', '--fitted-until', '2025-01-31', '--json')
  expect(rowsOf(until.out, 'scores').map(({ period }) => period)).toEqual(['fitted', 'fitted'])
})

test.each([
  [['compare', 'small.yaml', 'us-tiktok-ban-2025'], 3, 'expected the same as in small-world, 10 days from 2025-01-01'],
  [['compare', 'small.yaml', 'calm.yaml', '--outcome', 'dau.awya:max'], 2, 'did you mean dau.away?'],
  [['compare', 'small.yaml', 'calm.yaml', '--outcome', 'much'], 2, 'Expected a series, as dau.rednote'],
  [['attribute', 'small.yaml', '--drivers', 'pres'], 2, 'did you mean press?'],
  [['calibrate', 'small.yaml', '--out', 'x'], 3, 'small.yaml:2:1: time: found an unknown name'],
  [['score', 'small.yaml'], 3, 'found no series that small-world names under observed'],
])('exodus %j ends with %i', async (words, code, said) => {
  const outcome = await exodus(...words)
  expect(outcome.code).toBe(code)
  expect(outcome.err).toContain(said)
})

test('an experiment is validated as one, and every shipped one is valid', async () => {
  expect((await exodusIn(folder, 'validate', 'small-experiment.yaml')).out).toContain('is a valid experiment')
  writeFileSync(
    at('wrong.yaml'),
    EXPERIMENT.replace('bBuzz', 'bBuz').replace('registrations.away', 'registrations.awy'),
  )
  const { code, err } = await exodusIn(folder, 'validate', 'wrong.yaml')
  expect(code).toBe(3)
  expect(err).toContain('wrong.yaml:4:')
  const shipped = readdirSync(new URL('../../scenarios/experiments', import.meta.url))
  for (const file of shipped)
    expect((await exodusIn(folder, 'validate', file.replace('.yaml', ''))).out).toContain('is a valid experiment')
})
