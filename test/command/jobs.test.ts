import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { exodusIn, freshFolder, SMALL_SWEEP, SMALL_WORLD, tablesIn } from './exodus.ts'

let folder: string
const at = (...names: string[]) => join(folder, ...names)
const exodus = (...words: string[]) => exodusIn(folder, ...words)
const CSV = ['--format', 'csv']
const POD = ['--image', 'lab.example/exodus:1', '--claim', 'shared']

beforeAll(() => {
  // Names that a shell would take for something else.
  folder = join(freshFolder(), "it's $HOME")
  mkdirSync(folder)
  writeFileSync(at('small.yaml'), SMALL_WORLD)
  writeFileSync(at('sweep.yaml'), SMALL_SWEEP)
})

test('the slices of a list, and those of an array job, give the tables that one sweep gives', async () => {
  expect((await exodus('sweep', 'sweep.yaml', '--out', 'here', ...CSV)).code).toBe(0)

  const list = await exodus('parallel', 'sweep.yaml', '--out', 'a list', '--slices', '3', ...CSV)
  expect(list.out.trimEnd().split('\n')).toHaveLength(3)
  expect(spawnSync('sh', ['-e'], { input: list.out }).status).toBe(0)
  expect(tablesIn(at('a list'))).toEqual(tablesIn(at('here')))

  const words = ['slurm', 'sweep.yaml', '--out', 'an array', '--slices', '2', '--to', 'job.sh', ...CSV]
  expect(await exodus(...words)).toMatchObject({ code: 0, out: '', err: expect.stringContaining('sbatch job.sh') })
  for (const SLURM_ARRAY_TASK_ID of ['2', '1'])
    expect(spawnSync('bash', [at('job.sh')], { env: { SLURM_ARRAY_TASK_ID } }).status).toBe(0)
  expect(tablesIn(at('an array'))).toEqual(tablesIn(at('here')))
}, 60_000)

test('a manifest for Kubernetes is written whole, with paths below the volume', async () => {
  expect((await exodus('k8s', 'sweep.yaml', '--out', 'out', ...POD, '--mount', '/work', '--to', 'job.yaml')).code).toBe(
    0,
  )
  const { metadata, spec } = parse(readFileSync(at('job.yaml'), 'utf8'))
  expect([metadata.name, spec.completions]).toEqual(['exodus-small-sweep', 8])
  expect(spec.template.spec.containers[0]).toMatchObject({ image: 'lab.example/exodus:1', workingDir: '/work' })
})

test.each([
  [['slurm', 'sweep.yaml', '--out', 'x', '--slices', '13'], 2, 'found 13, expected at most 12'],
  [['slurm', 'sweep.yaml', '--out', 'x', '--time', '2 hours'], 2, 'Expected a time such as 30:00'],
  [['slurm', 'sweep.yaml', '--out', 'x', '--partition', 'a\n#SBATCH --wrap=x'], 2, 'Expected letters, digits'],
  [['slurm', 'small.yaml', '--out', 'x'], 3, 'small.yaml:'],
  [['k8s', 'sweep.yaml', '--out', 'x', '--image', 'exodus'], 2, "required option '--claim <name>'"],
  [['k8s', 'sweep.yaml', '--out', '../x', ...POD], 2, 'expected a path below the working folder'],
  [['k8s', 'sweep.yaml', '--out', 'x', '--image', 'a b', '--claim', 'c'], 2, 'Expected an image'],
  [['parallel', 'sweep.yaml', '--out', 'x\ny'], 2, 'expected a path that fits into a line'],
])('exodus %j ends with %i', async (words, code, says) => {
  const outcome = await exodus(...words)
  expect(outcome).toMatchObject({ code, out: '' })
  expect(outcome.err).toContain(says)
  expect(existsSync(at('x'))).toBe(false)
})
