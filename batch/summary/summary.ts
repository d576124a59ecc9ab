import { compare } from '../../analysis/observed/compare.ts'
import type { Comparison } from '../../analysis/observed/compare.ts'
import type { Observation } from '../../analysis/observed/observation.ts'
import type { Provenance } from '../../analysis/tidy/provenance.ts'
import type { Series } from '../../analysis/tidy/series.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { Collected, Flow } from '../run/collected.ts'
import { flowWindow } from './flow-window.ts'

/** One platform in a summary; all counts in people. */
export interface PlatformSummary {
  id: string
  title: string
  /** Daily users on the first day, on the day with most, and on the last. */
  dau: { first: number; most: number; mostOn: string; last: number }
  registrations: number
  /** Members on the last day. */
  members: number
}

/** What a run says in short; the same for people and for programs. */
export interface RunSummary {
  origin: Provenance
  days: { first: string; last: string; count: number }
  platforms: PlatformSummary[]
  /** Moves of main platform between two days, both included, and from then to the end. */
  flows: { first: string; last: string; says: string; moves: Flow[] }
  observed: Comparison[]
  /** Files written. */
  files: string[]
  seconds: number
}

export const dauOf = (platform: string): Series => ({ platform, segment: '', metric: 'dau' })
const registeredOf = (platform: string): Series => ({ platform, segment: '', metric: 'registrations' })
const membersOf = (platform: string): Series => ({ platform, segment: '', metric: 'members' })

/** The series that a summary needs of a platform. */
export const seriesOfSummary = (platform: string): Series[] => [
  dauOf(platform),
  registeredOf(platform),
  membersOf(platform),
]

/** @param dates of the days of the run */
export function summarize(
  scenario: Scenario,
  platforms: readonly string[],
  dates: readonly string[],
  collected: Collected,
  observations: readonly Observation[],
): Pick<RunSummary, 'days' | 'platforms' | 'flows' | 'observed'> {
  const window = flowWindow(scenario)
  return {
    days: { first: dates[0]!, last: dates[dates.length - 1]!, count: dates.length },
    platforms: platforms.map((id) => summarizePlatform(scenario, id, dates, collected)),
    flows: { first: dates[window.first]!, last: dates[window.last]!, says: window.says, moves: collected.flows() },
    observed: compare(scenario, scenario.observed, observations, (series, day) => collected.values(series)[day]!),
  }
}

function summarizePlatform(
  scenario: Scenario,
  id: string,
  dates: readonly string[],
  collected: Collected,
): PlatformSummary {
  const dau = collected.values(dauOf(id))
  const most = dau.reduce((best, value, day) => (value > dau[best]! ? day : best), 0)
  return {
    id,
    title: scenario.platforms[id]?.title ?? id,
    dau: { first: dau[0]!, most: dau[most]!, mostOn: dates[most]!, last: dau[dau.length - 1]! },
    registrations: collected.values(registeredOf(id)).reduce((sum, value) => sum + value, 0),
    members: collected.values(membersOf(id)).at(-1)!,
  }
}
