import { expect, test } from 'vitest'
import { mistakesIn, read, SMALL } from '../scenario/files.ts'

const TEXT = `${SMALL}events:
  call: { kind: influencer, from: one, to: two, at: 2025-01-02, followers: 100 }
  ban: { kind: ban, platform: one, belief: [{ at: 2025-01-02, level: .5 }, { at: 2025-01-04, level: 1 }] }
`

const after = (...set: string[]) => {
  const { scenario, mistakes } = read(TEXT, set)
  expect(mistakes).toEqual([])
  return scenario!
}

test('an override reaches every value by its path', () => {
  expect(after('platforms.one.funnel.phone=96 %').platforms['one']!.funnel.phone).toBe(0.96)
  expect(after('events.call.enabled=false').events['call']!.enabled).toBe(false)
  expect(after('population.agents=2k').population.agents).toBe(2000)
  expect(after('model.wPresence=1', 'model.wPresence=3').model.wPresence).toBe(3)
  expect(after('population.segments.everyone.spread=1').population.segments['everyone']!.spread).toBe(1)
  expect(after('events.ban.belief.1.level=.75').events['ban']).toMatchObject({
    belief: [{ level: 0.5 }, { level: 0.75 }],
  })
})

test('maps and lists are written as JSON', () => {
  expect(after('events.ban.belief=[]').events['ban']).toMatchObject({ belief: [] })
  expect(Object.keys(after('platforms.new={"taste": 1}').platforms)).toEqual(['new', 'one', 'two'])
})

test('another kind leaves the fields of the old one behind', () => {
  expect(after('network.kind=ring', 'network.degree=2').network).toEqual({ kind: 'ring', degree: 2 })
})

test('null takes a value away', () => {
  expect(Object.keys(after('events.call=null').events)).toEqual(['ban'])
})

test.each([
  [
    'platforms.tow.funnel.phone=.5',
    'platforms.tow.funnel.phone: found an unknown path, expected one of one, two there; did you mean platforms.two.funnel.phone?',
  ],
  [
    'platforms.one.funel.phone=.5',
    'platforms.one.funel.phone: found an unknown path, expected one of title, owner, ownerRisk, foreign, taste, language, translation, hostTone, value, dau, members, aware and 11 more there; did you mean platforms.one.funnel.phone?',
  ],
  [
    'events.ban.belief.2.level=1',
    'events.ban.belief.2.level: found an unknown path, expected one of 0, 1 there; did you mean events.ban.belief.0.level?',
  ],
  ['seed.deep=1', 'seed.deep: found an unknown path, expected nothing below seed'],
  ['model.jMax=fast', 'model.jMax: found "fast", expected a number from 0 to 1000 per d, per h, per min or per week'],
  ['model.jMax', 'found "model.jMax", expected path=value'],
  ['events.ban.belief=[', 'found "events.ban.belief=[", expected path=value'],
  ['platforms.__proto__.x=1', 'platforms.__proto__.x: found an unknown path, expected one of one, two there'],
])('--set %s is a mistake', (set, line) => {
  expect(mistakesIn(TEXT, [set])).toEqual([`--set ${set}: ${line}`])
})
