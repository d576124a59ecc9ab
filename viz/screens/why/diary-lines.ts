import { OPENED_IN_VAIN, GOT_IN, type Diary, type DiaryEntry } from '../../../sim/history/diary.ts'
import { HEARD_FROM } from '../../../sim/observe/metrics.ts'
import { DRIVERS } from '../../style/tokens.ts'
import type { Format } from '../../texts/format.ts'
import type { Texts } from '../../texts/index.ts'
import { drawnGlass, type LineGlass } from './line-glass.ts'

/** A line of a diary: a moment, what happened, and one thing more about it. */
export interface DiaryLine {
  /** Hours since the first midnight. */
  at: number
  /** Whether the hour is known; a night and days of use are told by their date. */
  hourly: boolean
  platform: number
  head: string
  detail: string
  /** The platform's glyph when it becomes one of the person's, a ring when it is left; else a dot. */
  mark: 'glyph' | 'ring' | 'dot'
  glass: LineGlass | null
}

/** What lines are worded with. */
export interface Words {
  texts: Texts
  format: Format
  /** Name of a platform by slot. */
  name(platform: number): string
}

type Of<K extends DiaryEntry['kind']> = Extract<DiaryEntry, { kind: K }>

/** Days without use after which an open account has fallen silent. */
const SILENT = 14
/** Part of a whole from which a source is worth naming. */
const WORTH = 0.1
const MOST_NAMED = 3

/** A diary as lines, in order of time. */
export function diaryLines(diary: Diary, words: Words): DiaryLine[] {
  const lines: DiaryLine[] = []
  /** What was heard last of each platform. */
  const heard: (readonly number[])[] = diary.platforms.map(() => HEARD_FROM.map(() => 0))
  for (const entry of diary.entries) {
    if (entry.kind === 'heard') heard[entry.platform] = entry.parts
    const line = lineOf(entry, heard[entry.platform]!, words)
    // A try that got through says all that its registration says.
    if (entry.kind === 'registered' && entry.by === 'try') continue
    lines.push(line)
  }
  lines.push(...diary.platforms.flatMap((_, platform) => linesOfUse(diary, platform, words)))
  return lines.sort((a, b) => a.at - b.at)
}

function lineOf(entry: DiaryEntry, heard: readonly number[], words: Words): DiaryLine {
  const { why } = words.texts
  const name = words.name(entry.platform)
  const at = { at: entry.at, platform: entry.platform }
  const plain = { ...at, hourly: true, mark: 'dot' as const, glass: null, detail: '' }
  const night = { ...plain, hourly: false }
  switch (entry.kind) {
    case 'heard':
      return {
        ...plain,
        head: (entry.isNew ? why.hearsFirst : why.hearsAgain)(name),
        detail: why.from(sources(entry.parts, words)),
        glass: { of: 'hearing', glass: entry.glass, heard },
      }
    case 'tried':
      return { ...plain, ...wordsOfTry(entry, heard, name, words), glass: { of: 'joining', glass: entry.glass, heard } }
    case 'queued':
      return { ...plain, head: why.queues(name) }
    case 'gave-up':
      return { ...plain, head: why.givesUp(name) }
    case 'registered': {
      const head = { queue: why.joinsQueue, opening: why.joinsOpening, seed: why.joinsSeed, try: why.joinsSeed }
      return { ...plain, head: head[entry.by](name), mark: 'glyph' }
    }
    case 'called':
      return { ...night, head: why.called(name), detail: why.calledNote }
    case 'posted':
      return { ...night, head: why.posts(name) }
    case 'left':
      return { ...night, head: why.leaves(name), detail: whyLeft(entry, words), mark: 'ring' }
    case 'returned':
      return { ...night, head: why.returns(name), detail: withFriends(entry.friends, words), mark: 'glyph' }
  }
}

function wordsOfTry(
  entry: Of<'tried'>,
  heard: readonly number[],
  name: string,
  words: Words,
): Pick<DiaryLine, 'head' | 'detail' | 'mark'> {
  const { why, steps } = words.texts
  if (entry.failed !== undefined)
    return { head: why.fails(name, entry.number), detail: why.failsAt(steps[entry.failed]), mark: 'dot' }
  const detail =
    entry.glass.drops > 0 ? why.because(driversNamed({ of: 'joining', glass: entry.glass, heard }, words)) : ''
  return { head: why.joins(name, entry.number), detail, mark: 'glyph' }
}

function whyLeft(entry: Of<'left'>, words: Words): string {
  const { why } = words.texts
  const age = entry.age === undefined ? why.ageBefore : why.age(entry.age)
  return [
    why.leavesAfter(age, why.idle(entry.idle)),
    withFriends(entry.friends, words),
    why.wouldStay(words.format.number(entry.stay, entry.stay < 10 ? 1 : 0)),
  ].join('; ')
}

function withFriends(friends: number, { texts: { why } }: Words): string {
  return friends === 0 ? why.noFriends : why.someFriends(friends)
}

/** The largest parts of a whole with their shares: `reports on the ban 54 %, talk about it 40 %`. */
function largest(parts: readonly number[], label: (k: number) => string, { format }: Words): string {
  const whole = parts.reduce((sum, part) => sum + part, 0)
  return parts
    .map((part, k) => ({ share: whole === 0 ? 0 : part / whole, k }))
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_NAMED)
    .filter(({ share }, rank) => rank === 0 || share >= WORTH)
    .map(({ share, k }) => `${label(k)} ${format.percent(share)}`)
    .join(', ')
}

const sources = (parts: readonly number[], words: Words) =>
  largest(parts, (k) => words.texts.why.heardFrom[HEARD_FROM[k]!], words)

/** The largest layers of a glass, by name. */
function driversNamed(glass: LineGlass, words: Words): string {
  const { layers } = drawnGlass(glass, words.texts, words.format)
  return largest(
    DRIVERS.map((driver) => layers[driver]),
    (k) => words.texts.drivers[DRIVERS[k]!],
    words,
  )
}

/** What the days of use tell: doors that did not open, and accounts that fell silent. */
function linesOfUse(diary: Diary, platform: number, words: Words): DiaryLine[] {
  const { why } = words.texts
  const name = words.name(platform)
  const use = [...diary.use[platform]!]
  const line = (day: number) => ({ at: (diary.first + day) * 24, hourly: false, platform, glass: null })
  const lines: DiaryLine[] = []
  use.forEach((day, index) => {
    if (day !== OPENED_IN_VAIN || use[index - 1] === OPENED_IN_VAIN) return
    const end = use.findIndex((next, k) => k > index && next !== OPENED_IN_VAIN)
    const count = (end < 0 ? use.length : end) - index
    lines.push({ ...line(index), head: why.vain(name), detail: why.vainDays(count), mark: 'dot' })
  })
  const joined = diary.entries.some((entry) => entry.kind === 'registered' && entry.platform === platform)
  const last = use.lastIndexOf(GOT_IN)
  if (joined && diary.end[platform] === 'member' && last >= 0 && use.length - 1 - last >= SILENT) {
    const opened = use.filter((day) => day === GOT_IN).length
    lines.push({ ...line(last), head: why.lastUse(name), detail: why.lastUseNote(opened), mark: 'ring' })
  }
  return lines
}
