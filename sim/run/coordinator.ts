import { NEVER } from '../schema/never.ts'
import { Buzz } from '../fields/buzz.ts'
import { RegistrationQueue } from '../fields/registration-queue.ts'
import { StoreChart } from '../fields/store-chart.ts'
import { World } from '../fields/world.ts'
import type { Call } from '../fields/world-hour.ts'
import type { DayRecord } from '../observe/day-record.ts'
import { COUNTER } from '../observe/counters.ts'
import { addTo, Recorder } from '../observe/recorder.ts'
import type { Archive } from './archive.ts'
import type { Seated } from './commands.ts'
import { DayOfHours } from './day-of-hours.ts'
import type { HourReply, NightReply } from './messages.ts'
import { POST_TENTHS, REGISTRATION_TENTHS } from './mail.ts'
import { nightFields } from './night-fields.ts'
import type { Plan } from './plan.ts'
import type { Society } from './society.ts'
import { ask, type Work } from './work.ts'

/**
 * The world of a run: fields, events, chart, queues, records. It asks the shards by commands and adds
 * their whole numbers up, so where the shards live makes no difference.
 */
export class Coordinator {
  readonly plan: Plan
  readonly society: Society
  /** The next day to be simulated. */
  day = 0
  private readonly world: World
  private readonly buzz: Buzz
  private readonly chart: StoreChart
  private readonly queues: readonly RegistrationQueue[]
  private readonly recorder: Recorder

  /**
   * @param society what is known of all people, values solved
   * @param seated stocks at the start
   */
  constructor(plan: Plan, society: Society, seated: Seated) {
    const count = plan.platforms.length
    this.plan = plan
    this.society = society
    this.world = new World(plan)
    this.buzz = new Buzz(count, plan.model.tauBuzz)
    this.chart = new StoreChart(count, plan.scenario.store.firstPlace, plan.scenario.store.slope)
    this.queues = plan.platforms.map((_, p) => new RegistrationQueue(plan, p))
    this.recorder = new Recorder(plan, seated)
  }

  /** One day: 24 hours, then the night. */
  *nextDay(): Work<DayRecord> {
    const { plan, world, society } = this
    const count = plan.platforms.length
    const hours = new DayOfHours(plan)
    const registrations = new Float64Array(count)
    const calls: Call[] = []
    for (let hour = this.day * 24; hour < this.day * 24 + 24; hour++) {
      world.setHour(hour)
      calls.push(...world.calls)
      const queued = this.queues.map((queue, p) => queue.length > 0 || world.capacity[p]! < NEVER)
      const fields = hours.fields(world, this.buzz, this.chart, society, queued)
      const replies = yield* ask({ name: 'hour', fields })
      const admitted = yield* this.passQueues(hour, queued, replies)
      this.passHour(hour, [...replies, ...admitted], registrations)
    }
    const fields = nightFields(plan, this.day, hours, world, this.buzz, society, calls)
    const night = yield* ask({ name: 'night', fields, heardToday: hours.heardSoFar })
    if (night.length > 1)
      yield* ask({ name: 'mail', letters: night.map((_, to) => night.map((reply) => reply.mail[to]!)) })
    return this.passNight(night, registrations)
  }

  /** Saves or restores the state between two days. */
  keep(archive: Archive): void {
    this.day = archive.number('day', this.day)
    this.society.keep(archive.under('society'))
    this.buzz.keep(archive.under('buzz'))
    this.chart.keep(archive.under('chart'))
    this.queues.forEach((queue, p) => queue.keep(archive.under(`queue-${p}`)))
    this.recorder.keep(archive.under('recorder'))
  }

  /** Lets those into platforms at capacity for whom there is room. */
  private *passQueues(hour: number, queued: readonly boolean[], replies: readonly HourReply[]): Work<HourReply[]> {
    const { plan, world } = this
    const all: HourReply[] = []
    for (let p = 0; p < queued.length; p++) {
      if (!queued[p]) continue
      const arrivals = replies.flatMap((reply) =>
        reply.arrivals.filter((arrival) => arrival.platform === p).map((arrival) => arrival.user),
      )
      const { admitted, gaveUp } = this.queues[p]!.pass(hour, arrivals, world.capacity[p]! / plan.weight)
      if (admitted.length + gaveUp.length > 0)
        all.push(...(yield* ask({ name: 'queue', platform: p, admitted, gaveUp })))
    }
    return all
  }

  /** The hour's counts become buzz, chart and search. */
  private passHour(hour: number, replies: readonly HourReply[], registrationsToday: Float64Array): void {
    const { plan, world } = this
    const count = plan.platforms.length
    const [registrations, installs, heard] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
    for (const reply of replies) {
      addTo(registrations, reply.registrations)
      addTo(installs, reply.installs)
      addTo(heard, reply.heard)
    }
    addTo(registrationsToday, registrations)
    for (let p = 0; p < count; p++) {
      const told = (plan.model.kNews * (world.news[p]! + world.advertising[p]!)) / 24
      this.buzz.pass(p, registrations[p]! / plan.users + told)
    }
    this.chart.add(
      hour,
      installs.map((agents) => agents * plan.weight),
    )
    this.recorder.hear(heard)
  }

  /** The night's counts become company, buzz, and the day's record. */
  private passNight(replies: readonly NightReply[], registrations: Float64Array): DayRecord {
    const { plan, society } = this
    const count = plan.platforms.length
    const sum = (of: (reply: NightReply) => Float64Array) => {
      const total = new Float64Array(of(replies[0]!).length)
      for (const reply of replies) addTo(total, of(reply))
      return total
    }
    const counters = sum((reply) => reply.counters)
    const posts = sum((reply) => reply.posts)
    const returners = new Float64Array(count)
    const cells = plan.segments.length * count
    for (let cell = 0; cell < cells; cell++) returners[cell % count]! += counters[COUNTER.returners * cells + cell]!
    addTo(society.posts, posts)
    society.settle(replies)
    for (let p = 0; p < count; p++) {
      society.meet(p, REGISTRATION_TENTHS * registrations[p]! + POST_TENTHS * posts[p]!)
      this.buzz.add(p, (plan.model.kPost * posts[p]!) / plan.users)
    }
    this.chart.addToLast(
      this.day * 24 + 23,
      returners.map((agents) => agents * plan.weight),
    )
    const rank = Float64Array.from({ length: count }, (_, p) => this.chart.rank(p, this.world.listed))
    const recencies = sum((reply) => reply.recencies)
    const flows = sum((reply) => reply.flows)
    const overlap = overlapOf(
      sum((reply) => reply.memberships),
      count,
    )
    const record = this.recorder.day(this.day, { counters, recencies, flows, overlap }, rank)
    this.day++
    return record
  }
}

/** Members of each pair of platforms, from the number of users by the set of platforms they are on. */
function overlapOf(memberships: Float64Array, platforms: number): Float64Array {
  const overlap = new Float64Array(platforms * platforms)
  memberships.forEach((users, set) => {
    if (users === 0) return
    for (let p = 0; p < platforms; p++)
      for (let q = 0; q < platforms; q++) if ((set >> p) & (set >> q) & 1) overlap[p * platforms + q]! += users
  })
  return overlap
}
