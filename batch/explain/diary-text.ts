import type { Diary, DiaryEntry, Glass, StageName } from '../../sim/history/diary.ts'
import { DROPS_PER_UNIT } from '../../sim/numbers/drops.ts'
import { HEARD_FROM, REASONS } from '../../sim/observe/metrics.ts'
import { dayText, hoursToDate } from '../../sim/scenario/calendar.ts'
import type { Canvas } from '../summary/chart.ts'
import { useStrips } from './use-strips.ts'
import { REASON_WORDS, SOURCE_WORDS, STAGE_WORDS, STEP_WORDS } from './words.ts'

/** How a diary is told: all in order of time, or one platform after the other. */
export const ORDERS = ['time', 'platform'] as const
export type Order = (typeof ORDERS)[number]

/** How a diary is written. */
export interface Telling {
  /** First day of the scenario, in days since 1970-01-01. */
  start: number
  /** Names of the platforms for people, by slot. */
  names: readonly string[]
  /** Slots in the order in which platforms are listed. */
  slots: readonly number[]
  order: Order
  canvas: Canvas
}

/** A diary in plain words, line by line. */
export function diaryText(diary: Diary, telling: Telling): string[] {
  const { names, order, slots } = telling
  const told = (entries: readonly DiaryEntry[]) =>
    entries.flatMap((entry, k) => entryLines(entry, entries[k + 1], telling))
  const on = (p: number) => diary.entries.filter(({ platform }) => platform === p)
  const parts =
    order === 'time' || diary.entries.length === 0
      ? [['What happened', ...told(diary.entries)]]
      : slots.filter((p) => on(p).length > 0).map((p) => [names[p]!, ...told(on(p))])
  return [
    'At the start',
    ...stages(diary.start, telling),
    ...parts.flatMap(([title, ...lines]) => ['', title!, ...(lines.length > 0 ? lines : ['  nothing but use'])]),
    '',
    ...useStrips(diary, telling),
    '',
    'At the end',
    ...stages(diary.end, telling),
    ...slots.flatMap((p) => openLines(diary, p, names[p]!)),
    '',
    'A threshold is the pressure at which something happens; half of all people have one below 0.69.',
  ]
}

const STAGE_ORDER: readonly StageName[] = ['member', 'lapsed', 'waiting', 'queued', 'aware', 'unaware']

function stages(stage: readonly StageName[], { names, slots }: Telling): string[] {
  return STAGE_ORDER.flatMap((one) => {
    const on = slots.filter((p) => stage[p] === one).map((p) => names[p]!)
    return on.length === 0 ? [] : [`  ${STAGE_WORDS[one].replace(/ (it|its)\b.*/, '')}: ${on.join(', ')}${detail(one)}`]
  })
}

const detail = (stage: StageName): string =>
  stage === 'waiting' ? ' (a wall)' : stage === 'queued' ? ' (a queue)' : ''

/** What happens by the hour has its hour; what is settled at night has the night of its day. */
const momentOf = (entry: DiaryEntry, start: number): string =>
  isNightly(entry) ? `${dayText(start + entry.at / 24 - 1)} night` : hoursToDate(entry.at, start)

const isNightly = ({ kind }: DiaryEntry): boolean => ['called', 'posted', 'left', 'returned'].includes(kind)

/** The line of an entry; a try that got through is told with the registration that follows. */
function entryLines(entry: DiaryEntry, next: DiaryEntry | undefined, telling: Telling): string[] {
  const gotIn = next?.kind === 'registered' && next.by === 'try' && next.platform === entry.platform
  if (entry.kind === 'tried' && entry.failed === undefined && gotIn) return []
  const moment = momentOf(entry, telling.start).padEnd(16)
  return [`  ${moment}  ${sentence(entry, telling.names[entry.platform]!)}`]
}

function sentence(entry: DiaryEntry, name: string): string {
  switch (entry.kind) {
    case 'heard':
      return `heard of ${name} ${entry.isNew ? 'for the first time' : 'again'}: ${pressureOf(entry.glass, HEARD_FROM, SOURCE_WORDS)}`
    case 'tried': {
      const how = entry.failed === undefined ? 'and got through' : `and failed: ${STEP_WORDS[entry.failed]}`
      const why = entry.glass.drops > 0 ? `; pressed by ${pressureOf(entry.glass, REASONS, REASON_WORDS)}` : ''
      return `tried to join ${name} (${ordinal(entry.number)} try) ${how}${why}`
    }
    case 'queued':
      return `queues for ${name}, which is full`
    case 'gave-up':
      return `gave up queueing for ${name}`
    case 'registered':
      return `${ENTRANCES[entry.by](name)}: ${layersOf(entry.parts, REASONS, REASON_WORDS)}`
    case 'called':
      return `saw someone they follow call to ${name}; it works from the next day on`
    case 'posted':
      return `posted on ${name}`
    case 'left':
      return `left ${name} ${afterHow(entry)}`
    case 'returned':
      return `came back to ${name}; ${friendsThere(entry.friends)}`
  }
}

const ENTRANCES = {
  try: (name: string) => `joined ${name}`,
  queue: (name: string) => `got a place on ${name} from the queue`,
  opening: (name: string) => `joined ${name}, whose door is open now`,
  seed: (name: string) => `is one of the first on ${name}`,
} as const

function afterHow({ age, idle, friends, stay }: Extract<DiaryEntry, { kind: 'left' }>): string {
  const after = age === undefined ? 'after a membership from before the start' : `after ${days(age)}`
  const last = idle === 0 ? 'that very day' : idle > 30 ? 'more than 30 days before' : `${days(idle)} before`
  const own = `without friends this stay was good for ${stay < 9.95 ? stay.toFixed(1) : stay.toFixed(0)} days`
  return `${after}, last there ${last}; ${friendsThere(friends)}; ${own}`
}

const friendsThere = (count: number): string =>
  count === 0 ? 'no friend was there' : count === 1 ? '1 friend was there' : `${count} friends were there`

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

const ordinal = (number: number): string => ['1st', '2nd', '3rd'][number - 1] ?? `${number}th`

/** What is still open at the end: how far the next hearing is, and the next try. */
function openLines({ hearing, joining }: Diary, p: number, name: string): string[] {
  const line = (what: string, glass: Glass | undefined, names: readonly string[], words: Record<string, string>) =>
    glass === undefined || glass.drops === 0 ? [] : [`  ${what} ${name}: so far ${pressureOf(glass, names, words)}`]
  return [
    ...line('to hear of', hearing[p], HEARD_FROM, SOURCE_WORDS),
    ...line('to join', joining[p], REASONS, REASON_WORDS),
  ]
}

/** `talk about it 72 %, the news 28 %; pressure 0.41 on a threshold of 0.40`. */
function pressureOf({ drops, threshold, layers }: Glass, names: readonly string[], words: Record<string, string>) {
  const unit = (value: number) => (value / DROPS_PER_UNIT).toPrecision(2)
  return `${layersOf(layers, names, words)}; pressure ${unit(drops)} on a threshold of ${unit(threshold)}`
}

/** Layers in per cent of their sum, the largest first; what holds back comes last. */
function layersOf(layers: readonly number[], names: readonly string[], words: Record<string, string>): string {
  const sum = layers.reduce((all, layer) => all + layer, 0)
  const told = layers
    .map((layer, k) => ({ percent: Math.round((100 * layer) / sum), word: words[names[k]!]! }))
    .filter(({ percent }) => percent !== 0)
    .toSorted((a, b) => b.percent - a.percent)
    .map(({ percent, word }) => `${word} ${percent < 0 ? `−${-percent}` : percent} %`)
  return told.join(', ')
}
