import { CHANCE } from '../numbers/chance.ts'
import { COUNTER, type Counter, MINUTE, PARTS, RECENCIES } from './counters.ts'
import { HEARD_FROM, REASONS } from './metrics.ts'

/** What was observed of one day. All counts are agents; multiply by the run's weight for people. */
export interface DayRecord {
  /** 0-based day. */
  day: number
  /** ISO date of the day, in the scenario's clock. */
  date: string
  /**
   * Value of a metric (see METRICS): agents for people, and the plain number for shares, ranks and indices.
   * NaN where there is none (a rank of an app that is not in the store, the retention of an empty cohort).
   * `search_index` is relative to the maximum so far, so read it when the run has ended, or take `search`.
   *
   * @param segment slot of a segment; all when left out
   */
  value(metric: string, platform: number, segment?: number): number
  /** Moves of main platform today: (platforms + 1) squared, row from, column to, last index outside. */
  flows: Float64Array
  /** Members of both: platforms squared, the diagonal members of one. */
  overlap: Float64Array
  /** Smoothed flow of hearing at the end of the day, by platform: over its maximum in the run it is the search index. */
  search: Float64Array
  /** Largest smoothed flow so far in the run, by platform; shared by all records of a run, so it goes on growing. */
  searchPeak: Float64Array
}

/** All that a record reads from. Counters are kept by counter, segment and platform. */
export interface DayData {
  day: number
  date: string
  platforms: number
  segments: number
  counters: Float64Array
  /** Members by segment, platform and days since they last got in; see RECENCIES. */
  recencies: Float64Array
  flows: Float64Array
  overlap: Float64Array
  /** By segment and platform: aware, registered and waiting at the end of the day. */
  aware: Float64Array
  registeredTotal: Float64Array
  waiting: Float64Array
  /** Registrations 1, 7 and 30 days ago, by segment and platform; zero before the start. */
  cohorts: { 1: Float64Array; 7: Float64Array; 30: Float64Array }
  rank: Float64Array
  search: Float64Array
  /** Largest smoothed flow of hearing so far in the run, by platform; shared by all records of a run. */
  searchPeak: Float64Array
}

type Reader = (data: DayData, cell: number, platform: number) => number

const counted =
  (counter: Counter, unit = 1): Reader =>
  (data, cell) =>
    data.counters[COUNTER[counter] * data.segments * data.platforms + cell]! / unit

/** Members who got in within so many days. */
const within =
  (days: number): Reader =>
  (data, cell) => {
    let sum = 0
    for (let recency = 0; recency < days; recency++) sum += data.recencies[cell * RECENCIES + recency]!
    return sum
  }

/** How each metric that is a sum over segments is read. */
const SUMS: Readonly<Record<string, Reader>> = {
  dau: counted('opened'),
  dau_reached: (data, cell, p) => within(1)(data, cell, p) + counted('parting')(data, cell, p),
  dau_expected: counted('expected', CHANCE),
  wau: within(7),
  mau: within(30),
  aware: (data, cell) => data.aware[cell]!,
  members: within(RECENCIES),
  main_users: counted('main'),
  registrations: counted('registrations'),
  registered_total: (data, cell) => data.registeredTotal[cell]!,
  installs: (data, cell, p) => counted('installs')(data, cell, p) + counted('returners')(data, cell, p),
  failed_registrations: counted('failed'),
  waiting: (data, cell) => data.waiting[cell]!,
  leavers: counted('leavers'),
  returners: counted('returners'),
  minutes: counted('minutes', MINUTE),
  hashtag_posts: counted('posts'),
  heard: counted('heard'),
  ...Object.fromEntries(HEARD_FROM.map((source) => [`heard_${source}`, counted(`heard_${source}`, PARTS)])),
  ...Object.fromEntries(REASONS.map((reason) => [`reason_${reason}`, counted(`reason_${reason}`, PARTS)])),
}

/** Shares of a cohort: counter and the cohort's age in days. */
const COHORT_SHARES: Readonly<Record<string, readonly [Counter, 1 | 7 | 30]>> = {
  retention_d1: ['kept1', 1],
  retention_d7: ['kept7', 7],
  retention_d30: ['kept30', 30],
  survival_d7: ['stayed7', 7],
  survival_d30: ['stayed30', 30],
}

/** Views that a post with the hashtag gets. */
const VIEWS_A_POST = 500

/** Smoothed flow of hearing as an index: 100 at its maximum, 0 throughout where nobody heard anything. */
export const searchIndex = (flow: number, peak: number): number => (peak === 0 ? 0 : (100 * flow) / peak)

/** A record over the data of one day. */
export function dayRecord(data: DayData): DayRecord {
  const sum = (read: Reader, platform: number, segment: number | undefined): number => {
    if (segment !== undefined) return read(data, segment * data.platforms + platform, platform)
    let total = 0
    for (let s = 0; s < data.segments; s++) total += read(data, s * data.platforms + platform, platform)
    return total
  }
  const value = (metric: string, platform: number, segment?: number): number => {
    const read = SUMS[metric]
    if (read !== undefined) return sum(read, platform, segment)
    const cohort = COHORT_SHARES[metric]
    if (cohort !== undefined) {
      const size = sum((_, cell) => data.cohorts[cohort[1]][cell]!, platform, segment)
      return size === 0 ? NaN : sum(counted(cohort[0]), platform, segment) / size
    }
    if (metric === 'hashtag_views') return VIEWS_A_POST * sum(counted('posts'), platform, segment)
    if (metric === 'rank') return data.rank[platform]!
    if (metric === 'search_index') return searchIndex(data.search[platform]!, data.searchPeak[platform]!)
    throw new RangeError(`no metric is called ${metric}`)
  }
  const { day, date, flows, overlap, search, searchPeak } = data
  return { day, date, value, flows, overlap, search, searchPeak }
}
