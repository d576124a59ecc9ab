import { exp } from '../numbers/exp.ts'
import { HEARD_FROM } from '../observe/metrics.ts'
import { COUNTERS, RECENCIES } from '../observe/counters.ts'
import { unitValue, habitValue } from '../population/levels.ts'
import { CREATOR, OUTSIDE, type People, SEGMENT_MASK } from '../population/people.ts'
import { MEMBER, PRESENT_DAYS, STAGE } from '../population/stage.ts'
import type { Network } from '../network/network.ts'
import type { KeyedRandom } from '../random/keyed.ts'
import { DayShares } from '../people/choice.ts'
import { IntList } from '../people/growable.ts'
import { Listeners } from '../people/listeners.ts'
import { HazardRows } from '../people/hazard-rows.ts'
import { contactFading } from '../people/contacts.ts'
import { gatherListeners, hear } from '../people/hear.ts'
import { Interest, INTEREST_HOURS } from '../people/interest.ts'
import { beginInterest, fixStances, join, joinAtOnce } from '../people/join.ts'
import { settleQueue } from '../people/registration.ts'
import { settleNight } from '../people/night.ts'
import { registerSeeds } from '../people/seeds.ts'
import { hearByThreshold } from '../people/threshold-rule.ts'
import { useTables, type UseTables } from '../people/use-tables.ts'
import { Renewals, Waiting } from '../people/waiting.ts'
import { MASKS, type HourFields, type HourReply, type Mail, type NightFields, type NightReply } from './messages.ts'
import { deliver, postMail } from './mail.ts'
import type { Plan } from './plan.ts'

/**
 * Some of the people, with all that their day needs. A run has one shard, or several side by side;
 * users are settled by keyed draws and whole numbers, so the number of shards changes no bit.
 */
export class Shard {
  readonly plan: Plan
  readonly people: People
  readonly network: Network
  readonly random: KeyedRandom

  readonly interest: readonly Interest[]
  readonly rows: readonly HazardRows[]
  readonly listeners: readonly Listeners[]
  readonly waiting: readonly Waiting[]
  readonly renewed = new Renewals()
  /** Reasons of those in a queue, by pair. */
  readonly queuedReasons = new Map<number, Int32Array>()
  readonly shares: DayShares
  readonly useTables: UseTables
  readonly hearingRates = new Float64Array(HEARD_FROM.length)

  /** Pairs of today: registered, posted, came to be there, went. */
  readonly registered = new IntList()
  readonly posted = new IntList()
  readonly came = new IntList()
  readonly went = new IntList()
  /** Failed tries of today: pair * steps + the step that failed. */
  readonly failed = new IntList()

  /** First hour of the current day. */
  dayStart = 0
  /** The day's hearing per unit of attention, by platform and audience mask. */
  heardToday: Float64Array
  /** Sums of the day, by counter, segment and platform. */
  readonly counters: Float64Array
  readonly flows: Float64Array
  readonly recencies: Float64Array
  readonly memberships: Float64Array
  readonly posts: Float64Array
  readonly creatorsThere: Float64Array
  readonly there: Float64Array

  /** interest = exp(-hours/tauInterest) by whole hours since hearing, and its running sum. */
  readonly interestLevels: Float64Array
  readonly interestSum: Float64Array
  /** C by days since the call. */
  readonly callFading: Float64Array
  /** Hearing rate per tenth of a contact, at the mean over a day; and what a night leaves of a contact. */
  readonly perContact: number
  readonly contactFading: number
  readonly outsideWeight: number
  private readonly friendsFound: Uint32Array
  /** Days for which someone counts as there after he got in; 0 when his last choice counts instead. */
  readonly presentDays: number
  /** Levels of `tech` from here up know how to get around a block. */
  readonly evaderLevel: number

  constructor(plan: Plan, network: Network, people: People) {
    const { model } = plan
    const count = plan.platforms.length
    const cells = plan.segments.length * count
    this.plan = plan
    this.network = network
    this.people = people
    this.random = plan.random
    const mostB = 1 + curiosityOfAll(plan)
    const each = <T>(make: () => T) => plan.platforms.map(make)
    this.interest = each(() => new Interest())
    this.rows = each(() => new HazardRows(model.jMax, model.i0, mostB))
    this.listeners = each(() => new Listeners())
    this.waiting = each(() => new Waiting())
    this.shares = new DayShares(count)
    this.useTables = useTables(plan)
    this.heardToday = new Float64Array(count * MASKS)
    this.counters = new Float64Array(COUNTERS.length * cells)
    this.flows = new Float64Array((count + 1) * (count + 1))
    this.recencies = new Float64Array(cells * RECENCIES)
    this.memberships = new Float64Array(1 << count)
    this.posts = new Float64Array(count)
    this.creatorsThere = new Float64Array(count)
    this.there = new Float64Array(count)
    this.interestLevels = Float64Array.from({ length: INTEREST_HOURS }, (_, hours) =>
      exp(-hours / (24 * model.tauInterest)),
    )
    this.interestSum = new Float64Array(INTEREST_HOURS + 1)
    this.interestLevels.forEach((level, hours) => (this.interestSum[hours + 1] = this.interestSum[hours]! + level))
    this.callFading = Float64Array.from({ length: 31 }, (_, days) => exp(-(days + 0.5) / model.tauPeer))
    const { kept, first } = contactFading(model)
    this.perContact = (model.bPeer * first) / 10
    this.contactFading = kept
    this.presentDays = model.presence === 'share' ? 0 : PRESENT_DAYS
    this.outsideWeight = exp(model.outside)
    this.friendsFound = new Uint32Array(network.kind === 'implicit' ? network.maxDegree : 0)
    let level = 0
    while (level < 256 && unitValue(level) <= 1 - model.evaders) level++
    this.evaderLevel = level
  }

  /** One hour: hear, then join. The first hour of a day also fixes the day's stances. */
  hour(fields: HourFields): HourReply {
    const reply = emptyReply(this.people.platforms)
    const hourOfDay = fields.hour % 24
    if (hourOfDay === 0) this.startDay(fields)
    for (let p = 0; p < this.people.platforms; p++)
      this.rows[p]!.setHour(hourOfDay, fields.rho, fields.b[p]!, fields.open[p]!)
    if (fields.hour === 0) registerSeeds(this, reply)
    if (this.plan.model.rule === 'threshold') hearByThreshold(this, fields, reply)
    else hear(this, fields, reply)
    join(this, fields, reply)
    return reply
  }

  private startDay(fields: HourFields): void {
    this.dayStart = fields.hour
    const { counters, recencies, flows, memberships, posts, creatorsThere, there } = this
    for (const counts of [counters, recencies, flows, memberships, posts, creatorsThere, there]) counts.fill(0)
    for (const list of [this.registered, this.posted, this.came, this.went, this.failed]) list.clear()
    fixStances(this, fields)
    if (this.plan.model.rule === 'threshold') return
    const bounds = this.plan.audiences.map((audiences, p) =>
      Math.max(2 * this.heardToday[p * MASKS + (1 << audiences.length) - 1]!, LEAST_BOUND),
    )
    gatherListeners(this, [...bounds.keys()], bounds, fields.hour / 24, fields.contactsOfAll)
  }

  /** Places in a queue that were given and lost in this hour. */
  queue(p: number, admitted: readonly number[], gaveUp: readonly number[]): HourReply {
    const reply = emptyReply(this.people.platforms)
    settleQueue(this, admitted, gaveUp, p, reply)
    return reply
  }

  /**
   * The night of the day; `heardToday` is the day's hearing as of its last hour.
   *
   * @param starts first user of each shard, for the letters to the others
   */
  night(fields: NightFields, heardToday: Float64Array, starts: readonly number[]): NightReply {
    this.heardToday = heardToday
    settleNight(this, fields)
    const mail = postMail(this, starts)
    const { counters, recencies, flows, memberships, posts, creatorsThere, there } = this
    return { counters, recencies, flows, memberships, posts, creatorsThere, there, mail }
  }

  /** What friends in other shards did today. */
  receive(mail: readonly Mail[]): void {
    for (const letter of mail) deliver(this.people, letter)
  }

  /** Member platform with the strongest habit, -1 without any. */
  habitual(i: number): number {
    const { people } = this
    const base = i * people.platforms
    let best = -1
    let most = -1
    for (let p = 0; p < people.platforms; p++) {
      if ((people.state[base + p]! & STAGE) !== MEMBER || habitValue(people.warmth[base + p]!) <= most) continue
      best = p
      most = habitValue(people.warmth[base + p]!)
    }
    return best
  }

  /** Adds one to a counter for user i's segment. */
  count(counter: number, i: number, p: number): void {
    this.countMany(counter, i, p, 1)
  }

  countMany(counter: number, i: number, p: number, amount: number): void {
    this.add(counter, (this.people.segment[i]! & SEGMENT_MASK) * this.people.platforms + p, amount)
  }

  /** Counts user i as a member of platform p who last got in so many days ago. */
  countMember(i: number, p: number, days: number): void {
    const cell = (this.people.segment[i]! & SEGMENT_MASK) * this.people.platforms + p
    this.recencies[cell * RECENCIES + days]!++
    if (days >= this.presentDays) return
    this.there[p]!++
    if (this.isCreator(i)) this.creatorsThere[p]!++
  }

  /** Adds to a counter at segment * platforms + platform. */
  add(counter: number, cell: number, amount: number): void {
    this.counters[counter * this.plan.segments.length * this.people.platforms + cell]! += amount
  }

  countMove(from: number, to: number): void {
    const outside = this.people.platforms
    const row = from === OUTSIDE ? outside : from
    this.flows[row * (outside + 1) + (to === OUTSIDE ? outside : to)]!++
  }

  /** Calls `visit` for every friend of local user i, by the friend's number in the whole population. */
  eachFriend(i: number, visit: (friend: number) => void): void {
    const { network } = this
    if (network.kind === 'complete') return
    const user = this.people.first + i
    if (network.kind === 'edges') {
      const end = network.offsets[user + 1]!
      for (let k = network.offsets[user]!; k < end; k++) visit(network.neighbours[k]!)
      return
    }
    const count = network.friends(user, this.friendsFound)
    for (let k = 0; k < count; k++) visit(this.friendsFound[k]!)
  }

  /** What follows when local user i has heard of platform p, by the model's rule of joining. */
  whenHeard(i: number, p: number, fields: HourFields, reply: HourReply): void {
    if (this.plan.model.joining === 'at-once') joinAtOnce(this, i, p, fields, reply)
    else beginInterest(this, i, p, fields)
  }

  /** Friends of local user i; under complete mixing nobody is a friend by himself. */
  degreeOf(i: number): number {
    const { network } = this
    const user = this.people.first + i
    if (network.kind === 'complete') return 0
    if (network.kind === 'edges') return network.offsets[user + 1]! - network.offsets[user]!
    return network.friends(user, this.friendsFound)
  }

  /**
   * Share of the friends of local user i who are on platform p, 0 without friends.
   *
   * @param ofAll that share under complete mixing, 0 otherwise
   */
  shareThere(i: number, p: number, ofAll: number): number {
    const friends = this.people.friends[i * this.people.platforms + p]!
    return friends === 0 ? ofAll : friends / this.degreeOf(i)
  }

  isCreator(i: number): boolean {
    return (this.people.segment[i]! & CREATOR) !== 0
  }
}

/** Hearing per unit of attention up to which listeners are gathered even after a silent day. */
const LEAST_BOUND = 0.001

/** All that events can ever add to the read-out of buzz. */
function curiosityOfAll(plan: Plan): number {
  let sum = 0
  for (const { event } of plan.events) if (event.kind === 'curiosity') sum += event.size
  return sum
}

/** An hour in which nothing has happened yet. */
function emptyReply(platforms: number): HourReply {
  return {
    registrations: new Float64Array(platforms),
    installs: new Float64Array(platforms),
    heard: new Float64Array(platforms),
    arrivals: [],
  }
}
