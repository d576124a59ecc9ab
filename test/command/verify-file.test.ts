import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { exodusIn, freshFolder, SMALL_SWEEP, SMALL_WORLD } from './exodus.ts'

let folder: string
const exodus = (...words: string[]) => exodusIn(folder, ...words)
const at = (...names: string[]) => join(folder, ...names)

beforeAll(async () => {
  folder = freshFolder()
  writeFileSync(at('small.yaml'), SMALL_WORLD)
  writeFileSync(at('sweep.yaml'), SMALL_SWEEP)
  await Promise.all([
    exodus('run', 'small.yaml', '--out', 'one', '--seed', "it's", '--set', 'model.jMax=2', '--metrics', 'dau'),
    exodus('run', 'small.yaml', '--out', 'two', '--format', 'parquet', '--every', '2d'),
    exodus('sweep', 'sweep.yaml', '--out', 'many', '--progress', 'none'),
  ])
})

const FILES = [
  'one/small-world.csv',
  'one/small-world.flows.csv',
  'one/run.json',
  'two/small-world.parquet',
  'many/series.parquet',
  'many',
]

test.each(FILES)('%s is made again to the byte', async (file) => {
  const { code, out } = await exodus('verify', file, '--progress', 'none')
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringContaining(`${file}: made again, the same to the byte`) as string,
  })
})

const changed = (file: string, from: RegExp, to: string) => {
  const text = readFileSync(at(file), 'utf8')
  expect(text).toMatch(from)
  writeFileSync(at('changed'), text.replace(from, to))
}

test('the first line that differs is told, with what it should be', async () => {
  changed('one/small-world.csv', /^2025-01-02,home,,dau,\d+$/m, '2025-01-02,home,,dau,7')
  const { code, out } = await exodus('verify', 'changed')
  expect(code).toBe(6)
  expect(out).toMatch(/first difference in line \d+:\n {2}found {5}2025-01-02,home,,dau,7\n {2}expected {2}2025-01-02/)
})

test('a row too many, or one too few, is told', async () => {
  changed('one/small-world.csv', /$/, '2025-02-01,home,,dau,7\n')
  expect(await exodus('verify', 'changed')).toMatchObject({
    code: 6,
    out: expect.stringContaining('expected  the end of the file') as string,
  })
  changed('one/small-world.csv', /\n[^\n]*\n$/, '\n')
  expect(await exodus('verify', 'changed')).toMatchObject({
    code: 6,
    out: expect.stringContaining('found     the end of the file') as string,
  })
})

test('a changed number of a summary is told', async () => {
  changed('one/run.json', /"registrations": (\d+)/, '"registrations": 1$1')
  expect((await exodus('verify', 'changed')).code).toBe(6)
})

test('a file of another version is compared by its numbers, and both versions are named', async () => {
  changed('one/small-world.csv', /made by: .*/, 'made by: exodus 0.0.1 (commit abc)')
  const same = await exodus('verify', 'changed')
  expect(same.code).toBe(0)
  expect(same.out).toMatch(/It was made by exodus 0\.0\.1\+abc, this is exodus .*Both give the same numbers/)
})

test('a scenario that was changed since is told', async () => {
  writeFileSync(at('other.yaml'), SMALL_WORLD)
  await exodus('run', 'other.yaml', '--out', 'other')
  writeFileSync(at('other.yaml'), SMALL_WORLD.replace('size: 1', 'size: 2'))
  const { code, err } = await exodus('verify', 'other/small-world.csv')
  expect(code).toBe(6)
  expect(err).toContain('the scenario has been changed')
})

test('a table of a folder that holds another experiment now is told', async () => {
  await exodus('sweep', 'sweep.yaml', '--out', 'again', '--format', 'csv', '--progress', 'none')
  const before = readFileSync(at('again/scalars.csv'), 'utf8')
  writeFileSync(at('more.yaml'), SMALL_SWEEP.replace('count: 3', 'count: 4'))
  await exodus('sweep', 'more.yaml', '--out', 'again', '--format', 'csv', '--progress', 'none')
  writeFileSync(at('again/scalars.csv'), before)
  expect(await exodus('verify', 'again/scalars.csv')).toMatchObject({
    code: 6,
    err: expect.stringContaining('another experiment') as string,
  })
})

const REFUSED: [file: string, content: string, said: RegExp][] = [
  ['none', 'a,b\n1,2\n', /found no word on how it was made/],
  ['odd', '# made by: exodus 1\n# command: rm -rf .\na\n', /found the command rm -rf \., expected/],
  ['quoted', '# made by: exodus 1\n# command: exodus run $(date)\na\n', /found the command exodus run \$\(date\)/],
  ['option', '# made by: exodus 1\n# command: exodus run x --else\na\n', /found the command/],
  ['cut', 'PAR1', /a Parquet file that is damaged or cut off/],
  ['json', '{"origin": ', /JSON that is damaged or cut off/],
]

test.each(REFUSED)('%s is refused', async (file, content, said) => {
  writeFileSync(at(file), content)
  const { code, err } = await exodus('verify', file)
  expect(err).toMatch(said)
  expect(code).toBe(3)
})

test('a folder that is none of an experiment is said so', async () => {
  expect(await exodus('verify', 'one')).toMatchObject({
    code: 8,
    err: expect.stringContaining('found no experiment there') as string,
  })
})
