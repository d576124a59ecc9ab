import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { exodusIn, freshFolder, SMALL_SWEEP, SMALL_WORLD } from './exodus.ts'

// With --json, standard output is one JSON document and nothing else, and everything for people is on standard error.

let folder: string
const SMALL = ['small.yaml', '--agents', '300']
const MORRIS = SMALL_SWEEP.replace(/arms: .*\n/, 'design: { kind: morris, trajectories: 2 }\n')
  .replace('{ values: [1, 10] }', '{ min: 1, max: 10 }')
  .replace('count: 3', 'count: 1')

beforeAll(async () => {
  folder = freshFolder()
  writeFileSync(join(folder, 'small.yaml'), SMALL_WORLD)
  writeFileSync(join(folder, 'wrong.yaml'), `${SMALL_WORLD}tiem: {}\n`)
  writeFileSync(join(folder, 'sweep.yaml'), SMALL_SWEEP)
  writeFileSync(join(folder, 'morris.yaml'), MORRIS)
  expect((await exodusIn(folder, 'sweep', 'sweep.yaml', '--out', 'many', '--progress', 'none')).code).toBe(0)
})

test.each([
  [['list'], ['scenarios', 'experiments']],
  [
    ['validate', 'small.yaml'],
    ['file', 'valid', 'mistakes'],
  ],
  [
    ['validate', 'sweep.yaml'],
    ['file', 'valid', 'mistakes'],
  ],
  [['schema'], ['$schema']],
  [['schema', 'experiment'], ['$schema']],
  [
    ['explain', ...SMALL, '--user', '3'],
    ['user', 'entries'],
  ],
  [['run', ...SMALL, '--out', 'run'], ['origin']],
  [['run', ...SMALL, '--dry-run'], []],
  [
    ['sweep', 'sweep.yaml', '--out', 'many'],
    ['folder', 'runs', 'findings'],
  ],
  [['sweep', 'sweep.yaml', '--out', 'none', '--dry-run'], ['runs']],
  [
    ['resume', 'many'],
    ['folder', 'runs', 'findings'],
  ],
  [
    ['status', 'many'],
    ['planned', 'done', 'failed', 'missing'],
  ],
  [
    ['replay', 'many', '0/0/as-it-was'],
    ['run', 'same'],
  ],
  [
    ['export', 'many', '--format', 'csv', '--out', 'tables'],
    ['out', 'files'],
  ],
  [
    ['report', 'many'],
    ['file', 'charts', 'tables'],
  ],
  [['verify', 'many'], []],
  [['verify', '--only', '9'], []],
  [['doctor'], ['well', 'findings']],
  [['compare', 'small.yaml', 'small.yaml', '--replicates', '2'], ['findings']],
  [['attribute', 'small.yaml', '--replicates', '2'], ['findings']],
  [['sensitivity', 'morris.yaml'], ['findings']],
  [
    ['slurm', 'sweep.yaml', '--out', 'many', '--to', 'job.sh'],
    ['file', 'slices', 'next'],
  ],
  [
    ['parallel', 'sweep.yaml', '--out', 'many', '--to', 'list'],
    ['file', 'slices', 'next'],
  ],
  [
    ['k8s', 'sweep.yaml', '--out', 'many', '--image', 'e', '--claim', 'c', '--to', 'job.yaml'],
    ['file', 'next'],
  ],
])('exodus %j', async (words, keys) => {
  const { code, out, err } = await exodusIn(folder, ...words, '--json')
  expect([code, err]).toEqual([0, expect.not.stringContaining('fault')])
  const document = JSON.parse(out) as object
  expect(Object.keys(document)).toEqual(expect.arrayContaining(keys))
})

test.each([['wrong.yaml'], ['nowhere.yaml']])('what is wrong with %s is JSON as well', async (file) => {
  const { code, out } = await exodusIn(folder, 'validate', file, '--json')
  expect(code).toBe(3)
  const { valid, mistakes } = JSON.parse(out) as { valid: boolean; mistakes: { found: string }[] }
  expect([valid, mistakes.length]).toEqual([false, 1])
  expect(mistakes[0]!.found).not.toBe('')
})
