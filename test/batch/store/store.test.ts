import { fork } from 'node:child_process'
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { RunResult } from '../../../analysis/experiment/compute-run.ts'
import { decodeResult, encodeResult } from '../../../batch/store/result-file.ts'
import { Store } from '../../../batch/store/store.ts'
import { idOf, resultOf } from './results.ts'

const freshFolder = () => mkdtempSync(join(tmpdir(), 'exodus-store-'))
const opened: Store[] = []
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
})

async function open(folder: string, now = () => 1000): Promise<Store> {
  const store = await Store.open(folder, now)
  opened.push(store)
  return store
}

const fileOf = (folder: string, id: string) => join(folder, 'results', id.slice(0, 2), id)
const journalOf = (folder: string) => join(folder, 'journals', readdirSync(join(folder, 'journals'))[0]!)

test('a result comes back as it was', async () => {
  const store = await open(freshFolder())
  const result: RunResult = { ...resultOf(3), values: Float64Array.of(1.5, NaN, -0, 1e300) }
  await store.write(idOf(3), result, 2)
  expect(await store.read(idOf(3))).toEqual(result)
  expect(await store.read(idOf(4))).toBeUndefined()
  expect([...(await store.ids())]).toEqual([idOf(3)])
  expect((await store.entries()).get(idOf(3))).toMatchObject({ state: 'done', seconds: 2 })
})

test('a file that is cut or changed anywhere is no result', () => {
  const bytes = encodeResult(idOf(1), resultOf(1))
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      expect(decodeResult(idOf(1), bytes.subarray(0, at))).toBeUndefined()
      const changed = Buffer.from(bytes)
      changed[at]! ^= flip
      expect(decodeResult(idOf(1), changed)).toBeUndefined()
    }),
  )
  expect(decodeResult(idOf(2), bytes)).toBeUndefined()
})

test('a torn line of a journal is left out, the lines around it count', async () => {
  const folder = freshFolder()
  const store = await open(folder)
  await store.fail(idOf(1), 'no memory', 1)
  appendFileSync(journalOf(folder), '0123456789abcdef {"id":"torn\n{"half')
  const next = await open(folder, () => 2000)
  await next.fail(idOf(2), 'no time', 1)
  expect([...(await store.entries()).values()].map(({ error }) => error)).toEqual(['no memory', 'no time'])
  truncateSync(journalOf(folder), 10)
  expect((await store.entries()).size).toBeLessThan(2)
})

test('a later entry of a run takes the place of an earlier one', async () => {
  const folder = freshFolder()
  await (await open(folder)).fail(idOf(1), 'first', 1)
  await (await open(folder, () => 3000)).fail(idOf(1), 'third', 1)
  await (await open(folder, () => 2000)).fail(idOf(1), 'second', 1)
  expect((await (await open(folder)).entries()).get(idOf(1))?.error).toBe('third')
})

test('what a killed writer left is no result, and goes when it is old', async () => {
  const folder = freshFolder()
  const store = await open(folder, Date.now)
  await store.write(idOf(1), resultOf(1), 0)
  const left = `${fileOf(folder, idOf(1)).replace(/[^/]*$/, '')}.${idOf(2)}.17.tmp`
  writeFileSync(left, 'half')
  await store.tidy()
  expect(readFileSync(left, 'utf8')).toBe('half')
  utimesSync(left, 1, 1)
  await store.tidy()
  expect(readdirSync(join(folder, 'results', idOf(1).slice(0, 2)))).toEqual([idOf(1)])
})

test('writers killed at any moment leave whole results only, and what they said to be done is there', async () => {
  const folder = freshFolder()
  const said: number[] = []
  for (const patience of [1, 3, 8, 15, 30]) {
    const child = fork(resolve(import.meta.dirname, 'writer.ts'), [folder], { execArgv: ['--import', 'tsx'] })
    const ended = new Promise((done) => child.once('exit', done))
    let heard = 0
    child.on('message', (k: number) => {
      said.push(k)
      if (++heard === patience) child.kill('SIGKILL')
    })
    await ended
  }
  const store = await open(folder)
  const ids = await store.ids()
  for (const id of ids) expect(await store.read(id)).toBeDefined()
  for (const k of said) expect(await store.read(idOf(k))).toEqual(resultOf(k))
  expect(said.length).toBeGreaterThan(50)
}, 60_000)

test('two writers of the same runs leave each run once', async () => {
  const folder = freshFolder()
  const stores = await Promise.all([open(folder), open(folder)])
  // Two processes have different temporary names; within one, writes of a run follow one another.
  for (let k = 0; k < 5; k++) for (const store of stores) await store.write(idOf(k), resultOf(k), 0)
  expect((await stores[0].ids()).size).toBe(5)
  expect((await stores[1].entries()).size).toBe(5)
})
