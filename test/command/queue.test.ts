import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { Queue } from 'bullmq'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { queueName } from '../../batch/engines/queue/queue-name.ts'
import { RedisServer } from '../support/redis-server.ts'
import { exodusIn, freshFolder, outcomeOf, SMALL_SWEEP, SMALL_WORLD, startWith, tablesIn } from './exodus.ts'
import { endAll, resultsIn, stop, sweepThrough, until, work } from './queue-helpers.ts'

// What goes wrong on many machines. Nothing may be lost, nothing may count twice.

const program = inject('redisServer')
const RUNS = 12

let folder: string
let redis: RedisServer
const at = (...names: string[]) => join(folder, ...names)
const expectSameTables = (out: string) => expect(tablesIn(at(out))).toEqual(tablesIn(at('here')))

/** Ids that were noted as done, as often as they were. */
const noted = (out: string) =>
  readdirSync(at(out, '.store', 'journals')).flatMap((name) =>
    Array.from(
      readFileSync(at(out, '.store', 'journals', name), 'utf8').matchAll(/"id":"([0-9a-f]{64})","state":"done"/g),
      ([, id]) => id,
    ),
  )

beforeAll(() => {
  folder = freshFolder()
  writeFileSync(at('small.yaml'), SMALL_WORLD.replace('agents: 300', 'agents: 20000'))
  writeFileSync(at('sweep.yaml'), SMALL_SWEEP)
})

describe.skipIf(program === '')('with a Redis', () => {
  beforeAll(async () => {
    redis = await RedisServer.start(program)
    const { code } = await exodusIn(folder, 'sweep', 'sweep.yaml', '--out', 'here', '--format', 'csv')
    expect(code).toBe(0)
  }, 120_000)
  afterAll(() => Promise.all([endAll(), redis?.kill()]))

  test('a worker is killed in the middle of a run', async () => {
    const sweep = await sweepThrough(redis.url, folder, 'sweep.yaml', 'lost-worker')
    const lost = work(redis.url, folder, 'lost-worker')
    await until(() => resultsIn(at('lost-worker')) >= 2)
    lost.child.kill('SIGKILL')
    const left = work(redis.url, folder, 'lost-worker')
    expect((await sweep.outcome).code).toBe(0)
    await stop([left])
    expectSameTables('lost-worker')
  }, 180_000)

  test('Redis is killed in the middle, and comes back knowing nothing', async () => {
    const sweep = await sweepThrough(redis.url, folder, 'sweep.yaml', 'lost-redis')
    const workers = [work(redis.url, folder, 'lost-redis'), work(redis.url, folder, 'lost-redis')]
    await until(() => resultsIn(at('lost-redis')) >= 2)
    await redis.kill()
    // Long enough for the runs under way to end with nobody to tell.
    await later(2000)
    await redis.restart()
    expect((await sweep.outcome).code).toBe(0)
    await stop(workers)
    expectSameTables('lost-redis')
  }, 180_000)

  test('two that ask for the same have each run computed once', async () => {
    const sweeps = [await sweepThrough(redis.url, folder, 'sweep.yaml', 'asked-twice')]
    sweeps.push(await sweepThrough(redis.url, folder, 'sweep.yaml', 'asked-twice'))
    const worker = work(redis.url, folder, 'asked-twice', 2)
    expect((await Promise.all(sweeps.map(({ outcome }) => outcome))).map(({ code }) => code)).toEqual([0, 0])
    await stop([worker])
    expectSameTables('asked-twice')
    expect(noted('asked-twice')).toHaveLength(RUNS)
  }, 180_000)

  test('what is no run of ours is refused, and leaves nothing in the store', async () => {
    const { engine } = JSON.parse((await exodusIn(folder, 'status', 'here', '--json')).out) as { engine: string }
    const name = queueName(readFileSync(at('lost-worker', '.store', 'id'), 'utf8').trim(), engine)
    const queue = new Queue(name, { connection: { url: redis.url } })
    const before = resultsIn(at('lost-worker'))
    const worker = work(redis.url, folder, 'lost-worker')
    let said = ''
    worker.child.stderr.on('data', (data: Buffer) => (said += data.toString()))
    const id = 'a'.repeat(64)
    const asked = { series: ['dau'] }
    await queue.add('run', { id: '../../etc', scenario: '{}', asked }, { jobId: 'path' })
    await queue.add(
      'run',
      { id, scenario: JSON.stringify({ name: 'other' }), asked, runTimeout: 1 },
      { jobId: 'other' },
    )
    await queue.add(
      'run',
      { id, scenario: '{"__proto__":1', asked, runTimeout: 1, file: '/etc/passwd' },
      { jobId: 'x' },
    )
    await until(() => worker.child.exitCode !== null || said.match(/^Refused/gm)?.length === 3)
    const [outcome] = await stop([worker])
    await queue.close()
    expect(outcome).toMatchObject({ code: 0, err: expect.stringContaining('Stopped: 0 runs done, 0 failed.') })
    expect(resultsIn(at('lost-worker'))).toBe(before)
  }, 120_000)

  test('interrupted while Redis is away, both sides end, and the sweep says how to go on', async () => {
    const sweep = await sweepThrough(redis.url, folder, 'sweep.yaml', 'interrupted')
    const worker = work(redis.url, folder, 'interrupted')
    await until(() => resultsIn(at('interrupted')) >= 1)
    await redis.kill()
    sweep.child.kill('SIGINT')
    expect(await sweep.outcome).toMatchObject({ code: 5, err: expect.stringContaining('exodus resume interrupted') })
    expect(await stop([worker])).toMatchObject([{ code: 0, err: expect.stringContaining('Stopped: ') }])
    await redis.restart()
  }, 120_000)
})

const NOWHERE = 'redis://someone:secret@127.0.0.1:1'

test('where no Redis answers, that is said without the password', async () => {
  const { code, err } = await exodusIn(folder, 'sweep', 'sweep.yaml', '--out', 'none', '--redis', NOWHERE)
  expect(code).toBe(7)
  expect(err).toMatch(/^redis:\/\/127\.0\.0\.1:1: found no Redis that answers \(connect ECONNREFUSED/m)
  expect(err).not.toContain('secret')
})

test.each([
  [['sweep', 'sweep.yaml', '--out', 'none', '--engine', 'bullmq'], 2, 'needs the address of a Redis'],
  [['sweep', 'sweep.yaml', '--out', 'none', '--redis', 'http://host'], 2, 'Expected an address such as redis://'],
  [['worker', '--redis', NOWHERE, '--store', '.'], 8, 'found no experiment there'],
])('exodus %j ends with %i', async (words, code, says) => {
  const outcome = await exodusIn(folder, ...words)
  expect(outcome.code).toBe(code)
  expect(outcome.err).toContain(says)
})

test('where the packages of the queue are not installed, that is said', async () => {
  // A resolver in which bullmq does not exist, as in an installation without it.
  const resolver = `export const resolve = (name, context, next) => {
    if (name === 'bullmq') throw Object.assign(new Error('no such package'), { code: 'ERR_MODULE_NOT_FOUND' })
    return next(name, context)
  }`
  const register = `import { register } from 'node:module'; register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(resolver)}`)})`
  writeFileSync(at('without.mjs'), register)
  const without = { NODE_OPTIONS: `--import ${at('without.mjs')}` }
  const sweep = startWith(without, folder, 'sweep', 'sweep.yaml', '--out', 'none', '--redis', NOWHERE)
  expect(await outcomeOf(sweep)).toMatchObject({ code: 7, err: expect.stringContaining('npm install bullmq ioredis') })
})
