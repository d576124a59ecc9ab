import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { GOT_IN, OPENED_IN_VAIN, type Diary, type DiaryEntry, type Glass } from '../../sim/history/diary.ts'
import { History } from '../../sim/history/history.ts'
import { PARTS } from '../../sim/observe/counters.ts'
import { HEARD_FROM, REASONS } from '../../sim/observe/metrics.ts'
import { AWARE, STAGE } from '../../sim/population/stage.ts'
import { createSimulation } from '../../sim/simulation.ts'
import { type ScenarioFile, scenarioFiles, scenarioOf } from '../support/random-scenario.ts'

vi.setConfig({ testTimeout: 120_000 })

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

function historyOf(file: ScenarioFile): History {
  const history = new History(createSimulation(scenarioOf(file)))
  while (history.day < file.time.days) history.step()
  return history
}

/** A world in which everyone who uses one platform is called to another one, that lets few in. */
const crowded: ScenarioFile = {
  name: 'crowded',
  seed: '1',
  time: { start: '2025-01-01', days: 9 },
  population: { agents: 120, people: 1200 },
  network: { kind: 'ring', degree: 4 },
  model: { jMax: 40, i0: 2, tauPatience: 0.1, r0: 0.2 },
  platforms: { home: { members: 0.9, value: 2 }, away: { value: 1 } },
  store: {},
  events: {
    call: { kind: 'influencer', from: 'home', to: 'away', at: '2025-01-02', followers: 1200, reach: 1 },
    door: { kind: 'capacity', platform: 'away', start: '2025-01-01', perHour: 10 },
  },
}

/** Every diary of some worlds. */
const worlds = [crowded, ...fc.sample(scenarioFiles, { seed: 20250114, numRuns: 4 })].map((file) => {
  const history = historyOf(file)
  return { history, diaries: Array.from({ length: history.run.plan.users }, (_, user) => history.diary(user)) }
})

function everyDiary(check: (diaries: readonly Diary[], history: History) => void): void {
  for (const { diaries, history } of worlds) check(diaries, history)
}

type Of<K extends DiaryEntry['kind']> = Extract<DiaryEntry, { kind: K }>

const entriesOf = <K extends DiaryEntry['kind']>(diaries: readonly Diary[], kind: K, platform: number): Of<K>[] =>
  diaries
    .flatMap(({ entries }) => entries)
    .filter((entry): entry is Of<K> => entry.kind === kind && entry.platform === platform)

/** What the records say of a metric over the whole run, in agents. */
const recorded = ({ records }: History, metric: string, p: number) =>
  sum(records.map((record) => record.value(metric, p)))

describe('diaries', () => {
  it('add up to the records: registrations by reason, hears by source, tries, posts, leaving and returning', () => {
    everyDiary((diaries, history) => {
      history.run.platforms.forEach((_, p) => {
        const registered = entriesOf(diaries, 'registered', p)
        REASONS.forEach((reason, k) =>
          expect(sum(registered.map(({ parts }) => parts[k]!)) / PARTS).toBeCloseTo(
            recorded(history, `reason_${reason}`, p),
            9,
          ),
        )
        const heard = entriesOf(diaries, 'heard', p)
        HEARD_FROM.forEach((source, k) =>
          expect(sum(heard.map(({ parts }) => parts[k]!)) / PARTS).toBeCloseTo(
            recorded(history, `heard_${source}`, p),
            9,
          ),
        )
        const failed = entriesOf(diaries, 'tried', p).filter((one) => one.failed !== undefined)
        const totals = {
          heard: heard.length,
          registrations: registered.length,
          failed_registrations: failed.length + entriesOf(diaries, 'gave-up', p).length,
          hashtag_posts: entriesOf(diaries, 'posted', p).length,
          leavers: entriesOf(diaries, 'left', p).length,
          returners: entriesOf(diaries, 'returned', p).length,
        }
        for (const [metric, total] of Object.entries(totals)) expect(total).toBe(recorded(history, metric, p))
      })
    })
  })

  it('add up to daily use', () => {
    everyDiary((diaries, { records, run }) => {
      for (const { day, value } of records)
        run.platforms.forEach((_, p) => {
          const use = diaries.map((diary) => diary.use[p]![day])
          expect(use.filter((one) => one === GOT_IN || one === OPENED_IN_VAIN)).toHaveLength(value('dau', p))
          expect(use.filter((one) => one === GOT_IN)).toHaveLength(value('dau_reached', p))
        })
    })
  })

  it('have layers that add up to the drops, and a change when they reach the threshold, not before', () => {
    const isWhole = ({ drops, layers }: Glass) => expect(sum(layers)).toBe(drops)
    everyDiary((diaries) => {
      for (const { entries, hearing, joining } of diaries) {
        for (const entry of entries) {
          if (entry.kind !== 'heard' && entry.kind !== 'tried') continue
          isWhole(entry.glass)
          expect(entry.glass.drops).toBeGreaterThanOrEqual(entry.glass.threshold)
        }
        const rising = [...hearing, ...joining].filter((glass) => glass !== undefined)
        rising.forEach(isWhole)
        expect(rising.filter(({ drops, threshold }) => drops >= threshold)).toEqual([])
      }
    })
  })

  it('end with the very thresholds of the run', () => {
    everyDiary((diaries, { run }) => {
      const [people] = run.people as [(typeof run.people)[0]]
      for (const { user, hearing } of diaries)
        hearing.forEach((glass, p) => {
          const pair = user * people.platforms + p
          if ((people.state[pair]! & STAGE) <= AWARE) expect(glass!.threshold - glass!.drops).toBe(people.left[pair])
        })
    })
  })

  it('begin and end at the stages of the run', () => {
    everyDiary((diaries, history) => {
      const [before, after] = [history.seek(0), history.seek(history.day)]
      const stages = ['unaware', 'aware', 'member', 'lapsed']
      const plain = (name: string) => (name === 'waiting' || name === 'queued' ? 'aware' : name)
      for (const { user, start, end } of diaries)
        start.forEach((_, p) => {
          const pair = user * start.length + p
          expect(plain(start[p]!)).toBe(stages[before.stage[pair]!])
          expect(plain(end[p]!)).toBe(stages[after.stage[pair]!])
        })
    })
  })

  it('know of everything that can happen', () => {
    const diaries = worlds.flatMap((world) => world.diaries)
    const kinds = new Set(diaries.flatMap(({ entries }) => entries.map((entry) => entry.kind)))
    expect([...kinds].sort()).toEqual([
      'called',
      'gave-up',
      'heard',
      'left',
      'posted',
      'queued',
      'registered',
      'returned',
      'tried',
    ])
  })

  it('say how long an unloved membership would have lasted of everyone who left', () => {
    everyDiary((diaries) => {
      for (const { entries } of diaries)
        for (const entry of entries) if (entry.kind === 'left') expect(entry.stay).toBeGreaterThan(0)
    })
  })

  it('are in order of time', () => {
    everyDiary((diaries) => {
      for (const { entries } of diaries)
        expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort((a, b) => a - b))
    })
  })

  it('are refused for a user who does not exist', () => {
    const [file] = fc.sample(scenarioFiles, { seed: 3, numRuns: 1 }) as [ScenarioFile]
    const history = new History(createSimulation(scenarioOf(file)))
    const { users } = history.run.plan
    expect(() => history.diary(users)).toThrow(`found user ${users}, expected one of 0 to ${users - 1}`)
  })
})
