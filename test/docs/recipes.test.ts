import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../batch/files/package-root.ts'
import { exodusIn, freshFolder, SMALL_SWEEP, SMALL_WORLD } from '../command/exodus.ts'

const page = readFileSync(join(packageRoot(), 'docs/recipes.md'), 'utf8')

/** The code of a block of the page, by the word after its language. */
function recipe(tool: string): string {
  const block = new RegExp(`^\`\`\`\\w+ ${tool}\\n([^]*?)^\`\`\``, 'm').exec(page)
  if (!block) throw new Error(`docs/recipes.md has no recipe for ${tool}`)
  return block[1]!
}

/** The first of these programs that does something without an error. */
const whichRuns = (programs: readonly string[], ...words: string[]) =>
  programs.find((program) => spawnSync(program, words).status === 0)

const PYTHONS = ['python3', '/usr/bin/python3']
const pandas = whichRuns(PYTHONS, '-c', 'import pandas, pyarrow')
const duckdb = whichRuns(['duckdb'], '-version') ?? whichRuns(PYTHONS, '-c', 'import duckdb')
const r = whichRuns(['Rscript'], '--version')

let folder: string
/** `arm,platform,date` and the mean, counted from the table itself. */
let expected: Map<string, number>

beforeAll(async () => {
  folder = freshFolder()
  writeFileSync(join(folder, 'small.yaml'), SMALL_WORLD)
  writeFileSync(join(folder, 'sweep.yaml'), SMALL_SWEEP)
  expect((await exodusIn(folder, 'sweep', 'sweep.yaml', '--out', 'results')).code).toBe(0)
  expect((await exodusIn(folder, 'export', 'results', '--format', 'csv', '--table', 'series')).code).toBe(0)
  const values = new Map<string, number[]>()
  for (const line of readFileSync(join(folder, 'results/series.csv'), 'utf8').trimEnd().split('\n')) {
    const [, , , , arm, date, platform, segment, metric, value] = line.split(',')
    if (metric !== 'dau' || segment !== '') continue
    const key = `${arm},${platform},${date}`
    values.set(key, [...(values.get(key) ?? []), Number(value)])
  }
  expected = new Map([...values].map(([key, all]) => [key, all.reduce((sum, one) => sum + one, 0) / all.length]))
})

/** What a tool printed as CSV, with days as they are written in the tables. */
function meansIn(csv: string): Map<string, number> {
  const rows = csv.replaceAll('"', '').trimEnd().split(/\r?\n/).slice(1)
  return new Map(
    rows.map((row) => {
      const [arm, platform, date, value] = row.split(',')
      return [`${arm},${platform},${date!.slice(0, 10)}`, Number(value)]
    }),
  )
}

function run(program: string, words: readonly string[], input?: string): Map<string, number> {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: folder, encoding: 'utf8', input })
  expect([status, stderr]).toEqual([0, ''])
  return meansIn(stdout)
}

function expectMeans(means: Map<string, number>): void {
  expect([...means.keys()].toSorted()).toEqual([...expected.keys()].toSorted())
  for (const [key, value] of expected) expect(means.get(key)).toBeCloseTo(value, 6)
}

test.skipIf(!pandas)('the recipe for pandas gives the means (needs python3 with pandas and pyarrow)', () => {
  expectMeans(run(pandas!, ['-c', recipe('pandas')]))
})

test.skipIf(!duckdb)('the recipe for DuckDB gives the means (needs duckdb, the program or the Python package)', () => {
  const throughPython = `import csv, duckdb, sys
table = duckdb.sql(sys.stdin.read().strip().rstrip(';'))
csv.writer(sys.stdout).writerows([table.columns, *table.fetchall()])`
  const words = duckdb === 'duckdb' ? ['-csv'] : ['-c', throughPython]
  expectMeans(run(duckdb!, words, recipe('duckdb')))
})

test.skipIf(!r)('the recipe for R gives the means (needs Rscript)', () => {
  expectMeans(run(r!, ['-e', recipe('R')]))
})
