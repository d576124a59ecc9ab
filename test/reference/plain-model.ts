import { CHANCE, chance } from '../../sim/numbers/chance.ts'
import { toDrops } from '../../sim/numbers/drops.ts'
import { exp, logistic } from '../../sim/numbers/exp.ts'
import { log } from '../../sim/numbers/log.ts'
import { normalQuantile } from '../../sim/numbers/normal.ts'
import { power } from '../../sim/numbers/power.ts'
import { World } from '../../sim/fields/world.ts'
import { createNetwork } from '../../sim/network/create-network.ts'
import { friendsOf } from '../../sim/network/network.ts'
import { mix32 } from '../../sim/random/hash.ts'
import { openUniform, Purpose } from '../../sim/random/keyed.ts'
import { HEARD_FROM } from '../../sim/observe/metrics.ts'
import { planOf, type Plan } from '../../sim/run/plan.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { NEVER } from '../../sim/schema/never.ts'
import { born } from './birth.ts'
import { PlainRecord } from './plain-record.ts'
import {
  countsAsThere,
  firstContact,
  giveAllTo,
  hasEnoughFriends,
  isSeed,
  keptContact,
  oneOf,
  presence,
  shareThere,
  weighByChoice,
} from './rules.ts'
import { threatsOf, type Threats } from './threats.ts'
import { stay, threshold, TICKS_PER_DAY, toHear, toTry } from './thresholds.ts'
import { BEFORE, company, habitual, isThere, OLD, OUTSIDE, type Stance, type Tie, type User, WALLS } from './user.ts'

/** One platform he chooses from: exp(V), and the shares of his day intended, tried, and spent there. */
interface Choice {
  p: number
  weight: number
  intended: number
  tried: number
  spent: number
}

/** Steps of registration that are drawn again at every try. */
const PASSING = ['choice', 'error', 'patience'] as const

/**
 * The model, plainly: users as objects, every hazard worked out where it is used, hour by hour, user by user, platform
 * by platform. It is slow and meant to be checked by eye; the engine has to agree with it in every bit.
 *
 * Floating-point sums and products are taken in the order of the model's own formulas, from left to right, over
 * platforms by slot: exp(V) is the product exp(v + ...) exp(fit) exp(friends) exp(habit) exp(novelty) exp(language)
 * exp(protest) exp(curiosity) (evaders' warmth).
 */
export class PlainModel {
  readonly plan: Plan
  readonly users: User[] = []
  day = 0
  readonly values: number[]
  readonly record: PlainRecord
  private readonly world: World
  private readonly slots: number[]
  private threats: Threats = { rho: 0, named: -1, on: [] }
  // memories
  private readonly buzz: number[]
  private readonly installs: number[][]
  private installsOfDay: number[]
  private readonly queues: { carry: number; places: { user: User; until: number }[] }[]
  // of all people
  private there: number[]
  private creatorsThere: number[]
  private readonly posts: number[]
  /** Presence of everyone in use and in joining, and friends of everyone, under complete mixing. */
  private readonly presenceOfAll: number[]
  private readonly friendsOfAll: number[]
  private readonly contactsOfAll: number[]
  private readonly degreeOfAll: number
  private readonly isMixed: boolean
  // of the day
  private rhoSum = 0
  private threatSum: number[] = []
  private parts = new Map<number, number>()
  private enforcement: number[] = []
  private began: number[] = []
  private calls: { id: number; from: number; to: number; follows: number; reach: number }[] = []
  private posted: { user: User; p: number }[] = []
  // of the hour
  private registrationsNow: number[] = []
  private installsNow: number[] = []
  private isQueued: boolean[] = []
  private arrivals: { user: User; p: number }[] = []

  constructor(scenario: Scenario) {
    const plan = planOf(scenario)
    const zeros = () => plan.platforms.map(() => 0)
    this.plan = plan
    this.world = new World(plan)
    this.slots = plan.platforms.map((_, p) => p)
    this.values = plan.platforms.map(({ facts }) => facts.value)
    this.buzz = zeros()
    this.installs = Array.from({ length: 24 }, zeros)
    this.installsOfDay = zeros()
    this.queues = plan.platforms.map(() => ({ carry: 0, places: [] }))
    this.there = zeros()
    this.creatorsThere = zeros()
    this.posts = zeros()
    this.presenceOfAll = zeros()
    this.friendsOfAll = zeros()
    this.contactsOfAll = zeros()
    const network = createNetwork(plan.network, plan.users, plan.random)
    this.isMixed = network.kind === 'complete'
    this.degreeOfAll = network.kind === 'complete' ? network.degree : 0
    for (let id = 0; id < plan.users; id++) {
      const out = new Uint32Array(network.kind === 'complete' ? 0 : network.maxDegree)
      const friends = network.kind === 'complete' ? [] : Array.from(out.subarray(0, friendsOf(network, id, out)))
      this.users.push(born(plan, id, friends))
    }
    this.record = new PlainRecord(plan, this.users)
    this.settleOpening()
  }

  /** One day: 24 hours, then the night. */
  step(): void {
    this.rhoSum = 0
    this.threatSum = this.slots.map(() => 0)
    this.parts = new Map()
    this.enforcement = this.slots.map(() => 0)
    this.began = this.slots.map(() => 0)
    this.calls = []
    this.posted = []
    this.record.begin()
    for (let hour = this.day * 24; hour < this.day * 24 + 24; hour++) this.hour(hour)
    this.night()
    this.record.end(this.day, this.users, this.rank())
    this.day++
  }

  // ---- the first day is a fixed point ----

  private settleOpening(): void {
    const { platforms, population, model } = this.plan
    this.world.setHour(0)
    this.threats = threatsOf(this.world, model)
    for (const p of this.slots) if (platforms[p]!.facts.dau !== undefined) this.values[p] = model.outside
    for (let step = 1; ; step++) {
      const opens = this.slots.map(() => 0)
      const members = this.slots.map(() => 0)
      for (const user of this.users) this.settleFirstDay(user, opens, members)
      this.meetFriends()
      if (step <= 3) continue
      const known = this.slots.filter((p) => platforms[p]!.facts.dau !== undefined && members[p]! > 0)
      const errors = known.map((p) => {
        const { dau, members: share } = platforms[p]!.facts
        return logit(dau! / (share * population.people)) - logit(opens[p]! / CHANCE / members[p]!)
      })
      const all = known.reduce((sum, p) => sum + members[p]!, 0)
      const common = all === 0 ? 0 : known.reduce((sum, p, k) => sum + members[p]! * errors[k]!, 0) / all
      known.forEach((p, k) => {
        const value = this.values[p]! + 0.5 * (errors[k]! - common) + 2 * common
        this.values[p] = Math.min(10, Math.max(-10, value))
      })
      if ((step >= 8 && errors.every((error) => Math.abs(error) < 1e-3)) || step === 60) return
    }
  }

  /** Habit at its long-run law, the last opening from the geometric law, at his chances of an ordinary day. */
  private settleFirstDay(user: User, opens: number[], members: number[]): void {
    const { random, model } = this.plan
    const calm = this.slots.map(() => 0)
    const choices = this.choices(user, 0, this.threats.rho, calm, 'facts')
    const words = random.block(user.id >>> 1, 0, 0, Purpose.initialOpen).slice((user.id & 1) * 2)
    const isExclusive = model.choice === 'exclusive'
    if (isExclusive) weighByChoice(choices, oneOf(choices, words[0]!), user.main)
    for (const { p, spent } of choices) {
      const tie = user.ties[p]!
      const visits = user.activity * model.visits * (1 + model.wCheck * this.threats.on[p]!)
      const checks = 1 + model.wCheck * this.threats.on[p]!
      const perDay = isExclusive
        ? Math.floor(spent * chance(user.activity * model.visits * checks))
        : chance(user.activity * model.visits * spent * checks)
      opens[p]! += perDay
      members[p]!++
      const share = perDay / CHANCE
      const { hash } = this.plan.platforms[p]!
      const bits = mix32(words[1]! ^ hash)
      const up = share / model.tauUp
      const mean = up / (up + (1 - share) / model.tauDown)
      // a habit feeds itself by the slope of the chance to open in it
      const feedback = Math.min(0.9, model.wHabit * (1 - share) * visits * spent * (1 - spent))
      const spread = Math.sqrt((share * (1 - share) * (1 - feedback)) / (model.tauUp + model.tauDown - 1))
      const habit = mean + spread * normalQuantile(((bits >>> 24) + 0.5) / 256)
      tie.habit = Math.floor(255 * Math.min(1, Math.max(0, habit)) + (bits & 255) / 256)
      const draw = openUniform(mix32(words[0]! ^ hash))
      tie.opened = 0
      for (let unopened = 1 - share; draw <= unopened && tie.opened < OLD; unopened *= 1 - share) tie.opened++
    }
    this.settleMain(user, choices)
  }

  // ---- the world, by the hour ----

  private hour(hour: number): void {
    const { world, plan } = this
    world.setHour(hour)
    this.calls.push(...world.calls)
    this.threats = threatsOf(world, plan.model)
    this.rhoSum += this.threats.rho
    this.threats.on.forEach((push, p) => (this.threatSum[p]! += push))
    this.noteBlocks()
    this.registrationsNow = this.slots.map(() => 0)
    this.installsNow = this.slots.map(() => 0)
    this.arrivals = []
    this.isQueued = this.slots.map((p) => this.queues[p]!.places.length > 0 || world.capacity[p]! < NEVER)

    if (hour % 24 === 0) this.beginDay(hour)
    if (hour === 0) this.registerSeeds()
    const heard = plan.model.rule === 'threshold' ? this.hearByThreshold(hour) : this.hear(hour)
    this.join(hour, heard)
    for (const p of this.slots) if (this.isQueued[p]) this.passQueue(hour, p)

    const keptPerHour = exp(-1 / (24 * plan.model.tauBuzz))
    for (const p of this.slots) {
      const told = (plan.model.kNews * (world.news[p]! + world.advertising[p]!)) / 24
      this.buzz[p] = this.buzz[p]! * keptPerHour + (this.registrationsNow[p]! / plan.users + told)
    }
    // 24 hours, summed by the hour of the day
    this.installs[hour % 24] = this.installsNow.map((agents) => agents * plan.weight)
    this.installsOfDay = this.slots.map((p) => this.installs.reduce((sum, installs) => sum + installs[p]!, 0))
    this.record.hear(this.slots.map((p) => heard.filter((one) => one.p === p).length))
  }

  /** The hour by the sets of platforms blocked together, as bit masks: longer blocks hold the shorter ones. */
  private noteBlocks(): void {
    const { blocked, enforcement, blockBegan } = this.world
    const longest = this.slots.filter((p) => blocked[p]! > 0).sort((a, b) => blocked[b]! - blocked[a]! || a - b)
    longest.forEach((p, k) => {
      this.enforcement[p] = enforcement[p]!
      this.began[p] = blockBegan[p]!
      const together = longest.slice(0, k + 1).reduce((set, q) => set | (1 << q), 0)
      const share = blocked[p]! - (blocked[longest[k + 1] ?? -1] ?? 0)
      if (share > 0) this.parts.set(together, (this.parts.get(together) ?? 0) + share)
    })
  }

  /** b = B/(B + .01), and what events add to it. */
  private readOut(p: number): number {
    return this.buzz[p]! / (this.buzz[p]! + 0.01) + this.world.curiosity
  }

  /** Share of the hour in which it can be joined. */
  private openShare(p: number): number {
    return this.world.listed[p]! * (1 - this.world.blocked[p]! * this.world.enforcement[p]!)
  }

  /** Block of the habitual platform, enforced, faded by tauTry; 0 without one. */
  private outage(user: User): number {
    const { blocked, enforcement, blockBegan, hour } = this.world
    const p = habitual(user)
    if (p < 0) return 0
    const days = Math.max(0, Math.floor((hour - blockBegan[p]!) / 24))
    return blocked[p]! * enforcement[p]! * exp(-days / this.plan.model.tauTry)
  }

  /** L (1 - translation) / (1 + posts/postsHalf). */
  private language(p: number, translation: number): number {
    const { facts } = this.plan.platforms[p]!
    return (facts.language * (1 - translation)) / (1 + (this.posts[p]! * this.plan.weight) / this.plan.model.postsHalf)
  }

  /** x of his friends in leaving and returning, and of everyone under complete mixing. */
  private company(tie: Tie, p: number): number {
    return company(this.friendsOfAll[p]!) + company(tie.friendsThere)
  }

  // ---- hear ----

  private beginDay(hour: number): void {
    for (const user of this.users)
      user.ties.forEach((tie, p) => {
        tie.heardSoFar = 0
        if (tie.interest === undefined) return
        if (hour - tie.interest.heard - 1 >= 96) tie.interest = undefined
        else tie.interest.stance = this.stanceOf(user, p)
      })
  }

  /** C = e^(-days/tauPeer) at its mean over a day. */
  private callStrength(tie: Tie): number {
    return tie.called === OLD ? 0 : exp(-(tie.called + 0.5) / this.plan.model.tauPeer)
  }

  /** bPeer X + callRate C: hearing that attention does not weaken, per day. */
  private flatRate(tie: Tie, p: number): number {
    const { bPeer, callRate } = this.plan.model
    const ofAll = bPeer * this.contactsOfAll[p]!
    const first = firstContact(this.plan.model)
    return ofAll + ((bPeer * first) / 10) * tie.contacts + callRate * this.callStrength(tie)
  }

  /** Rate at which sister apps tell a user, by app, then kind of audience. */
  private toldRates(user: User, p: number): number[] {
    const audiences = this.world.audiences.filter(({ to }) => to === p)
    if (audiences.length === 0) return []
    return this.slots.flatMap((from) =>
      (['member', 'opened'] as const).map((who) => {
        const tie = user.ties[from]!
        const belongs = tie.stage === 'member' && tie.joined !== this.day && (who === 'member' || tie.opened === 0)
        const told = audiences.filter((audience) => audience.from === from && audience.who === who)
        return belongs ? told.reduce((sum, { rate }) => sum + rate, 0) : 0
      }),
    )
  }

  /** Everyone hears of what he is not on; returns who heard this hour. */
  private hear(hour: number): { user: User; p: number }[] {
    const { model, platforms } = this.plan
    const { world } = this
    const heard: { user: User; p: number }[] = []
    for (const p of this.slots) {
      const { facts } = platforms[p]!
      const visibility = Math.min(1, this.installsOfDay[p]! / this.plan.scenario.store.firstPlace)
      const sources = [
        facts.media,
        facts.foreign ? model.mediaBan * this.threats.rho : 0,
        model.bBuzz * this.buzz[p]!,
        world.listed[p] === 1 ? model.bChart * visibility : 0,
        world.news[p]!,
        world.advertising[p]!,
      ]
      for (const user of this.users) {
        const tie = user.ties[p]!
        if (tie.stage === 'member' || tie.stage === 'lapsed') continue
        const told = this.toldRates(user, p)
        tie.heardSoFar += [...sources, ...told].reduce((sum, rate) => sum + rate, 0) / 24
        const flat = this.flatRate(tie, p)
        const drops = toDrops(user.activity * tie.heardSoFar + flat * (((hour % 24) + 1) / 24))
        if (drops < tie.left) continue
        tie.left = drops + toHear(this.plan, user.id, p, hour + 1)
        const calls = model.callRate * this.callStrength(tie)
        const personal = [told.reduce((sum, rate) => sum + rate, 0) * user.activity, flat - calls, calls]
        this.record.countHearing(user, p, [...sources.map((rate) => user.activity * rate), ...personal])
        heard.push({ user, p })
        if (tie.stage === 'unaware') tie.stage = 'aware'
      }
    }
    return heard
  }

  /** Hears of it on each day on which enough of his friends are there, and of nothing else. */
  private hearByThreshold(hour: number): { user: User; p: number }[] {
    if (hour % 24 !== 0) return []
    const { thresholds } = this.plan.model
    const heard = this.slots.flatMap((p) =>
      this.users
        .filter(({ ties }) => ties[p]!.stage === 'unaware' || ties[p]!.stage === 'aware')
        .filter((user) => {
          const ofAll = this.isMixed ? this.there[p]! / this.plan.users : 0
          return shareThere(user, p, ofAll) >= thresholds[user.id % thresholds.length]!
        })
        .map((user) => ({ user, p })),
    )
    for (const { user, p } of heard) {
      user.ties[p]!.stage = 'aware'
      this.record.countHearing(
        user,
        p,
        HEARD_FROM.map((source) => (source === 'friends' ? 1 : 0)),
      )
    }
    return heard
  }

  // ---- join ----

  /** Seeds are there from the first hour on, without steps and reasons. */
  private registerSeeds(): void {
    for (const p of this.slots)
      for (const user of this.users) {
        const { stage, waiting } = user.ties[p]!
        if (stage === 'member' || waiting !== undefined || !isSeed(this.plan, p, user.id)) continue
        this.register(user, p, this.record.allFrom('base'))
      }
  }

  /** The parts of a stance, by reason, in logits: of appeal, then of alarm before rho, then of excitement before b. */
  private weighs(user: User, p: number) {
    const { model, population, platforms } = this.plan
    const { world } = this
    const { named } = this.threats
    const tie = user.ties[p]!
    const foreign = platforms[p]!.facts.foreign ? 1 : 0
    const isDark = world.blocked.some((share) => share > 0)
    const banned = named >= 0 && user.ties[named]!.stage === 'member' ? user.ties[named] : undefined
    const damped = 1 - population.inertiaDamping * user.inertia
    return {
      appeal: {
        fit: (tie.liking - user.languageCost * this.language(p, world.translation[p]!)) / 2,
        friends: model.wPresenceJoin * presence(user, p, this.presenceOfAll[p]!, model.presence),
        influencers: model.endorsement * this.callStrength(tie),
        incentive: world.incentive[p]!,
        welcome: world.hostTone[p]!,
        outage: model.wOutage * this.outage(user),
        evasion: foreign === 1 && isDark && user.evades ? model.evaderWarmth : 0,
        setbacks: -model.failedTry * tie.tries,
      },
      alarm: {
        fear: banned && p !== named ? damped * model.wFear * user.fear : 0,
        protest: banned ? (foreign * model.wReactance * user.reactance * (banned.habit / 255)) / 0.5 : 0,
        owner: banned ? -model.wOwner * world.ownerRisk[p]! : 0,
      },
      curiosity: foreign * model.wCuriosity * user.curiosity,
    }
  }

  private stanceOf(user: User, p: number): Stance {
    const { appeal, alarm, curiosity } = this.weighs(user, p)
    return {
      appeal: quarters(sumOf(appeal), -8, 63),
      alarm: quarters(sumOf(alarm), -4, 63),
      excitement: quarters(curiosity, 0, 31),
    }
  }

  /** u = appeal + rho alarm + b excitement. */
  private drive({ appeal, alarm, excitement }: Stance, p: number): number {
    return appeal + this.threats.rho * alarm + this.readOut(p) * excitement
  }

  private join(hour: number, heard: readonly { user: User; p: number }[]): void {
    const { model } = this.plan
    const isFree = ({ waiting, queued, tries }: Tie) => waiting === undefined && queued === undefined && tries < 3
    // a first hearing opens an episode of interest, with the stance of this hour; joining is open from the next hour on
    for (const { user, p } of heard) {
      const tie = user.ties[p]!
      if (!isFree(tie) || tie.interest !== undefined) continue
      tie.episode = (tie.episode + 1) % 16
      tie.interest = { heard: hour, due: toTry(this.plan, user.id, p, tie), sum: 0, stance: this.stanceOf(user, p) }
      if (model.joining === 'at-once' && this.openShare(p) > 0) this.tryToRegister(user, p, 0)
    }
    for (const p of this.slots) {
      for (const user of this.users) {
        const { interest } = user.ties[p]!
        if (interest === undefined) continue
        const age = hour - interest.heard - 1
        const hazard = this.openShare(p) * (model.jMax / 24) * logistic(model.i0 + this.drive(interest.stance, p))
        if (age >= 0 && age < 96) interest.sum += exp(-age / (24 * model.tauInterest)) * hazard
        if (toDrops(interest.sum) >= interest.due) this.tryToRegister(user, p, toDrops(interest.sum))
      }
      for (const user of this.users) this.waitAtWall(user, p)
    }
    // a further one renews it
    for (const { user, p } of heard) if (user.ties[p]!.interest) user.ties[p]!.interest.heard = hour
  }

  private tryToRegister(user: User, p: number, drops: number): void {
    const { random, platforms } = this.plan
    const tie = user.ties[p]!
    const login = this.loginFactor(user, p)
    if (tie.tries === 0) {
      this.installsNow[p]!++
      this.record.count('installs', user, p)
    }
    if (!this.passesWalls(user, p)) {
      tie.interest = undefined
      tie.waiting = { due: threshold(this.plan, user.id, p, 0, Purpose.waitingOpens), sum: 0 }
      this.record.count('failed_registrations', user, p)
      return
    }
    const words = random.block(user.id, platforms[p]!.hash, tie.tries, Purpose.passingStep)
    if (PASSING.some((step, k) => openUniform(words[k]!) < this.world.failing[step][p]! * login)) {
      tie.tries++
      this.record.count('failed_registrations', user, p)
      if (tie.tries === 3) tie.interest = undefined
      else tie.interest!.due = drops + toTry(this.plan, user.id, p, tie)
      return
    }
    const reasons = this.reasonsOf(user, p, tie.interest!.stance)
    tie.interest = undefined
    this.takePlace(user, p, reasons)
  }

  /** Walls: one keyed draw each, the same at every try. */
  private passesWalls(user: User, p: number): boolean {
    const { hash } = this.plan.platforms[p]!
    const login = this.loginFactor(user, p)
    return WALLS.every((wall, k) => {
      const failing = this.world.failing[wall][p]!
      return this.plan.random.uniform(user.id, hash, k, Purpose.fixedStep) >= failing * login
    })
  }

  /** What the logins of sister apps that he is on leave of the failing shares. */
  private loginFactor(user: User, p: number): number {
    const logins = this.world.logins.filter(({ to, from }) => to === p && user.ties[from]!.stage === 'member')
    return logins.reduce((factor, { size }) => factor * (1 - size), 1)
  }

  /** Whom a wall refused comes at the rate kWait while it would let him through. */
  private waitAtWall(user: User, p: number): void {
    const tie = user.ties[p]!
    if (tie.waiting === undefined || !this.passesWalls(user, p)) return
    tie.waiting.sum += (this.plan.model.kWait / 24) * this.openShare(p)
    if (toDrops(tie.waiting.sum) < tie.waiting.due) return
    tie.waiting = undefined
    this.takePlace(user, p, this.record.allFrom('waiting'))
  }

  private takePlace(user: User, p: number, reasons: readonly number[]): void {
    if (!this.isQueued[p]) return this.register(user, p, reasons)
    user.ties[p]!.queued = reasons
    this.arrivals.push({ user, p })
  }

  /** By hour of arrival, then by a keyed draw; who has lost patience goes; fractions of an agent carry over. */
  private passQueue(hour: number, p: number): void {
    const { random, model, platforms, weight } = this.plan
    const { hash } = platforms[p]!
    const queue = this.queues[p]!
    const order = (user: User) => random.word(user.id, hash, hour, Purpose.queueOrder)
    const arrived = this.arrivals.filter((arrival) => arrival.p === p).map(({ user }) => user)
    for (const user of arrived.sort((a, b) => order(a) - order(b) || a.id - b.id)) {
      const patience = random.exponential(user.id, hash, hour, Purpose.queuePatience) * model.tauPatience * 24
      queue.places.push({ user, until: hour + patience })
    }
    for (const { user } of queue.places.filter(({ until }) => until <= hour)) {
      const tie = user.ties[p]!
      tie.queued = undefined
      tie.tries = Math.min(3, tie.tries + 1)
      this.record.count('failed_registrations', user, p)
    }
    queue.places = queue.places.filter(({ until }) => until > hour)
    const budget = queue.carry + this.world.capacity[p]! / weight
    const admitted = queue.places.splice(0, Math.floor(budget))
    for (const { user } of admitted) this.register(user, p, user.ties[p]!.queued!)
    queue.carry = queue.places.length > 0 ? budget - admitted.length : budget - Math.floor(budget)
  }

  private register(user: User, p: number, reasons: readonly number[]): void {
    const tie = user.ties[p]!
    tie.stage = 'member'
    tie.queued = undefined
    tie.joined = this.day
    tie.opened = 0
    tie.habit = 0
    tie.left = stay(this.plan, user.id, p, 0, this.plan.model.leaveScale)
    this.registrationsNow[p]!++
    this.record.count('registrations', user, p)
    this.record.countReasons(user, p, reasons)
  }

  /** Source k gets u_k (h(u) - h(0)) / u of the hazard h = logistic(i0 + u), the base h(0); rounding goes to the fit. */
  private reasonsOf(user: User, p: number, stance: Stance): readonly number[] {
    const { i0 } = this.plan.model
    const { appeal, alarm, curiosity } = this.weighs(user, p)
    const b = this.readOut(p)
    const u = this.drive(stance, p)
    const [whole, empty] = [logistic(i0 + u), logistic(i0)]
    const perLogit = Math.abs(u) < 1e-9 ? empty * (1 - empty) : (whole - empty) / u
    const others = sumOf({ ...appeal, fit: 0 })
    const push = this.threats.rho * sumOf(alarm)
    const parts: Record<string, number> = {
      ...appeal,
      fear: this.threats.rho * alarm.fear,
      protest: this.threats.rho * alarm.protest,
      owner: this.threats.rho * alarm.owner,
      curiosity: b * curiosity,
      fit: u - others - push - b * curiosity,
    }
    return this.record.inParts((reason) => (parts[reason] ?? 0) * (perLogit / whole))
  }

  // ---- the night ----

  private night(): void {
    const { plan, users } = this
    const { model } = plan
    for (const user of users) this.settleNight(user)
    const registered = users.flatMap((user) =>
      this.slots.flatMap((p) => (user.ties[p]!.joined === this.day ? [{ user, p }] : [])),
    )
    this.tellFriends(registered, 10)
    this.tellFriends(this.posted, 2)
    this.meetFriends()
    const tonight = (list: readonly { p: number }[], p: number) => list.filter((one) => one.p === p).length
    for (const p of this.slots) {
      const posts = tonight(this.posted, p)
      const tenths = 10 * tonight(registered, p) + 2 * posts
      this.posts[p]! += posts
      const kept = this.contactsOfAll[p]! * keptContact(model)
      this.contactsOfAll[p] = kept + ((this.degreeOfAll * tenths) / 10 / plan.users) * firstContact(model)
      this.buzz[p]! += (model.kPost * posts) / plan.users
      // returns are installs of the last hour
      const returns = this.record.today('returners', p) * plan.weight
      this.installs[23]![p]! += returns
      this.installsOfDay[p]! += returns
    }
  }

  /** What happened acts on friends who are not there yet, from tomorrow on. */
  private tellFriends(news: readonly { user: User; p: number }[], tenths: number): void {
    for (const { user, p } of news)
      for (const friend of user.friends) {
        const tie = this.users[friend]!.ties[p]!
        tie.contacts = Math.min(255, tie.contacts + tenths)
      }
  }

  /** Counts who is there, among all and among each one's friends. */
  private meetFriends(): void {
    const { model, users } = this.plan
    const isHere = (user: User, p: number) => countsAsThere(user, p, model)
    this.there = this.slots.map((p) => this.users.filter((user) => isHere(user, p)).length)
    this.creatorsThere = this.slots.map((p) => this.users.filter((user) => user.isCreator && isHere(user, p)).length)
    for (const p of this.slots) {
      this.friendsOfAll[p] = (this.degreeOfAll * this.there[p]!) / users
      const shareOfAll = this.isMixed ? this.there[p]! / users : 0
      this.presenceOfAll[p] = model.presence === 'share' ? shareOfAll : company(this.friendsOfAll[p]!)
      for (const user of this.users)
        user.ties[p]!.friendsThere = user.friends.filter((friend) => isHere(this.users[friend]!, p)).length
    }
  }

  private settleNight(user: User): void {
    const { random } = this.plan
    const word = random.block(user.id >>> 2, 0, this.day, Purpose.night)[user.id & 3]!
    const bits = this.plan.platforms.map(({ hash }) => mix32(word ^ hash))
    const b = this.slots.map((p) => this.readOut(p))
    const choices = this.choices(user, this.day, this.rhoSum / 24, b, 'world')
    if (this.parts.size > 0) this.divideByBlocks(user, choices)
    if (this.plan.model.choice === 'exclusive') {
      const chosen = oneOf(choices, word)
      weighByChoice(choices, chosen, user.main)
      giveAllTo(choices, chosen)
    }
    // all hearing is settled before anyone returns
    user.ties.forEach((tie, p) => this.settleHearing(user, tie, p, bits[p]!))
    user.ties.forEach((tie, p) => {
      if (tie.stage === 'lapsed') this.mayReturn(user, tie, p, bits[p]!)
    })
    for (const choice of choices) this.open(user, choice, bits[choice.p]!)
    for (const call of this.calls) this.seeCall(user, call)
    const before = user.main
    this.settleMain(user, choices)
    this.record.countMove(before, user.main)
  }

  /** The day's hearing comes off what is left of the threshold; contacts fade, calls recede; so does interest's sum. */
  private settleHearing(user: User, tie: Tie, p: number, bits: number): void {
    if (tie.stage !== 'unaware' && tie.stage !== 'aware') return
    if (this.plan.model.rule === 'hazard') tie.left -= toDrops(user.activity * tie.heardSoFar + this.flatRate(tie, p))
    tie.contacts = Math.floor(tie.contacts * keptContact(this.plan.model) + (bits & 255) / 256)
    tie.called = Math.min(OLD, tie.called + 1)
    if (tie.interest === undefined) return
    tie.interest.due -= toDrops(tie.interest.sum)
    tie.interest.sum = 0
  }

  /** exp(V) and intended share of each platform that he is on, beside everything else. */
  private choices(user: User, day: number, rho: number, b: readonly number[], from: 'world' | 'facts'): Choice[] {
    const { model, platforms, population, users } = this.plan
    const creators = Math.max(1, users * population.creators)
    const choices = this.slots.flatMap((p) => {
      const tie = user.ties[p]!
      if (tie.stage !== 'member') return []
      const { facts } = platforms[p]!
      const { hostTone, translation } =
        from === 'facts' ? facts : { hostTone: this.world.hostTone[p]!, translation: this.world.translation[p]! }
      const active = Math.min(1, this.creatorsThere[p]! / creators)
      const age = tie.joined === BEFORE ? Infinity : day - tie.joined
      const isOpen = [...this.parts.keys()].every((set) => ((set >> p) & 1) === 0)
      const isRefuge = this.parts.size > 0 && isOpen && facts.foreign && user.evades
      const weight =
        exp(this.values[p]! + model.wCreators * active + hostTone + model.wPresence * this.presenceOfAll[p]!) *
        exp(tie.liking) *
        exp(model.wPresence * presence(user, p, 0, model.presence)) *
        exp(model.wHabit * (tie.habit / 255 - 0.5)) *
        exp(age >= 255 ? 0 : model.wNovelty * exp(-age / model.tauNovelty)) *
        exp(-user.languageCost * this.language(p, translation)) *
        exp(facts.foreign ? model.wReactance * rho * user.reactance : 0) *
        exp(facts.foreign ? model.wCuriosity * b[p]! * user.curiosity : 0) *
        (isRefuge ? exp(model.evaderWarmth) : 1)
      return [{ p, weight }]
    })
    const perWeight = 1 / choices.reduce((sum, { weight }) => sum + weight, exp(model.outside))
    return choices.map(({ p, weight }) => {
      const intended = weight * perWeight
      return { p, weight, intended, tried: intended, spent: intended }
    })
  }

  /** Each part of the day has its own softmax over what is reachable; tries at a blocked door fade with tauTry. */
  private divideByBlocks(user: User, choices: readonly Choice[]): void {
    const { evasionHassle, tauTry } = this.plan.model
    const through = (p: number) => {
      const enforcement = this.enforcement[p]!
      return user.evades ? (1 - enforcement * enforcement) * exp(-evasionHassle) : 1 - enforcement
    }
    const parts = [...this.parts].sort(([a], [b]) => a - b).map(([set, hours]) => ({ set, share: hours / 24 }))
    const open = parts.reduce((rest, { share }) => rest - share, 1)
    for (const choice of choices) choice.spent = choice.tried = open * choice.intended
    for (const { set, share } of parts) {
      const blocked = choices.filter(({ p }) => (set >> p) & 1)
      const reachable = blocked.reduce((rest, { intended }) => rest - intended, 1)
      const lost = blocked.reduce((sum, { p, intended }) => sum + intended * (1 - through(p)), 0)
      for (const choice of choices) {
        const { p, intended } = choice
        const trying = exp(-Math.max(0, Math.floor((this.day * 24 - this.began[p]!) / 24)) / tauTry)
        const isBlocked = blocked.includes(choice)
        const spent = isBlocked ? share * intended * through(p) : share * intended * (1 + lost / reachable)
        choice.spent += spent
        choice.tried += isBlocked ? share * intended * (through(p) + (1 - through(p)) * trying) : spent
      }
    }
  }

  /** One platform on one night: opened or not, habit, post, leaving. */
  private open(user: User, { p, tried, spent }: Choice, bits: number): void {
    const { model, random, platforms } = this.plan
    const tie = user.ties[p]!
    const age = tie.joined === BEFORE ? -1 : this.day - tie.joined
    const visits = user.activity * model.visits
    const checking = 1 + model.wCheck * (this.threatSum[p]! / 24)
    const tries = age === 0 ? CHANCE : chance(visits * tried * checking)
    const reaches = age === 0 ? CHANCE : chance(visits * spent * checking)
    const draw = bits >>> 8
    const reached = draw < reaches
    this.record.count('dau_expected', user, p, tries / CHANCE)
    this.record.count('minutes', user, p, Math.floor(visits * spent * (platforms[p]!.facts.minutesPerVisit * 64)) / 64)
    if (draw < tries) this.record.count('dau', user, p)
    if (reached) this.record.count('dau_reached', user, p)
    const target = reached ? tie.habit + (255 - tie.habit) / model.tauUp : tie.habit - tie.habit / model.tauDown
    tie.habit = Math.floor(target + (bits & 255) / 256)
    tie.opened = reached ? 0 : Math.min(OLD, tie.opened + 1)
    const posts = () => random.uniform(user.id, platforms[p]!.hash, this.day, Purpose.post) < model.postShare
    if (reached && age >= 0 && age < 30 && (user.isCreator || posts())) {
      this.posted.push({ user, p })
      this.record.count('hashtag_posts', user, p)
    }
    if (age !== 0) this.mayLeave(user, tie, p)
    this.record.countCohort(user, p, age, reached, tie)
  }

  private mayLeave(user: User, tie: Tie, p: number): void {
    const { model } = this.plan
    if (model.leave === 'below-k') {
      if (hasEnoughFriends(tie, this.friendsOfAll[p]!, model)) return
    } else {
      const ticks = Math.floor(TICKS_PER_DAY * exp(-model.wStay * this.company(tie, p)) + 0.5)
      if (ticks < tie.left) {
        tie.left -= ticks
        return
      }
    }
    tie.stage = 'lapsed'
    tie.left = threshold(this.plan, user.id, p, tie.returned ? this.day + 1 : 0, Purpose.return)
    this.record.count('leavers', user, p)
  }

  /** r0 exp(wReturn x + wOutage f), one trial a night, not while blocked; a new stay, the old date of joining. */
  private mayReturn(user: User, tie: Tie, p: number, bits: number): void {
    const { model } = this.plan
    const { blocked, enforcement } = this.world
    tie.habit = Math.floor(tie.habit - tie.habit / model.tauDown + (bits & 255) / 256)
    tie.opened = Math.min(OLD, tie.opened + 1)
    const push = exp(model.wOutage * this.outage(user))
    const rate = model.r0 * exp(model.wReturn * this.company(tie, p)) * push * (1 - blocked[p]! * enforcement[p]!)
    if (toDrops(rate) < tie.left) {
      tie.left -= toDrops(rate)
      return
    }
    tie.stage = 'member'
    tie.returned = true
    tie.left = stay(this.plan, user.id, p, this.day + 1, model.leaveScale)
    this.record.count('returners', user, p)
    this.record.count('installs', user, p)
  }

  /** A follower who got in on the source platform today sees the call. */
  private seeCall(user: User, { id, from, to, follows, reach }: (typeof this.calls)[number]): void {
    const [source, target] = [user.ties[from]!, user.ties[to]!]
    if (source.stage !== 'member' || source.opened !== 0) return
    if (target.stage === 'member' || target.stage === 'lapsed') return
    const words = this.plan.random.block(user.id, id, 0, Purpose.follows)
    if (openUniform(words[0]!) < follows && openUniform(words[1]!) < reach) target.called = 0
  }

  /** Main home: most of his intended time, among what he is still on, if he got in anywhere within 7 days. */
  private settleMain(user: User, choices: readonly Choice[]): void {
    const still = choices.filter(({ p }) => user.ties[p]!.stage === 'member')
    // by the time that his visits take; a new home has to have a quarter more of it than the old one
    const time = ({ p, weight }: Choice) =>
      weight * (this.plan.platforms[p]!.facts.minutesPerVisit * 64) * (p === user.main ? 1.25 : 1)
    const most = Math.max(...still.map(time))
    const main = most > 0 ? still.find((choice) => time(choice) === most) : undefined
    user.main = main !== undefined && still.some(({ p }) => isThere(user.ties[p]!)) ? main.p : OUTSIDE
  }

  /** Place among listed platforms and background apps, of which the k-th has D1 k^-slope installs a day. */
  private rank(): number[] {
    const { firstPlace, slope } = this.plan.scenario.store
    const { listed } = this.world
    return this.slots.map((p) => {
      const own = this.installsOfDay[p]!
      if (listed[p] === 0 || own === 0) return NaN
      const background = Math.ceil(power(firstPlace / own, 1 / slope)) - 1
      return (
        1 + background + this.slots.filter((q) => q !== p && listed[q] === 1 && this.installsOfDay[q]! > own).length
      )
    })
  }
}

const quarters = (x: number, lowest: number, most: number) =>
  Math.min(most, Math.max(0, Math.floor((x - lowest) * 4 + 0.5))) / 4 + lowest
const sumOf = (parts: Readonly<Record<string, number>>) => Object.values(parts).reduce((sum, part) => sum + part, 0)
const logit = (share: number) => log(share / (1 - share))
