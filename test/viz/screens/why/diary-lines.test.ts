import { beforeAll, describe, expect, it } from 'vitest'
import { GOT_IN, type Diary } from '../../../../sim/history/diary.ts'
import { createSimulation } from '../../../../sim/simulation.ts'
import { DRIVERS } from '../../../../viz/style/tokens.ts'
import { diaryLines, type DiaryLine } from '../../../../viz/screens/why/diary-lines.ts'
import { drawnGlass } from '../../../../viz/screens/why/line-glass.ts'
import { personTitle } from '../../../../viz/screens/why/person-title.ts'
import { createFormat } from '../../../../viz/texts/format.ts'
import { LANGUAGES, loadTexts } from '../../../../viz/texts/index.ts'
import { RunPast } from '../../../../viz/worker/run-past.ts'
import { shippedScenario } from '../../worker/shipped.ts'

const texts = await loadTexts('en')
const format = createFormat('en', '2024-12-31')
const JOINERS = 14
const diaries: Diary[] = []
let rednote = 0

beforeAll(async () => {
  const scenario = shippedScenario(600)
  const past = new RunPast(createSimulation({ ...scenario, time: { ...scenario.time, days: 40 } }))
  while (past.run.day < past.run.scenario.time.days) past.step()
  rednote = past.run.platforms.indexOf('rednote')
  const users = [...past.joiners('rednote').slice(0, JOINERS), 0]
  for (const user of users) diaries.push(await past.diary(user))
}, 60_000)

const linesOf = (diary: Diary, language = texts) =>
  diaryLines(diary, { texts: language, format, name: (p) => diary.platforms[p]! })

describe('the lines of a diary', () => {
  it('are in order of time, and say something in every language', async () => {
    for (const language of LANGUAGES) {
      const words = await loadTexts(language)
      for (const diary of diaries) {
        const lines = linesOf(diary, words)
        expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).toSorted((a, b) => a - b))
        for (const { head, detail } of lines) {
          expect(head.length).toBeGreaterThan(3)
          expect(`${head} ${detail}`).not.toMatch(/undefined|NaN|null/)
        }
      }
    }
  })

  it('tell each joining once, with what spoke for it', () => {
    for (const diary of diaries.slice(0, JOINERS)) {
      const joins = linesOf(diary).filter(({ head }) => head.startsWith('Joins rednote'))
      expect(joins).toHaveLength(1)
      expect(joins[0]!.glass?.of).toBe('joining')
      expect(joins[0]!.mark).toBe('glyph')
    }
  })

  it('say why someone left, and how long the stay would have been', () => {
    const left = diaries.flatMap((diary) => linesOf(diary)).filter(({ head }) => head === 'Leaves rednote')
    expect(left.length).toBeGreaterThan(0)
    for (const { detail, hourly } of left) {
      expect(detail).toMatch(
        /^after .*; last there .*; .*friend.* there; without friends this stay lasts [\d.,]+ days$/,
      )
      expect(hourly).toBe(false)
    }
  })

  it('name the days on which the door did not open', () => {
    const diary = structuredClone(diaries[0]!)
    const tiktok = diary.platforms.indexOf('tiktok')
    diary.entries = []
    diary.use = diary.use.map((days) => days.fill(GOT_IN))
    diary.use[tiktok]!.set([1, 1, 2, 1], 18)
    expect(linesOf(diary).map(({ at, detail }) => [at / 24, detail])).toEqual([
      [18, '2 days of trying in vain'],
      [21, '1 day of trying in vain'],
    ])
  })
})

describe('a glass', () => {
  const glasses = () =>
    diaries.flatMap((diary) =>
      linesOf(diary).filter((line): line is DiaryLine & { glass: object } => line.glass !== null),
    )

  it('has layers that share out the pressure, none below nothing, and is full when it overflowed', () => {
    expect(glasses().length).toBeGreaterThan(JOINERS)
    for (const { glass } of glasses()) {
      const { layers } = drawnGlass(glass, texts, format)
      const whole = DRIVERS.reduce((sum, driver) => sum + layers[driver], 0)
      expect(whole).toBeCloseTo(glass.glass.threshold === 0 ? 0 : 1, 9)
      expect(Math.min(...DRIVERS.map((driver) => layers[driver]))).toBeGreaterThanOrEqual(0)
    }
  })

  it('says in words what came off its layers', () => {
    const said = glasses().map(({ glass }) => drawnGlass(glass, texts, format).against)
    expect(said.some((text) => /taste and language −\d+.%/.test(text))).toBe(true)
  })
})

describe('the heading of a person', () => {
  it('says what became of him and the platform', () => {
    for (const diary of diaries.slice(0, JOINERS)) {
      const gone = diary.end[rednote] === 'lapsed'
      expect(personTitle(diary, rednote, 'RedNote', texts)).toBe(
        gone ? 'Why this person went to RedNote, and left' : 'Why this person went to RedNote',
      )
    }
    const other = { ...diaries[0]!, entries: [], start: ['unaware' as const], end: ['unaware' as const] }
    expect(personTitle(other, 0, 'X', texts)).toBe('Why this person never heard of X')
    expect(personTitle({ ...other, end: ['aware'] }, 0, 'X', texts)).toContain('did not join')
    expect(personTitle({ ...other, start: ['member'], end: ['lapsed'] }, 0, 'X', texts)).toContain('before it began')
  })
})
