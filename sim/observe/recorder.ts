import { exp } from '../numbers/exp.ts'
import { dayText, parseDay } from '../scenario/calendar.ts'
import type { Archive } from '../run/archive.ts'
import type { Plan } from '../run/plan.ts'
import { COUNTER, type Counter } from './counters.ts'
import { type DayData, dayRecord, type DayRecord } from './day-record.ts'

/** Time over which the flow of hearing is smoothed into the search index, in days. */
const SEARCH_SMOOTHING = 0.5

/** What the shards counted in a day, added up. */
export type Sums = Pick<DayData, 'counters' | 'recencies' | 'flows' | 'overlap'>

/** Keeps what goes on from day to day: totals, cohorts, the search index. Draws nothing. */
export class Recorder {
  private readonly plan: Plan
  private readonly cells: number
  private readonly firstDay: number
  private readonly aware: Float64Array
  private readonly registeredTotal: Float64Array
  private readonly waiting: Float64Array
  private registrations: Float64Array[] = []
  private readonly search: Float64Array
  private readonly searchPeak: Float64Array

  /** @param seated stocks at the start by segment and platform: aware, members, waiting */
  constructor(plan: Plan, seated: { aware: Float64Array; members: Float64Array; waiting: Float64Array }) {
    this.plan = plan
    this.cells = plan.segments.length * plan.platforms.length
    this.firstDay = parseDay(plan.scenario.time.start)!
    this.aware = seated.aware.slice()
    this.registeredTotal = seated.members.slice()
    this.waiting = seated.waiting.slice()
    this.search = new Float64Array(plan.platforms.length)
    this.searchPeak = new Float64Array(plan.platforms.length)
  }

  /** Notes the hears of an hour, in agents by platform. */
  hear(heard: Float64Array): void {
    const kept = exp(-1 / (24 * SEARCH_SMOOTHING))
    for (let p = 0; p < this.search.length; p++) {
      this.search[p] = this.search[p]! * kept + heard[p]!
      if (this.search[p]! > this.searchPeak[p]!) this.searchPeak[p] = this.search[p]!
    }
  }

  /** The record of a day from its sums over all shards. */
  day(day: number, sums: Sums, rank: Float64Array): DayRecord {
    const { counters } = sums
    const of = (counter: Counter) =>
      counters.subarray(COUNTER[counter] * this.cells, (COUNTER[counter] + 1) * this.cells)
    const registrations = of('registrations').slice()
    addTo(this.aware, of('newlyAware'))
    addTo(this.registeredTotal, registrations)
    addTo(this.waiting, of('waiting'))
    this.registrations.push(registrations)
    const cohort = (age: number) => this.registrations[day - age] ?? new Float64Array(this.cells)
    return dayRecord({
      day,
      date: dayText(this.firstDay + day),
      platforms: this.plan.platforms.length,
      segments: this.plan.segments.length,
      ...sums,
      aware: this.aware.slice(),
      registeredTotal: this.registeredTotal.slice(),
      waiting: this.waiting.slice(),
      cohorts: { 1: cohort(1), 7: cohort(7), 30: cohort(30) },
      rank,
      search: this.search.slice(),
      searchPeak: this.searchPeak,
    })
  }

  /** Saves or restores the state between two days. */
  keep(archive: Archive): void {
    archive.array('aware', this.aware)
    archive.array('registeredTotal', this.registeredTotal)
    archive.array('waiting', this.waiting)
    archive.array('search', this.search)
    archive.array('searchPeak', this.searchPeak)
    const past = new Float64Array(this.registrations.length * this.cells)
    this.registrations.forEach((day, index) => past.set(day, index * this.cells))
    const kept = archive.list('registrations', past)
    this.registrations = Array.from({ length: kept.length / this.cells }, (_, index) =>
      kept.slice(index * this.cells, (index + 1) * this.cells),
    )
  }
}

/** Adds one array to another, element by element. */
export function addTo(sum: Float64Array, more: Float64Array): void {
  for (let k = 0; k < sum.length; k++) sum[k]! += more[k]!
}
