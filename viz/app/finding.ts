import type { Scenario } from '../../sim/scenario/scenario.ts'
import { END_OF_TIME } from '../../sim/schema/never.ts'
import type { Format } from '../texts/format.ts'
import type { Texts } from '../texts/index.ts'
import type { RunRecord } from './run-record.ts'
import { darkSpans } from './story.ts'

export interface Finding {
  /** Said first and loud. */
  head: string
  rest: string
}

/** Rank in the store that is worth a sentence. */
const FIRST = 1

/**
 * What can be said of a moment in one line: where it lies between announcement and return, and
 * where people are.
 */
export function findingAt(
  time: number,
  scenario: Scenario,
  record: RunRecord | null,
  platform: string,
  { texts, format, name }: { texts: Texts; format: Format; name: (id: string) => string },
): Finding {
  return {
    head: headOf(time, scenario, texts, name),
    rest: restOf(time, scenario, record, platform, { texts, format, name }),
  }
}

function headOf(time: number, scenario: Scenario, texts: Texts, name: (id: string) => string): string {
  const ban = Object.values(scenario.events).find((event) => event.kind === 'ban' && event.enabled)
  if (!ban || ban.kind !== 'ban') return texts.finding.noBan
  const dark = darkSpans(scenario).find((span) => span.slot === ban.platform)
  if (dark && time >= dark.from && time < dark.to) return texts.finding.dark(name(ban.platform))
  if (dark && time >= dark.to) return texts.finding.back(name(ban.platform), Math.floor(time - dark.to))
  if (ban.deadline >= END_OF_TIME) return texts.finding.noBan
  const left = Math.floor(ban.deadline / 24) - Math.floor(time)
  return left >= 0 ? texts.finding.toDeadline(left) : texts.finding.afterDeadline(-left)
}

function restOf(
  time: number,
  scenario: Scenario,
  record: RunRecord | null,
  platform: string,
  { texts, format, name }: { texts: Texts; format: Format; name: (id: string) => string },
): string {
  const dark = darkSpans(scenario).find((span) => time >= span.from && time < span.to)
  if (dark && dark.to < scenario.time.days) {
    return texts.finding.returns(format.number(Math.max(0.5, Math.round((dark.to - time) * 48) / 2), 1))
  }
  const day = Math.floor(time) - 1
  if (!record || day < 0) return ''
  const ranks = record.series('rank', platform)
  if (ranks[day] === FIRST) {
    let since = day
    while (since > 0 && ranks[since - 1] === FIRST) since--
    return texts.finding.first(name(platform), day - since)
  }
  const there = record.value('main_users', platform, day)
  const before = record.value('main_users', platform, day - 1)
  if (!(there > 0)) return ''
  const gained = there - before
  return gained > there * 0.05
    ? texts.finding.thereSince(name(platform), format.people(there), format.people(gained))
    : texts.finding.there(name(platform), format.people(there))
}
