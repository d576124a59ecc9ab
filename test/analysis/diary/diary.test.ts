import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { diaryFacts } from '../../../analysis/diary/diary-facts.ts'
import { NotablePeople, type Notable } from '../../../analysis/diary/notable.ts'
import type { Diary } from '../../../sim/history/diary.ts'
import { History } from '../../../sim/history/history.ts'
import { HEARD_FROM, REASONS } from '../../../sim/observe/metrics.ts'
import { parseDay } from '../../../sim/scenario/calendar.ts'
import { createSimulation } from '../../../sim/simulation.ts'
import { scenarioFiles, scenarioOf } from '../../support/random-scenario.ts'

vi.setConfig({ testTimeout: 120_000 })

const worlds = fc.sample(scenarioFiles, { seed: 20250112, numRuns: 4 }).map((file) => {
  const history = new History(createSimulation(scenarioOf(file)))
  const notable = new NotablePeople(history.run)
  while (history.day < file.time.days) {
    history.step()
    notable.take(history.day - 1)
  }
  const users = Array.from({ length: history.run.plan.users }, (_, user) => history.diary(user))
  return { history, users, notable: notable.list() }
})

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

it('diaries of all users as facts add up to the ledgers of the run, by reason and by source', () => {
  for (const { history, users } of worlds) {
    const start = parseDay(history.run.scenario.time.start)!
    const entries = users.flatMap((diary) => diaryFacts(diary, start).entries)
    for (const [kind, prefix, names] of [
      ['registered', 'reason', REASONS],
      ['heard', 'heard', HEARD_FROM],
    ] as const)
      history.run.platforms.forEach((id, p) => {
        const of = entries.filter((entry) => entry['kind'] === kind && entry['platform'] === id)
        for (const name of names) {
          const told = sum(of.map((entry) => (entry['parts'] as Record<string, number>)[name] ?? 0))
          expect(told).toBeCloseTo(sum(history.records.map((record) => record.value(`${prefix}_${name}`, p))), 9)
        }
      })
  }
})

it('facts give the layers of a glass by name, and they add up to its drops', () => {
  const facts = worlds.flatMap(({ users }) => users.map((diary) => diaryFacts(diary, 0)))
  const glasses = facts.flatMap(({ open }) => [...Object.values(open.hearing), ...Object.values(open.joining)])
  expect(glasses.length).toBeGreaterThan(50)
  for (const { drops, by } of glasses) expect(sum(Object.values(by))).toBe(drops)
})

/** What the diary of someone says of him on a platform, in order. */
const storyOf = ({ entries, platforms }: Diary, { platform }: Notable) =>
  entries
    .filter((entry) => platforms[entry.platform] === platform)
    .filter(({ kind }) => ['registered', 'left', 'returned', 'tried'].includes(kind))

it('notable people did what is said of them, by their own diaries', () => {
  const seen = new Set<string>()
  for (const { notable, users } of worlds)
    for (const one of notable) {
      seen.add(one.remark)
      const story = storyOf(users[one.user]!, one)
      // a night counts as the midnight that ends its day
      const dayOf = (kind: string, lasting = 0) => {
        const entry = story.find((some) => some.kind === kind)
        return entry === undefined ? undefined : Math.floor((entry.at - lasting) / 24)
      }
      if (one.remark === 'refused') expect(story.map(({ kind }) => kind)).not.toContain('registered')
      else
        expect([dayOf('registered'), dayOf('left', 1), dayOf('returned', 1)]).toEqual([
          one.joined,
          one.left,
          one.returned,
        ])
    }
  expect([...seen].toSorted()).toEqual(['first', 'left', 'refused', 'returned', 'stayed'])
})

it('nobody joined earlier than the one who is called the first', () => {
  for (const { notable, users } of worlds)
    for (const one of notable.filter(({ remark }) => remark === 'first'))
      for (const diary of users) {
        const registered = storyOf(diary, one).find(({ kind }) => kind === 'registered')
        if (registered) expect(Math.floor(registered.at / 24)).toBeGreaterThanOrEqual(one.joined!)
      }
})
