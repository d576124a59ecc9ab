import { csvParse } from 'd3'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'

const FOLDER = new URL('../../scenarios/', import.meta.url)
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''))

const textOf = (name: string) => readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8')
const load = (name: string) => (names.includes(name) ? { text: textOf(name), file: `${name}.yaml` } : undefined)
const read = (name: string) => readScenario({ text: textOf(name), file: `${name}.yaml`, load })

function scenarioOf(name: string): Scenario {
  const { scenario, mistakes } = read(name)
  expect(mistakes).toEqual([])
  return scenario!
}

/** Share of those who begin to register and get through. */
function passes({ funnel }: Scenario['platforms'][string]): number {
  return Object.values(funnel).reduce((left, failing) => left * (1 - failing), 1)
}

const usa = scenarioOf('us-tiktok-ban-2025')

describe.each(names)('%s', (name) => {
  it('reads without a mistake, under its own name', () => {
    expect(scenarioOf(name).name).toBe(name)
  })

  it('names the schema for editors in its first line', () => {
    expect(textOf(name)).toMatch(/^# yaml-language-server: \$schema=\.\/scenario\.schema\.json\n/)
  })

  it('leaves the behaviour of people to the model', () => {
    expect(textOf(name)).not.toMatch(/^model:/m)
  })

  it('names observed series that exist, for the same platform, metric and segments', () => {
    const scenario = scenarioOf(name)
    for (const { file, series, platform, metric } of scenario.observed) {
      const rows = csvParse(readFileSync(new URL(file, FOLDER), 'utf8')).filter((row) => row.series === series)
      expect(rows.length, series).toBeGreaterThan(0)
      for (const row of rows) {
        expect([row.platform, row.metric]).toEqual([platform, metric])
        if (row.segment !== '') expect(Object.keys(scenario.population.segments)).toContain(row.segment)
      }
    }
  })
})

it('sets up the United States of January 2025 as published', () => {
  expect(usa.population.people).toBe(170e6)
  expect(usa.platforms['tiktok']!.dau).toBe(84e6)
  const through = Object.fromEntries(Object.entries(usa.platforms).map(([id, facts]) => [id, passes(facts).toFixed(2)]))
  expect(through).toEqual({ tiktok: '0.90', rednote: '0.70', lemon8: '0.75', reels: '0.85', shorts: '0.90', douyin: '0.02' })
})

it.each(['reels', 'shorts'])('sets the daily users of %s to 62 % of its members', (id) => {
  const { dau, members } = usa.platforms[id]!
  expect(dau! / (members * usa.population.people)).toBeCloseTo(0.62, 9)
})

/** Paths at which two scenarios differ, their names and texts aside. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  if (Object.is(a, b) || ['.name', '.title', '.description', '.observed'].includes(path)) return []
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return [path]
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return keys.flatMap((key) => differences(a[key as keyof typeof a], b[key as keyof typeof b], `${path}.${key}`))
}

it.each([
  ['ban-enforced', ['.events.ban.end', '.events.ban.delistUntil', '.events.ban.reprieve']],
  ['no-influencers', ['.events.first-call.enabled']],
  ['phone-wall', ['.platforms.rednote.funnel.phone']],
  ['welcome-in', ['.platforms.rednote.translation', '.platforms.rednote.hostTone']],
])('%s differs from what happened in one thing only', (name, paths) => {
  const scenario = scenarioOf(name)
  expect(differences(usa, scenario).toSorted()).toEqual(paths.toSorted())
  expect(scenario.observed).toEqual([])
})

it('puts the wall of Douyin before RedNote in phone-wall', () => {
  expect(scenarioOf('phone-wall').platforms['rednote']!.funnel.phone).toBe(usa.platforms['douyin']!.funnel.phone)
})

it('keeps the world of the six apps calm', () => {
  const { events, platforms } = scenarioOf('six-apps-nobody-joined')
  expect(events).toEqual({})
  expect(Object.values(platforms).filter((platform) => platform.foreign).length).toBe(6)
})

it('reads nothing in Brazil off its outcome: news are as large as in January 2025, at the dates of the court', () => {
  const { events } = scenarioOf('brazil-x-ban-2024')
  const news = Object.values(events).flatMap((event) => (event.kind === 'news' ? [event.size] : []))
  const told = usa.events['refugee-news']!
  expect(told.kind).toBe('news')
  expect(news).toEqual([1, 2, 3].map(() => (told.kind === 'news' ? told.size : NaN)))
  expect(textOf('brazil-x-ban-2024')).not.toMatch(/\[fit\]/)
})
