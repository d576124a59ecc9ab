import { type Diary, type DiaryEntry, type Glass, GOT_IN, OPENED_IN_VAIN } from '../../sim/history/diary.ts'
import { PARTS } from '../../sim/observe/counters.ts'
import { HEARD_FROM, REASONS } from '../../sim/observe/metrics.ts'
import { hoursToDate } from '../../sim/scenario/calendar.ts'

/** Pressure on a threshold, by source: whole drops of 2^-26 of the unit in which thresholds are Exp(1). */
export interface GlassFacts {
  threshold: number
  drops: number
  /** Only those that are not 0. */
  by: Record<string, number>
}

/** A diary for programs: names for slots, dates for hours. */
export interface DiaryFacts {
  user: number
  segment: string
  isCreator: boolean
  friends: number
  /** Stage by platform, at the start and at the end. */
  start: Record<string, string>
  end: Record<string, string>
  /** In order of time; a night counts as the midnight that ends the day. */
  entries: Record<string, unknown>[]
  /** By platform, a digit a day: 2 got in, 1 found it blocked, 0 did not open it. */
  use: Record<string, string>
  /** Pressure at the end that has not reached its threshold, by platform. */
  open: { hearing: Record<string, GlassFacts>; joining: Record<string, GlassFacts> }
}

/** @param start first day of the scenario, in days since 1970-01-01 */
export function diaryFacts(diary: Diary, start: number): DiaryFacts {
  const { user, segment, isCreator, friends, platforms } = diary
  const byPlatform = <T, R>(of: readonly (T | undefined)[], fact: (value: T) => R): Record<string, R> =>
    Object.fromEntries(
      platforms.flatMap((id, p) => {
        const value = of[p]
        return value === undefined ? [] : [[id, fact(value)]]
      }),
    )
  const same = <T>(value: T) => value
  return {
    user,
    segment,
    isCreator,
    friends,
    start: byPlatform(diary.start, same),
    end: byPlatform(diary.end, same),
    entries: diary.entries.map((entry) => ({
      ...entry,
      ...layersByName(entry),
      at: hoursToDate(entry.at, start),
      platform: platforms[entry.platform]!,
    })),
    use: byPlatform(diary.use, (days) => days.join('')),
    open: {
      hearing: byPlatform(diary.hearing, (glass) => glassFacts(glass, HEARD_FROM)),
      joining: byPlatform(diary.joining, (glass) => glassFacts(glass, REASONS)),
    },
  }
}

/** Days on which someone got in, and on which he tried in vain. */
export function countUse(days: Uint8Array): { gotIn: number; inVain: number } {
  const counted = (kind: number) => days.reduce((sum, day) => sum + (day === kind ? 1 : 0), 0)
  return { gotIn: counted(GOT_IN), inVain: counted(OPENED_IN_VAIN) }
}

/** The layers and parts of an entry under their names. */
function layersByName(entry: DiaryEntry): object {
  switch (entry.kind) {
    case 'heard':
      return { glass: glassFacts(entry.glass, HEARD_FROM), parts: shares(entry.parts, HEARD_FROM) }
    case 'tried':
      return { glass: glassFacts(entry.glass, REASONS) }
    case 'registered':
      return { parts: shares(entry.parts, REASONS) }
    default:
      return {}
  }
}

const glassFacts = ({ threshold, drops, layers }: Glass, names: readonly string[]): GlassFacts => ({
  threshold,
  drops,
  by: named(layers, names),
})

/** Shares that add up to 1. */
const shares = (parts: readonly number[], names: readonly string[]): Record<string, number> =>
  named(
    parts.map((part) => part / PARTS),
    names,
  )

const named = (values: readonly number[], names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name, k) => [name, values[k]!] as const).filter(([, value]) => value !== 0))
