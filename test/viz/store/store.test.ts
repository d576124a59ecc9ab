import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHash, toHash } from '../../../viz/store/link.ts'
import { parseState } from '../../../analysis/link/parse-state.ts'
import { initialState } from '../../../analysis/link/link-state.ts'
import { Store } from '../../../viz/store/store.ts'

const ENGINE = '0.1.0'
const linkTo = (value: unknown) => `#1.${deflateRawSync(JSON.stringify(value)).toString('base64url')}`
const refusal = async (hash: string) => {
  const parsed = await fromHash(hash, ENGINE)
  return 'refusal' in parsed ? parsed.refusal : null
}

describe('a link', () => {
  it('holds the whole state', async () => {
    const state = {
      ...initialState(ENGINE),
      set: { 'platforms.rednote.funnel.phone': '0.98', 'events.ban.start': '2025-01-20 10:00' },
      seed: '小红书',
      time: 19.4375,
      tab: 'flows' as const,
    }
    expect(await fromHash(await toHash(state), ENGINE)).toEqual({ state })
  })

  it('is short', async () => {
    const state = { ...initialState(ENGINE), set: { 'platforms.rednote.funnel.phone': '0.98' }, time: 19.4 }
    expect((await toHash(state)).length).toBeLessThan(200)
  })

  it('made by another version says which', async () => {
    const parsed = await fromHash(linkTo({ v: 1, engine: '9.9.9' }), ENGINE)
    expect('state' in parsed && parsed.state.engine).toBe('9.9.9')
  })

  it.each([
    ['#', 'notALink'],
    ['#nonsense', 'notALink'],
    [`#1.${'A'.repeat(9000)}`, 'tooLong'],
    ['#1.AAAA', 'notALink'],
    ['#3.AAAA', 'newer'],
    [linkTo('text'), 'notALink'],
    [linkTo([1]), 'notALink'],
    [linkTo(null), 'notALink'],
    [linkTo({ v: 3 }), 'newer'],
    [linkTo({ v: 1, evil: 1 }), 'unknownKey'],
    [linkTo({ v: 1, extends: 'file:///etc/passwd' }), 'unknownKey'],
    [linkTo({ v: 1, scenario: '../secret' }), 'wrongValue'],
    [linkTo({ v: 1, time: 1e300 }), 'wrongValue'],
    [linkTo({ v: 1, time: '5' }), 'wrongValue'],
    [linkTo({ v: 1, platform: '<img src=x onerror=alert(1)>' }), 'wrongValue'],
    [linkTo({ v: 1, set: { '__proto__.polluted': '1' } }), 'wrongValue'],
    [linkTo({ v: 1, set: { 'a.constructor.b': '1' } }), 'wrongValue'],
    [linkTo({ v: 1, set: { a: { b: 1 } } }), 'wrongValue'],
    [linkTo({ v: 1, set: [] }), 'wrongValue'],
  ])('that is hostile is refused: %.40s', async (hash, why) => {
    expect((await refusal(hash))?.why).toBe(why)
  })

  it('that unpacks to megabytes is refused', async () => {
    const bomb = `#1.${deflateRawSync('x'.repeat(5_000_000)).toString('base64url')}`
    expect(bomb.length).toBeLessThan(8000)
    expect((await refusal(bomb))?.why).toBe('tooLong')
  })

  it('with __proto__ as an entry changes nothing of any object', () => {
    const parsed = parseState(JSON.parse('{"v":1,"__proto__":{"polluted":1}}'), ENGINE)
    expect('refusal' in parsed).toBe(true)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('never throws', async () => {
    await fc.assert(fc.asyncProperty(fc.string(), async (text) => void (await fromHash(`#1.${text}`, ENGINE))))
    await fc.assert(fc.asyncProperty(fc.jsonValue(), async (value) => void (await fromHash(linkTo(value), ENGINE))))
  })
})

describe('undo', () => {
  const open = () => new Store(initialState(ENGINE))

  it('takes back one change of the scenario after the other, and redo brings them again', () => {
    const store = open()
    store.override('a.b', '1')
    store.override('a.b', '2')
    store.undo()
    expect(store.state.set).toEqual({ 'a.b': '1' })
    store.undo()
    expect(store.state.set).toEqual({})
    store.redo()
    store.redo()
    expect(store.state.set).toEqual({ 'a.b': '2' })
    expect(store.canRedo).toBe(false)
  })

  it('takes a drag as one step', () => {
    const store = open()
    for (const value of ['1', '2', '3']) store.override('a.b', value, 'drag 1')
    store.override('a.b', '4', 'drag 2')
    store.undo()
    expect(store.state.set).toEqual({ 'a.b': '3' })
    store.undo()
    expect(store.state.set).toEqual({})
    expect(store.canUndo).toBe(false)
  })

  it('leaves alone what is only looked at', () => {
    const store = open()
    store.override('a.b', '1')
    store.change({ time: 12, tab: 'flows' })
    store.undo()
    expect(store.state).toMatchObject({ set: {}, time: 12, tab: 'flows' })
  })
})
