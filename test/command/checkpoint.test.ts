import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { exodusIn, freshFolder, SMALL_WORLD, start } from './exodus.ts'

let folder: string
const exodus = (...words: string[]) => exodusIn(folder, ...words)

beforeAll(async () => {
  folder = freshFolder()
  writeFileSync(join(folder, 'small.yaml'), SMALL_WORLD)
  const days = ['--set', 'time.days=6']
  expect((await exodus('run', 'small.yaml', ...days, '--checkpoint', 'six', '--checkpoint-every', '4d')).code).toBe(0)
})

test.each([
  ['1', '1'],
  ['1', '2'],
  ['3', '1'],
])('a run that goes on gives the bytes of the straight one, with %s threads and then %s', async (before, after) => {
  const state = `state-${before}-${after}`
  const [straight, first] = await Promise.all([
    exodus('run', 'small.yaml', '--out', '-'),
    exodus('run', 'small.yaml', '--set', 'time.days=4', '--checkpoint', state, '--threads', before),
  ])
  expect(first.code).toBe(0)
  const resumed = await exodus('run', 'small.yaml', '--resume', state, '--out', '-', '--threads', after)
  expect(resumed.code).toBe(0)
  expect(resumed.bytes.equals(straight.bytes)).toBe(true)
})

test('a change of what comes later makes the straight run of the other scenario', async () => {
  const set = ['--set', 'events.press.at=2025-01-08', 'events.press.size=3', 'time.days=12']
  const early = await exodus('run', 'small.yaml', ...set, '--resume', 'six')
  expect(early).toMatchObject({ code: 3, out: '' })
  expect(early.err).toMatch(
    /^six: events: found a change that acts on 2025-01-03 00:00, expected only .* 2025-01-07 00:00 on/,
  )

  const more = SMALL_WORLD.replace(
    'events:',
    'events:\n  more: { kind: news, platform: away, at: 2025-01-08, size: 3 }',
  )
  writeFileSync(join(folder, 'more.yaml'), more)
  const [straight, fork] = await Promise.all([
    exodus('run', 'more.yaml', '--out', '-'),
    exodus('run', 'more.yaml', '--out', '-', '--resume', 'six'),
  ])
  expect(fork.bytes.equals(straight.bytes)).toBe(true)
})

test('Ctrl-C leaves a state from which the run goes on', async () => {
  const long = ['run', 'small.yaml', '--set', 'time.days=600', '--metrics', 'dau']
  const child = start(folder, ...long, '--out', 'broken', '--checkpoint', 'stopped', '--progress', 'json')
  let err = ''
  child.stderr.on('data', (data: Buffer) => (err += data.toString()))
  await new Promise((done) => child.stderr.once('data', done))
  const closed = new Promise<number | null>((done) => child.once('close', done))
  child.kill('SIGINT')
  expect(await closed).toBe(5)
  expect(err).toMatch(/Interrupted after \d+ of 600 days\. The same command with --resume stopped goes on\./)
  expect(existsSync(join(folder, 'broken'))).toBe(false)
  expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([])
  const [straight, resumed] = await Promise.all([
    exodus(...long, '--out', '-'),
    exodus(...long, '--out', '-', '--resume', 'stopped'),
  ])
  expect(resumed.code).toBe(0)
  expect(resumed.bytes.equals(straight.bytes)).toBe(true)
})

test.each([
  ['--resume none', 3, /^none: found no such file, expected a state written with --checkpoint$/m],
  ['--resume small.yaml', 3, /^small\.yaml: found another kind of file, expected a saved state of exodus$/m],
  ['--resume cut', 3, /^cut: found 100 bytes, expected \d+: the file was cut off/m],
  ['--resume damaged', 3, /^damaged: the file is damaged: its check sum is wrong$/m],
  ['--resume six --seed other', 3, /^six: seed: found another value than in the run that is continued/m],
  ['--resume six --set time.days=5', 3, /^six: time\.days: found 5, expected at least the 6 that have passed$/m],
  ['--checkpoint small.yaml', 3, /^small\.yaml: found something else of this name, expected a free name or an older/m],
  ['--checkpoint none/state', 3, /^none\/state: found no folder for it, expected one that is there$/m],
  ['--checkpoint-every 2d', 2, /^--checkpoint-every: found no --checkpoint, expected the file/m],
  ['--checkpoint x --checkpoint-every 5h', 2, /Expected whole days or weeks/],
])('run small.yaml %s is refused', async (words, exit, message) => {
  const bytes = readFileSync(join(folder, 'six'))
  writeFileSync(join(folder, 'cut'), bytes)
  truncateSync(join(folder, 'cut'), 100)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(join(folder, 'damaged'), bytes)
  const { code, err, out } = await exodus('run', 'small.yaml', ...words.split(' '))
  expect(err).toMatch(message)
  expect({ code, out }).toEqual({ code: exit, out: '' })
})
