import { expect, test } from 'vitest'
import { END_OF_TIME, NEVER } from '../../sim/schema/never.ts'
import { loadShipped, mistakesIn, read, SHIPPED, shippedText, SMALL } from './files.ts'
import { readScenario } from '../../sim/scenario/read-scenario.ts'

test.each(SHIPPED)('the shipped scenario %s has no mistakes', (name) => {
  const { scenario, mistakes } = readScenario({ text: shippedText(name), file: `${name}.yaml`, load: loadShipped })
  expect(mistakes).toEqual([])
  expect(scenario?.name).toBe(name)
})

test('ten mistakes in a file are ten lines, in the order of the file', () => {
  const text = `name: Not A Name
time: { start: 2025-02-30, days: 2.5 }
population: { people: 170 milion, agnets: 100 }
platforms:
  tiktok: { members: 120 % }
  rednote: { forein: true }
events:
  the-ban: { kind: bann, platform: tiktok }
  push: { kind: told, from: tiktok, to: rednot, rate: 2 d, start: 2025-01-05 }
`
  expect(mistakesIn(text)).toEqual([
    'small.yaml:1:7: name: found "Not A Name", expected lower-case letters, digits and hyphens',
    'small.yaml:2:16: time.start: found "2025-02-30" (no such day), expected a day of the calendar',
    'small.yaml:2:34: time.days: found "2.5", expected a whole number from 1 to 20000 in d, h, min or weeks',
    'small.yaml:3:23: population.people: found "170 milion", expected a number from 1 to 1e11 people',
    'small.yaml:3:35: population.agnets: found an unknown name, expected one of agents, people, creators, segments, fear, reactance, curiosity, languageCost, activity, fitSpread, inertiaDamping; did you mean agents?',
    'small.yaml:5:22: platforms.tiktok.members: found "120 %", expected a number from 0 to 1 as a share or in %',
    'small.yaml:6:14: platforms.rednote.forein: found an unknown name, expected one of title, owner, ownerRisk, foreign, taste, language, translation, hostTone, value, dau, members, aware and 11 more; did you mean foreign?',
    'small.yaml:8:20: events.the-ban.kind: found "bann", expected one of ban, delist, news, influencer, told, advertising, incentive, crossPromotion, translation, hostTone, curiosity, friction and 5 more; did you mean ban?',
    'small.yaml:9:41: events.push.to: found "rednot", expected the id of a platform, one of tiktok, rednote; did you mean rednote?',
    'small.yaml:9:55: events.push.rate: found "2 d", expected a number from 0 to 1000 per d, per h, per min or per week',
  ])
})

test('defaults, units, dates and never come out in the units of the fields', () => {
  const text = `${SMALL}events:
  ban: { kind: ban, platform: one, start: 2025-01-02 06:30, end: never, deadline: 3 d }
  queue: { kind: capacity, platform: two, perHour: never, start: 2025-01-01T12:00 }
`
  const { scenario } = read(text, ['platforms.one.capacity=240 per d', 'model.tauPeer=never', 'seed=7'])
  expect(scenario).toMatchObject({
    seed: '7',
    population: { agents: 20000, segments: { everyone: { share: 1, spread: 0 } } },
    network: { kind: 'communities', degree: 20 },
    model: { tauPeer: NEVER, jMax: 10.6 },
    platforms: { one: { capacity: 10, funnel: { phone: 0 } }, two: { capacity: NEVER } },
    events: {
      ban: { start: 30.5, end: END_OF_TIME, announced: -END_OF_TIME, deadline: 72, enabled: true },
      queue: { perHour: NEVER, start: 12 },
    },
  })
  expect(scenario && 'dau' in scenario.platforms['one']!).toBe(false)
})

test('what a file must say and does not is a mistake at the map that lacks it', () => {
  expect(mistakesIn('name: a\nplatforms: { one: {} }\n')).toEqual([
    'small.yaml:1:1: time.start: found nothing, expected a day such as 2024-12-31',
    'small.yaml:1:1: population.people: found nothing, expected a number from 1 to 1e11 people',
  ])
})

test('names that every JavaScript object has are refused', () => {
  expect(mistakesIn(`${SMALL}events: { constructor: {}, __proto__: {} }\n`)).toEqual([
    'small.yaml:7:11: events.constructor: found this name, expected a name of lower-case letters, digits and hyphens',
    'small.yaml:7:28: events.__proto__: found this name, expected a name of lower-case letters, digits and hyphens',
  ])
  expect(mistakesIn(`${SMALL}__proto__: { polluted: true }\n`)[0]).toMatch(
    /^small.yaml:7:1: __proto__: found an unknown name/,
  )
})

test('what was found is printed short and without control characters', () => {
  const [line] = mistakesIn(`${SMALL}title: "${'x'.repeat(200)}\\e[31m"\n`)
  expect(line).toBe(`small.yaml:7:8: title: found "${'x'.repeat(57)}...", expected a text of at most 120 characters`)
  expect(mistakesIn(`${SMALL}seed: "\\e[2J"\nnetwork: { kind: "\\e[2J" }\n`)[0]).not.toContain('\x1b')
})

test('after a hundred mistakes the rest are counted', () => {
  const lines = Array.from({ length: 150 }, (_, i) => `wrong${i}: 1\n`)
  const printed = mistakesIn(SMALL + lines.join(''))
  expect(printed).toHaveLength(101)
  expect(printed.at(-1)).toMatch(/found 50 more mistakes, expected at most 100$/)
})
