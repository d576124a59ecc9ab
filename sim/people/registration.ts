import { log } from '../numbers/log.ts'
import { COUNTER } from '../observe/counters.ts'
import { AWARE, EPISODE_SHIFT, MEMBER, MOST_TRIES, QUEUED, STAGE, TRIES, WAITING } from '../population/stage.ts'
import { openUniform, Purpose } from '../random/keyed.ts'
import type { HourFields, HourReply } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'
import { FUNNEL_STEPS, STEP_NAMES } from '../scenario/funnel-steps.ts'
import { thresholdDrops } from './hear.ts'
import { stayTicks } from './leave.ts'
import { countReasons, reasonParts, waitingParts } from './reasons.ts'

/** The threshold of the next try to register, in drops, by the episode of interest and the tries before. */
export function joinThreshold(shard: Shard, i: number, p: number): number {
  const { people, plan, random } = shard
  const since = people.since[i * people.platforms + p]!
  const attempt = (since >> EPISODE_SHIFT) * 4 + (since & TRIES)
  return thresholdDrops(random.exponential(people.first + i, plan.platforms[p]!.hash, attempt, Purpose.join))
}

/** One try to register: the walls, then the passing steps, then a place. */
export function tryToRegister(
  shard: Shard,
  fields: HourFields,
  p: number,
  entry: number,
  drops: number,
  reply: HourReply,
): void {
  const { people } = shard
  const interest = shard.interest[p]!
  const i = interest.user[entry]!
  const pair = i * people.platforms + p
  const tries = people.since[pair]! & TRIES
  if (tries === 0) {
    reply.installs[p]!++
    shard.count(COUNTER.installs, i, p)
  }
  const wall = wallBefore(shard, fields, i, p)
  if (wall >= 0) {
    people.since[pair]! |= WAITING
    shard.failed.push(pair * STEP_NAMES.length + wall)
    interest.open[entry] = 0
    shard.waiting[p]!.add(
      i,
      thresholdDrops(
        shard.random.exponential(people.first + i, shard.plan.platforms[p]!.hash, 0, Purpose.waitingOpens),
      ),
    )
    shard.count(COUNTER.failed, i, p)
    shard.count(COUNTER.waiting, i, p)
    return
  }
  const failed = stepFailed(shard, fields, i, p, tries)
  if (failed >= 0) {
    people.since[pair]!++
    shard.failed.push(pair * STEP_NAMES.length + failed)
    shard.count(COUNTER.failed, i, p)
    if (tries + 1 === MOST_TRIES) interest.open[entry] = 0
    else interest.due[entry] = drops + joinThreshold(shard, i, p)
    return
  }
  interest.open[entry] = 0
  takePlace(shard, fields, i, p, reasonParts(shard, fields, p, i, interest.row[entry]!), reply)
}

/** Registers at once, or joins the queue of a platform at capacity, with his reasons. */
function takePlace(
  shard: Shard,
  fields: HourFields,
  i: number,
  p: number,
  reasons: Int32Array,
  reply: HourReply,
): void {
  if (fields.queued[p] === 1) {
    const pair = i * shard.people.platforms + p
    shard.people.since[pair]! |= QUEUED
    shard.queuedReasons.set(pair, reasons.slice())
    shard.count(COUNTER.waiting, i, p)
    reply.arrivals.push({ user: shard.people.first + i, platform: p })
  } else register(shard, i, p, reasons, reply)
}

/** Makes user i a member of platform p, in the current hour. */
export function register(shard: Shard, i: number, p: number, reasons: Int32Array, reply: HourReply): void {
  const { people, plan } = shard
  const pair = i * people.platforms + p
  people.state[pair] = MEMBER
  people.since[pair] = shard.dayStart / 24 + 1
  people.warmth[pair] = 0
  people.left[pair] = stayTicks(shard, people.first + i, plan.platforms[p]!.hash, 0, plan.model.leaveScale)
  shard.registered.push(pair)
  shard.count(COUNTER.registrations, i, p)
  countReasons(shard, i, p, reasons)
  reply.registrations[p]!++
}

/** The first wall that stops him, -1 when none does: one keyed draw for each wall, the same at every try. */
function wallBefore(shard: Shard, fields: HourFields, i: number, p: number): number {
  for (let step = 0; step < STEP_NAMES.length; step++) {
    const failing = fields.failing[p * STEP_NAMES.length + step]!
    if (failing === 0 || !FUNNEL_STEPS[STEP_NAMES[step]!].wall) continue
    const effective = failing * loginFactor(shard, fields, i, p)
    const draw = shard.random.uniform(shard.people.first + i, shard.plan.platforms[p]!.hash, step, Purpose.fixedStep)
    if (draw < effective) return step
  }
  return -1
}

/** The first passing step that goes wrong, -1 when none does: drawn again at every try. */
function stepFailed(shard: Shard, fields: HourFields, i: number, p: number, tries: number): number {
  const words = shard.random.block(shard.people.first + i, shard.plan.platforms[p]!.hash, tries, Purpose.passingStep)
  for (let step = 0, word = 0; step < STEP_NAMES.length; step++) {
    if (FUNNEL_STEPS[STEP_NAMES[step]!].wall) continue
    const draw = openUniform(words[word++]!)
    const failing = fields.failing[p * STEP_NAMES.length + step]!
    if (failing > 0 && draw < failing * loginFactor(shard, fields, i, p)) return step
  }
  return -1
}

/** What a login by a sister app leaves of the failing shares, for its members. */
function loginFactor(shard: Shard, fields: HourFields, i: number, p: number): number {
  let factor = 1
  for (const login of fields.logins) {
    const state = shard.people.state[i * shard.people.platforms + login.from]!
    if (login.to === p && (state & STAGE) === MEMBER) factor *= 1 - login.size
  }
  return factor
}

/** Those whom a wall refused come at the rate kWait once it lets them through; no further steps. */
export function releaseWaiting(shard: Shard, fields: HourFields, p: number, reply: HourReply): void {
  const waiting = shard.waiting[p]!
  const walls = fields.failing.subarray(p * STEP_NAMES.length, (p + 1) * STEP_NAMES.length)
  if (waiting.wallsChanged(walls, fields.logins.length > 0)) waiting.sort((i) => wallBefore(shard, fields, i, p) < 0)
  if (waiting.passing === 0) return
  const perHour = (shard.plan.model.kWait / 24) * fields.open[p]!
  waiting.release(perHour, (i) => {
    shard.people.since[i * shard.people.platforms + p]! &= ~WAITING
    shard.countMany(COUNTER.waiting, i, p, -1)
    takePlace(shard, fields, i, p, waitingParts(), reply)
  })
}

/** From the queue: who got a place, and who lost patience (a failed try). Users of other shards are passed over. */
export function settleQueue(
  shard: Shard,
  admitted: readonly number[],
  gaveUp: readonly number[],
  p: number,
  reply: HourReply,
): void {
  const { people, queuedReasons } = shard
  const here = (user: number) => user >= people.first && user < people.first + people.count
  for (const user of admitted.filter(here)) {
    const i = user - people.first
    const pair = i * people.platforms + p
    shard.countMany(COUNTER.waiting, i, p, -1)
    register(shard, i, p, queuedReasons.get(pair)!, reply)
    queuedReasons.delete(pair)
  }
  for (const user of gaveUp.filter(here)) {
    const i = user - people.first
    const pair = i * people.platforms + p
    const since = people.since[pair]! & ~QUEUED
    people.since[pair] = (since & TRIES) < MOST_TRIES ? since + 1 : since
    queuedReasons.delete(pair)
    shard.countMany(COUNTER.waiting, i, p, -1)
    shard.count(COUNTER.failed, i, p)
  }
}

/** Share of the waiting list at the start: who was refused by a wall before the first day. */
export function seatWaiting(shard: Shard): void {
  const { people, plan, random } = shard
  for (let p = 0; p < people.platforms; p++) {
    const { facts, hash } = plan.platforms[p]!
    if (facts.waiting === 0) continue
    let passing = 1
    for (const step of STEP_NAMES) if (FUNNEL_STEPS[step].wall) passing *= 1 - facts.funnel[step]
    const chance = facts.waiting / plan.population.people / ((1 - facts.members) * (1 - passing))
    for (let i = 0; i < people.count; i++) {
      const pair = i * people.platforms + p
      const user = people.first + i
      if ((people.state[pair]! & STAGE) > AWARE) continue
      if (random.uniform(user, hash, 0, Purpose.waitingAtStart) >= chance || !refused(shard, user, p)) continue
      people.state[pair] = (people.state[pair]! & ~STAGE) | AWARE
      people.since[pair] = WAITING
      shard.waiting[p]!.add(i, thresholdDrops(-log(random.uniform(user, hash, 0, Purpose.waitingOpens))))
    }
  }
}

/** Whether a wall of the platform's own funnel stops the user. */
function refused(shard: Shard, user: number, p: number): boolean {
  const { facts, hash } = shard.plan.platforms[p]!
  return STEP_NAMES.some(
    (step, index) =>
      FUNNEL_STEPS[step].wall && shard.random.uniform(user, hash, index, Purpose.fixedStep) < facts.funnel[step],
  )
}
