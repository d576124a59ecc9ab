import { COUNTER, type Counter } from '../observe/counters.ts'
import { HEARD_FROM, REASONS } from '../observe/metrics.ts'
import { SEGMENT_MASK } from '../population/people.ts'
import { AWARE, MEMBER, QUEUED, SINCE_MASK, SINCE_SHIFT, STAGE, TRIES, UNAWARE, WAITING } from '../population/stage.ts'
import { TICKS_PER_DAY } from '../people/leave.ts'
import { settleNight } from '../people/night.ts'
import type { HourFields, NightFields } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'
import { STEP_NAMES } from '../scenario/funnel-steps.ts'
import { type DiaryEntry, GOT_IN, NOT_OPENED, OPENED_IN_VAIN } from './diary.ts'
import { HearingGlass, JoiningGlass } from './glasses.ts'

/**
 * Lets the only user of a shard live through hours and nights, and writes down what happens to him. Since he is
 * alone, the counters of the shard are his.
 */
export class DiaryWriter {
  readonly entries: DiaryEntry[] = []
  readonly use: Uint8Array[]
  readonly hearing: HearingGlass[]
  readonly joining: JoiningGlass[]
  private readonly shard: Shard
  /** How long the present membership would last without friends, in days, by slot. */
  private readonly stay: Float64Array
  /** The user as he was before the last step, by slot. */
  private readonly state: Uint8Array
  private readonly since: Uint16Array
  private at = 0

  /** @param days days to come */
  constructor(shard: Shard, days: number) {
    const { platforms, left } = shard.people
    this.shard = shard
    this.use = Array.from({ length: platforms }, () => new Uint8Array(days))
    this.hearing = Array.from({ length: platforms }, (_, p) => new HearingGlass(shard, p))
    this.joining = Array.from({ length: platforms }, (_, p) => new JoiningGlass(p))
    this.stay = Float64Array.from(left, (ticks) => ticks / TICKS_PER_DAY)
    this.state = new Uint8Array(platforms)
    this.since = new Uint16Array(platforms)
  }

  /** An hour of the day. */
  hour(fields: HourFields): void {
    const { shard } = this
    const hourOfDay = fields.hour % 24
    if (hourOfDay === 0) for (const glass of [...this.hearing, ...this.joining]) glass.newDay()
    this.begin(fields.hour)
    for (const glass of this.hearing) glass.fill(shard, fields)
    const entries = shard.interest.map((interest) => interest.find(0))
    for (const glass of this.joining) glass.look(shard)
    shard.failed.clear()
    shard.hour(fields)
    this.asBefore(() => {
      // at midnight what is left of an episode becomes the first and only entry
      this.joining.forEach((glass, p) => {
        const entry = hourOfDay === 0 ? 0 : entries[p]!
        glass.fill(shard, fields, shard.interest[p]!.row[entry]!)
      })
    })
    this.eachPlatform((p) => this.writeHour(p, hourOfDay))
  }

  /** Places given and lost in a queue. */
  queue(p: number, admitted: readonly number[], gaveUp: readonly number[]): void {
    this.begin(this.at)
    this.shard.queue(p, admitted, gaveUp)
    if (this.counted('registrations', p) > 0) this.writeRegistration(p, 'queue')
    else if (this.counted('failed', p) > 0) this.entries.push({ kind: 'gave-up', at: this.at, platform: p })
  }

  /**
   * The night.
   *
   * @param day counted from the first of the diary
   */
  night(fields: NightFields, heardToday: Float64Array, day: number): void {
    const { shard } = this
    this.begin((fields.day + 1) * 24)
    shard.heardToday = heardToday
    settleNight(shard, fields)
    this.eachPlatform((p) => this.writeNight(p, fields.day, day))
  }

  private begin(at: number): void {
    const { people, counters } = this.shard
    this.at = at
    counters.fill(0)
    this.state.set(people.state)
    this.since.set(people.since)
  }

  /** Looks at the user as he was before the step. */
  private asBefore(look: () => void): void {
    const { state, since } = this.shard.people
    const [now, sinceNow] = [state.slice(), since.slice()]
    state.set(this.state)
    since.set(this.since)
    look()
    state.set(now)
    since.set(sinceNow)
  }

  private eachPlatform(write: (p: number) => void): void {
    for (let p = 0; p < this.shard.people.platforms; p++) write(p)
  }

  private writeHour(p: number, hourOfDay: number): void {
    const { shard, at } = this
    const heard = this.counted('heard', p) > 0
    if (heard)
      this.entries.push({
        kind: 'heard',
        at,
        platform: p,
        isNew: (this.state[p]! & STAGE) === UNAWARE,
        glass: this.hearing[p]!.take(shard),
        parts: HEARD_FROM.map((source) => this.counted(`heard_${source}`, p)),
      })
    const wasWaiting = (this.since[p]! & WAITING) !== 0 && (this.state[p]! & STAGE) === AWARE
    const registered = this.counted('registrations', p) > 0
    const isAware = (shard.people.state[p]! & STAGE) === AWARE
    const queued = isAware && (shard.people.since[p]! & QUEUED) !== 0 && (this.since[p]! & QUEUED) === 0
    const isSeed = registered && at === 0 && !heard
    const failed = this.counted('failed', p) > 0
    const tried = failed || ((registered || queued) && !wasWaiting && !isSeed)
    if (tried) this.writeTry(p, failed)
    this.joining[p]!.settle(shard, hourOfDay, tried)
    if (queued) this.entries.push({ kind: 'queued', at, platform: p })
    if (registered) this.writeRegistration(p, isSeed ? 'seed' : wasWaiting ? 'opening' : 'try')
  }

  private writeTry(p: number, failed: boolean): void {
    const { shard, at } = this
    const glass = this.joining[p]!.taken()
    const wasUnaware = (this.state[p]! & STAGE) === UNAWARE
    const number = wasUnaware ? 1 : (this.since[p]! & TRIES) + 1
    const steps = STEP_NAMES.length
    const step = shard.failed.taken().find((one) => Math.floor(one / steps) === p)
    const why = failed ? { failed: STEP_NAMES[step! % steps]! } : {}
    this.entries.push({ kind: 'tried', at, platform: p, number, glass, ...why })
  }

  private writeRegistration(p: number, by: 'try' | 'queue' | 'opening' | 'seed'): void {
    const parts = REASONS.map((reason) => this.counted(`reason_${reason}`, p))
    this.entries.push({ kind: 'registered', at: this.at, platform: p, by, parts })
    this.stay[p] = this.shard.people.left[p]! / TICKS_PER_DAY
    this.hearing[p]!.renew(this.shard)
  }

  private writeNight(p: number, today: number, day: number): void {
    const { shard, at } = this
    const { people } = shard
    const state = people.state[p]!
    const last = (state & SINCE_MASK) >> SINCE_SHIFT
    const stage = this.state[p]! & STAGE
    if (stage === MEMBER)
      this.use[p]![day] = last === 0 ? GOT_IN : this.counted('opened', p) > 0 ? OPENED_IN_VAIN : NOT_OPENED
    if (stage <= AWARE && last === 0) this.entries.push({ kind: 'called', at, platform: p })
    if (this.counted('posts', p) > 0) this.entries.push({ kind: 'posted', at, platform: p })
    const friends = people.friends[p]!
    if (this.counted('leavers', p) > 0) {
      const joined = this.since[p]!
      const age = joined === 0 ? {} : { age: today + 1 - joined }
      this.entries.push({ kind: 'left', at, platform: p, ...age, idle: last, friends, stay: this.stay[p]! })
    }
    if (this.counted('returners', p) > 0) {
      this.entries.push({ kind: 'returned', at, platform: p, friends })
      this.stay[p] = people.left[p]! / TICKS_PER_DAY
    }
  }

  /** What the shard counted in the step for its user. */
  private counted(counter: Counter, p: number): number {
    const { people, plan, counters } = this.shard
    const cell = (people.segment[0]! & SEGMENT_MASK) * people.platforms + p
    return counters[COUNTER[counter] * plan.segments.length * people.platforms + cell]!
  }
}
