import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createFormat, isoMoment, parseMoment } from '../../../viz/texts/format.ts'
import { chooseLanguage, loadTexts, platformName, scenarioTitle } from '../../../viz/texts/index.ts'

/** What a scenario's file says of itself. */
interface Shipped {
  title: string
  events?: Readonly<Record<string, { kind?: string }>>
}

const start = '2024-12-31'
const en = createFormat('en', start)
const ja = createFormat('ja', start)
const zh = createFormat('zh', start)

describe('numbers', () => {
  it('are counted in millions in English', () => {
    expect(en.people(73_900_000)).toBe('73.9 million')
    expect(en.people(170e6)).toBe('170 million')
    expect(en.people(50_000)).toBe('50,000')
    expect(en.short(40e6)).toBe('40\u202fM')
  })

  it('are counted in myriads in Japanese and Chinese', () => {
    expect(ja.people(73_900_000)).toBe('7390万')
    expect(ja.short(40e6)).toBe('4000万')
    expect(ja.people(170e6)).toBe('1.7億')
    expect(zh.people(170e6)).toBe('1.7亿')
  })

  it('have a true minus, a thin space before the per cent sign and an en dash in ranges', () => {
    expect(en.signed(-1_900_000)).toBe('−1.9\u202fM')
    expect(en.signed(1_200_000)).toBe('+1.2\u202fM')
    expect(en.percent(0.96)).toBe('96\u202f%')
    expect(en.range('1.9', '3.2')).toBe('1.9–3.2')
  })
})

describe('dates', () => {
  it('count from the first midnight of the scenario', () => {
    expect(en.longDate(14.4)).toBe('Tuesday 14 January')
    expect(ja.longDate(14)).toBe('1月14日(火)')
    expect(zh.longDate(14)).toBe('1月14日星期二')
    expect(en.moment(18 + 22.5 / 24)).toBe('18 Jan 22:30')
  })

  it('can be written and read back', () => {
    expect(isoMoment(18.9375, start)).toBe('2025-01-18 22:30')
    expect(parseMoment('2025-01-18 22:30', start)).toBe(18.9375)
    expect(parseMoment('2025-01-18', start)).toBe(18)
    expect(parseMoment('yesterday', start)).toBeNaN()
  })
})

describe('languages', () => {
  it('are chosen from the reader’s list', () => {
    expect(chooseLanguage(['fr', 'zh-Hans-CN', 'en'])).toBe('zh')
    expect(chooseLanguage(['fr'])).toBe('en')
  })

  it.each(['ja', 'zh'] as const)('name every shipped scenario and its events (%s)', async (language) => {
    const texts = await loadTexts(language)
    for (const file of readdirSync('scenarios').filter((one) => one.endsWith('.yaml'))) {
      const { title, events = {} } = parse(readFileSync(`scenarios/${file}`, 'utf8')) as Shipped
      expect(scenarioTitle(texts, file.slice(0, -5), title)).not.toBe(title)
      for (const [id, { kind }] of Object.entries(events)) {
        if (kind === 'news') expect(texts.flags.event(id, kind), id).not.toBe(kind)
      }
    }
  })

  it('name the platforms in their own way', async () => {
    expect(platformName(await loadTexts('ja'), 'rednote')).toBe('小紅書')
    expect(platformName(await loadTexts('zh'), 'rednote')).toBe('小红书')
    expect(platformName(await loadTexts('en'), 'constructor', 'Own')).toBe('Own')
  })

  it('have no empty text', async () => {
    for (const language of ['en', 'ja', 'zh'] as const) {
      const empty: string[] = []
      const visit = (value: unknown, path: string) => {
        if (value === '' && path !== '.units.1') empty.push(path)
        if (typeof value === 'object' && value !== null)
          for (const [key, child] of Object.entries(value)) visit(child, `${path}.${key}`)
      }
      visit(await loadTexts(language), '')
      expect(empty).toEqual([])
    }
  })
})
