import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { RedisServer } from '../support/redis-server.ts'
import { exodusIn, freshFolder, SMALL_SWEEP, SMALL_WORLD, tablesIn } from './exodus.ts'
import { endAll, stop, sweepThrough, work } from './queue-helpers.ts'

// What every engine promises: the same tables to the byte, for any number of workers.

const program = inject('redisServer')
const QUIET = ['--format', 'csv', '--progress', 'none']
const FAILING = `${SMALL_SWEEP}set: { population.agents: 300k }\nexecution: { runTimeout: 0.001 min }\n`.replace(
  '3',
  '1',
)

let folder: string
let redis: RedisServer
const exodus = (...words: string[]) => exodusIn(folder, ...words)
const tablesOf = (name: string) => tablesIn(join(folder, name))

beforeAll(async () => {
  folder = freshFolder()
  writeFileSync(join(folder, 'small.yaml'), SMALL_WORLD)
  writeFileSync(join(folder, 'sweep.yaml'), SMALL_SWEEP)
  writeFileSync(join(folder, 'failing.yaml'), FAILING)
  expect((await exodus('sweep', 'sweep.yaml', '--out', 'one', '--threads', '1', ...QUIET)).code).toBe(0)
  if (program !== '') redis = await RedisServer.start(program)
}, 60_000)

afterAll(() => Promise.all([endAll(), redis?.kill()]))

test.each([2, 7])('threads: %i at a time', async (threads) => {
  const out = `threads-${threads}`
  expect((await exodus('sweep', 'sweep.yaml', '--out', out, '--threads', String(threads), ...QUIET)).code).toBe(0)
  expect(tablesOf(out)).toEqual(tablesOf('one'))
})

test.each([1, 2, 7])('slices: %i, of which the last writes the tables', async (slices) => {
  const out = `slices-${slices}`
  const codes: (number | null)[] = []
  for (let part = slices; part >= 1; part--)
    codes.push((await exodus('sweep', 'sweep.yaml', '--out', out, '--slice', `${part}/${slices}`, ...QUIET)).code)
  expect(codes).toEqual([...Array<number>(slices - 1).fill(75), 0])
  expect(tablesOf(out)).toEqual(tablesOf('one'))
})

describe.skipIf(program === '')('bullmq', () => {
  test.each([1, 2, 7])(
    '%i workers',
    async (count) => {
      const out = `workers-${count}`
      const sweep = await sweepThrough(redis.url, folder, 'sweep.yaml', out)
      const workers = Array.from({ length: count }, () => work(redis.url, folder, out))
      expect((await sweep.outcome).code).toBe(0)
      expect((await stop(workers)).map(({ code }) => code)).toEqual(workers.map(() => 0))
      expect(tablesOf(out)).toEqual(tablesOf('one'))
    },
    120_000,
  )

  test('runs that fail are told as they are by threads', async () => {
    const here = await exodus('sweep', 'failing.yaml', '--out', 'failing', ...QUIET)
    const sweep = await sweepThrough(redis.url, folder, 'failing.yaml', 'failing-away')
    const worker = work(redis.url, folder, 'failing-away', 2)
    const away = await sweep.outcome
    await stop([worker])
    expect(here.code).toBe(4)
    expect(away.code).toBe(4)
    expect(tablesOf('failing-away')).toEqual(tablesOf('failing'))
  }, 120_000)
})
