import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { exodusIn, freshFolder, SMALL_SWEEP, SMALL_WORLD, start, tablesIn } from './exodus.ts'

// What can happen to a folder in years of use. The tables must be those of a sweep that nothing happened to.

let folder: string
const at = (...names: string[]) => join(folder, ...names)
const exodus = (...words: string[]) => exodusIn(folder, ...words)
const sweep = (out: string) => ['sweep', 'sweep.yaml', '--out', out, '--format', 'csv', '--progress', 'none']
const statusOf = async (out: string) => JSON.parse((await exodus('status', out, '--json')).out)
const results = (out: string) =>
  readdirSync(at(out, '.store', 'results')).flatMap((name) =>
    readdirSync(at(out, '.store', 'results', name)).map((file) => at(out, '.store', 'results', name, file)),
  )

beforeAll(async () => {
  folder = freshFolder()
  writeFileSync(at('small.yaml'), SMALL_WORLD.replace('agents: 300', 'agents: 6000'))
  writeFileSync(at('sweep.yaml'), SMALL_SWEEP)
  expect((await exodus(...sweep('whole'))).code).toBe(0)
})

test('killed again and again at any moment, it comes to the same tables, with each result there once', async () => {
  let code: number | null = null
  for (let tries = 0; code !== 0; tries++) {
    const child = start(folder, ...sweep('killed'))
    // Later each time, so that it ends; at odd moments of starting, computing and writing.
    const ending = once(child, 'exit')
    await Promise.race([ending, later(150 + 137 * tries)])
    child.kill('SIGKILL')
    code = (await ending)[0]
    expect(tries).toBeLessThan(60)
  }
  expect(tablesIn(at('killed'))).toEqual(tablesIn(at('whole')))
  expect(await statusOf('killed')).toMatchObject({ done: 12, missing: 0, failed: 0, complete: true })
}, 120_000)

test('a result that was cut on the disk is made anew, and that is said', async () => {
  expect((await exodus(...sweep('cut'))).code).toBe(0)
  truncateSync(results('cut')[3]!, 40)
  rmSync(at('cut', 'manifest.json'))
  const outcome = await exodus('resume', 'cut', '--format', 'csv', '--progress', 'none')
  expect(outcome).toMatchObject({ code: 0, err: '1 damaged result is computed anew.\n' })
  expect(tablesIn(at('cut'))).toEqual(tablesIn(at('whole')))
})

test('a folder of another version is told, and all its runs are computed anew beside the old ones', async () => {
  expect((await exodus(...sweep('older'))).code).toBe(0)
  // As another version would have left it: it calls itself otherwise, and so do its results.
  const study = at('older', '.store', 'study.json')
  writeFileSync(study, readFileSync(study, 'utf8').replace(/"engine":\s*"[^"]+"/, '"engine":"0.0.9"'))
  expect(await statusOf('older')).toMatchObject({ engine: '0.0.9', current: false, done: 0, missing: 12 })
  const { code, err } = await exodus('resume', 'older', '--format', 'csv', '--progress', 'none')
  expect([code, err]).toEqual([0, expect.stringMatching(/^older was made by exodus 0\.0\.9, this is .*: all runs are/)])
  expect(tablesIn(at('older'))).toEqual(tablesIn(at('whole')))
})

const mayMount = spawnSync('unshare', ['-rm', 'true']).status === 0

test.skipIf(!mayMount)(
  'on a full disk it stops, keeps what is done whole, and goes on once there is room',
  async () => {
    mkdirSync(at('small-disk'))
    const command = `${process.execPath} ${resolve(import.meta.dirname, '../../dist/exodus.js')}`
    const rest = '--format csv --progress none'
    const script = `
    mount -t tmpfs -o size=64k none small-disk
    ${command} sweep sweep.yaml --out small-disk/out ${rest}; echo "ended with $?"
    ${command} status small-disk/out --json
    find small-disk -name '*.tmp' -o -name manifest.json
    mount -o remount,size=8m small-disk
    ${command} resume small-disk/out ${rest}; echo "ended with $?"
    mkdir kept; cp small-disk/out/*.csv kept`
    const { stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', script], { cwd: folder, encoding: 'utf8' })
    expect(stderr).toBe(
      'What is done is kept: exodus resume small-disk/out goes on.\n' +
        'small-disk/out: the disk is full, expected room for results\n',
    )
    const [first, status, ...others] = stdout.trimEnd().split('\n')
    expect(first).toBe('ended with 3')
    expect(JSON.parse(status!)).toMatchObject({ failed: 0, complete: false, missing: expect.any(Number) })
    expect(others).toEqual(['small-disk/out: 12 of 12 runs done.', 'ended with 0'])
    expect(tablesIn(at('kept'))).toEqual(tablesIn(at('whole')))
  },
)
