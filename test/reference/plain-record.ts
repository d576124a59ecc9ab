import { exp } from '../../sim/numbers/exp.ts'
import { HEARD_FROM, REASONS } from '../../sim/observe/metrics.ts'
import type { Plan } from '../../sim/run/plan.ts'
import { isThere, OUTSIDE, type Tie, type User } from './user.ts'

/** Parts of an agent in which one registration or one hear is shared out. */
const PARTS = 65536
const COHORTS = [1, 7, 30]

/** What is observed of the plain model: counted from the users themselves, platform by platform and segment by segment. */
export class PlainRecord {
  private readonly plan: Plan
  /** Counts of the day, by metric, then segment x platform. */
  private counts = new Map<string, number[]>()
  private readonly history: Map<string, number[]>[] = []
  private readonly registeredTotal: number[]
  private rank: number[] = []
  private readonly search: number[]
  private readonly searchPeak: number[]
  /** Moves of main platform today and members of both, as in a day's record. */
  flows: number[] = []
  overlap: number[] = []

  constructor(plan: Plan, users: readonly User[]) {
    this.plan = plan
    this.search = plan.platforms.map(() => 0)
    this.searchPeak = plan.platforms.map(() => 0)
    this.countAll('members', users, ({ stage }) => stage === 'member')
    this.registeredTotal = this.counts.get('members')!
  }

  begin(): void {
    this.counts = new Map()
    this.flows = Array.from({ length: (this.plan.platforms.length + 1) ** 2 }, () => 0)
  }

  /** Notes the hears of an hour, by platform. */
  hear(heard: readonly number[]): void {
    heard.forEach((hears, p) => {
      this.search[p] = this.search[p]! * exp(-1 / (24 * 0.5)) + hears
      this.searchPeak[p] = Math.max(this.searchPeak[p]!, this.search[p]!)
    })
  }

  count(metric: string, user: User, p: number, amount = 1): void {
    const cells = this.counts.get(metric) ?? this.plan.segments.flatMap(() => this.plan.platforms.map(() => 0))
    cells[user.segment * this.plan.platforms.length + p]! += amount
    this.counts.set(metric, cells)
  }

  /** Sum of a day's counts over segments. */
  today(metric: string, p: number): number {
    return this.plan.segments.reduce((sum, _, segment) => sum + this.cell(this.counts, metric, p, segment), 0)
  }

  /** Shares one hear out over its sources by their rates; the largest takes what is left. */
  countHearing(user: User, p: number, rates: readonly number[]): void {
    const total = rates.reduce((sum, rate) => sum + rate, 0)
    const parts = rates.map((rate) => Math.floor((PARTS * rate) / total))
    const largest = rates.indexOf(Math.max(...rates))
    parts[largest] = PARTS - parts.reduce((sum, part, k) => (k === largest ? sum : sum + part), 0)
    this.count('heard', user, p)
    HEARD_FROM.forEach((source, k) => this.count(`heard_${source}`, user, p, parts[k]! / PARTS))
  }

  /** One registration by reason, in whole parts; the base takes what is left. */
  inParts(share: (reason: string) => number): readonly number[] {
    const parts = REASONS.map((reason) => (reason === 'base' ? 0 : Math.floor(PARTS * share(reason) + 0.5)))
    parts[REASONS.indexOf('base')] = PARTS - parts.reduce((sum, part) => sum + part, 0)
    return parts
  }

  allFrom(only: string): readonly number[] {
    return REASONS.map((reason) => (reason === only ? PARTS : 0))
  }

  countReasons(user: User, p: number, parts: readonly number[]): void {
    REASONS.forEach((reason, k) => this.count(`reason_${reason}`, user, p, parts[k]! / PARTS))
  }

  /** Of those who joined 1, 7 or 30 days ago: who got in today, and who never left. */
  countCohort(user: User, p: number, age: number, reached: boolean, tie: Tie): void {
    if (!COHORTS.includes(age)) return
    if (reached) this.count(`retention_d${age}`, user, p)
    if (tie.stage === 'member' && !tie.returned) this.count(`survival_d${age}`, user, p)
  }

  countMove(from: number, to: number): void {
    const outside = this.plan.platforms.length
    const at = (slot: number) => (slot === OUTSIDE ? outside : slot)
    if (from !== to) this.flows[at(from) * (outside + 1) + at(to)]!++
  }

  /** Counts what can be read off the users when the night is over. */
  end(day: number, users: readonly User[], rank: number[]): void {
    const { platforms } = this.plan
    const isMember = ({ stage }: Tie) => stage === 'member'
    this.countAll('aware', users, ({ stage }) => stage !== 'unaware')
    this.countAll('members', users, isMember)
    this.countAll('wau', users, isThere)
    this.countAll('mau', users, (tie) => isMember(tie) && tie.opened < 30)
    this.countAll('waiting', users, ({ waiting, queued }) => waiting !== undefined || queued !== undefined)
    for (const user of users) if (user.main !== OUTSIDE) this.count('main_users', user, user.main)
    this.overlap = platforms.flatMap((_, p) =>
      platforms.map((__, q) => users.filter(({ ties }) => isMember(ties[p]!) && isMember(ties[q]!)).length),
    )
    this.counts.get('registrations')?.forEach((count, cell) => (this.registeredTotal[cell]! += count))
    this.history[day] = this.counts
    this.rank = rank
  }

  /** A metric of the last day; all segments when none is named. */
  value(metric: string, p: number, segment?: number): number {
    if (metric === 'rank') return this.rank[p]!
    if (metric === 'search_index') return this.searchPeak[p] === 0 ? 0 : (100 * this.search[p]!) / this.searchPeak[p]!
    if (metric === 'hashtag_views') return 500 * this.value('hashtag_posts', p, segment)
    const segments = segment === undefined ? this.plan.segments.map((_, slot) => slot) : [segment]
    const sum = (counts: Map<string, number[]> | undefined, name: string) =>
      segments.reduce((total, slot) => total + this.cell(counts, name, p, slot), 0)
    if (metric === 'registered_total')
      return segments.reduce((total, slot) => total + this.registeredTotal[slot * this.plan.platforms.length + p]!, 0)
    const age = /_d(\d+)$/.exec(metric)?.[1]
    if (age === undefined) return sum(this.counts, metric)
    const cohort = sum(this.history[this.history.length - 1 - Number(age)], 'registrations')
    return cohort === 0 ? NaN : sum(this.counts, metric) / cohort
  }

  private countAll(metric: string, users: readonly User[], is: (tie: Tie) => boolean): void {
    this.counts.set(
      metric,
      this.plan.segments.flatMap(() => this.plan.platforms.map(() => 0)),
    )
    for (const user of users) user.ties.forEach((tie, p) => is(tie) && this.count(metric, user, p))
  }

  private cell(counts: Map<string, number[]> | undefined, metric: string, p: number, segment: number): number {
    return counts?.get(metric)?.[segment * this.plan.platforms.length + p] ?? 0
  }
}
