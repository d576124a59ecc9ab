import { exp } from '../numbers/exp.ts'
import { DROPS_PER_UNIT, toDrops } from '../numbers/drops.ts'
import { wideValue } from '../population/levels.ts'
import { CREATOR, OUTSIDE, SEGMENT_MASK } from '../population/people.ts'
import {
  AWARE,
  LAPSED,
  LONG_AGO,
  MEMBER,
  PRESENT_DAYS,
  RETURNED,
  SINCE_MASK,
  SINCE_SHIFT,
  STAGE,
} from '../population/stage.ts'
import { CHANCE, COUNTER, MINUTE } from '../observe/counters.ts'
import { openUniform, Purpose } from '../random/keyed.ts'
import { mix32 } from '../random/hash.ts'
import { MASKS, type NightFields } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'
import { audienceMask, flatRate, thresholdDrops } from './hear.ts'
import { stayTicks } from './leave.ts'
import { chance } from './chance.ts'
import { nightTables, type NightTables } from './use-tables.ts'

/** Newcomers post for 30 days. */
const NEWCOMER_DAYS = 30

/**
 * The night of one day, user by user: hearing is settled, then who opened what, habit, posts, calls,
 * leaving and returning. Friends' presence is that of the night before for everyone; what changes in
 * it is noted in `shard.came` and `shard.went` and told when all are settled.
 */
export function settleNight(shard: Shard, fields: NightFields): void {
  const night = new Night(shard, fields)
  for (let i = 0; i < shard.people.count; i++) night.settle(i)
}

/** The settling of one night, for one user after the other. */
export class Night {
  private readonly shard: Shard
  private readonly fields: NightFields
  private readonly tables: readonly NightTables[]
  private readonly audiences: number[]
  private readonly hasBlock: boolean
  private readonly evaderWarmth: number
  private readonly posting: number
  private words: Uint32Array

  constructor(shard: Shard, fields: NightFields) {
    this.shard = shard
    this.fields = fields
    this.tables = shard.plan.platforms.map((_, p) => nightTables(shard.plan, fields, p))
    this.audiences = shard.plan.audiences.map((audiences) => audiences.length)
    this.hasBlock = fields.parts.length > 0
    this.evaderWarmth = exp(shard.plan.model.evaderWarmth)
    this.posting = Math.floor(shard.plan.model.postShare * CHANCE)
    this.words = shard.random.words
  }

  settle(i: number): void {
    const { shard, fields } = this
    const { people, shares } = shard
    const platforms = people.platforms
    const base = i * platforms
    this.words = shard.random.block(people.first + i, 0, fields.day, Purpose.night)
    const [open, second] = [this.words[0]!, this.words[1]!]
    shares.count = 0
    let lapsed = 0
    for (let p = 0; p < platforms; p++) {
      const stage = people.state[base + p]! & STAGE
      if (stage === MEMBER) this.weigh(i, p)
      else if (stage === LAPSED) lapsed |= 1 << p
      else this.settleHearing(i, p, second)
    }
    // after all hearing is settled, since a return makes him part of an audience
    if (lapsed !== 0)
      for (let p = 0; p < platforms; p++) if ((lapsed >> p) & 1) this.settleLapsed(i, p, second)
    shares.intend(shard.outsideWeight)
    const evades = people.tech[i]! >= shard.evaderLevel
    if (this.hasBlock) shares.block(fields, evades, shard.plan.model.evasionHassle)
    const main = this.open(i, open, second)
    if (fields.calls.length > 0) this.settleCalls(i)
    this.settleMain(i, main)
  }

  /** How a user would share out an ordinary day, before any block. */
  intend(i: number): void {
    const { people, shares } = this.shard
    shares.count = 0
    for (let p = 0; p < people.platforms; p++)
      if ((people.state[i * people.platforms + p]! & STAGE) === MEMBER) this.weigh(i, p)
    shares.intend(this.shard.outsideWeight)
  }

  /** exp(V) of a platform that the user is on. */
  private weigh(i: number, p: number): void {
    const { shard, fields } = this
    const { people, useTables, shares } = shard
    const pair = i * people.platforms + p
    const tables = this.tables[p]!
    const since = people.since[pair]!
    const age = since === 0 ? 255 : fields.day + 1 - since
    let weight =
      fields.worth[p]! *
      useTables.fit[people.fit[pair]!]! *
      useTables.friends[people.friends[pair]!]! *
      useTables.habit[people.warmth[pair]!]! *
      useTables.novelty[age < 255 ? age : 255]! *
      tables.language[people.languageCost[i]!]! *
      tables.reactance[people.reactance[i]!]! *
      tables.curiosity[people.curiosity[i]!]!
    if (this.hasBlock && people.tech[i]! >= shard.evaderLevel && shard.evadersLike(fields, p)) weight *= this.evaderWarmth
    const k = shares.count++
    shares.slot[k] = p
    shares.weight[k] = weight
  }

  /** Takes the day's hearing off what is left of the threshold; then contacts fade and calls recede. */
  private settleHearing(i: number, p: number, secondWord: number): void {
    const { shard, fields } = this
    const { people } = shard
    const pair = i * people.platforms + p
    const mask = this.audiences[p]! > 0 ? audienceMask(shard, i, p, fields.day) : 0
    const sum =
      wideValue(people.activity[i]!) * shard.heardToday[p * MASKS + mask]! +
      flatRate(shard, pair, fields.contactsOfAll[p]!)
    if (sum * DROPS_PER_UNIT >= 0.5) people.left[pair]! -= toDrops(sum)
    const contacts = people.warmth[pair]!
    if (contacts > 0) people.warmth[pair] = Math.floor(contacts * shard.contactFading + this.rounding(secondWord, p))
    const state = people.state[pair]!
    const since = (state & SINCE_MASK) >> SINCE_SHIFT
    if (since < LONG_AGO) people.state[pair] = (state & ~SINCE_MASK) | ((since + 1) << SINCE_SHIFT)
  }

  /** Where he left: habit fades, and he may come back, one trial a night, not while it is blocked. */
  private settleLapsed(i: number, p: number, secondWord: number): void {
    const { shard, fields } = this
    const { people, plan } = shard
    const { model } = plan
    const pair = i * people.platforms + p
    const user = people.first + i
    const { hash } = plan.platforms[p]!
    const state = people.state[pair]!
    const habitual = shard.habitual(i)
    const outage = habitual < 0 ? 0 : fields.outage[habitual]!
    const push = outage === 0 ? 1 : exp(model.wOutage * outage)
    const rate = this.tables[p]!.returning[people.friends[pair]!]! * push * (1 - fields.closed[p]!)
    const drops = toDrops(rate)
    const recency = (state & SINCE_MASK) >> SINCE_SHIFT
    let after = (state & ~SINCE_MASK) | ((recency < LONG_AGO ? recency + 1 : LONG_AGO) << SINCE_SHIFT)
    const habit = people.warmth[pair]!
    people.warmth[pair] = Math.floor(habit - habit / model.tauDown + this.rounding(secondWord, p))
    if (drops >= people.left[pair]!) {
      after = (after & ~STAGE) | MEMBER | RETURNED
      people.left[pair] = stayTicks(shard, user, hash, fields.day + 1, model.leaveScale)
      shard.count(COUNTER.returners, i, p)
    } else people.left[pair]! -= drops
    people.state[pair] = after
  }

  /** Who opened what: opens, habit, posts, leaving. Returns the slot with most of his intended time. */
  private open(i: number, openWord: number, secondWord: number): number {
    const { shard, fields } = this
    const { people, plan, shares } = shard
    const { model } = plan
    const base = i * people.platforms
    const visits = wideValue(people.activity[i]!) * model.visits
    const row = (people.segment[i]! & SEGMENT_MASK) * people.platforms
    let main = OUTSIDE
    let most = 0
    for (let k = 0; k < shares.count; k++) {
      const p = shares.slot[k]!
      const pair = base + p
      const { hash } = plan.platforms[p]!
      if (shares.weight[k]! > most) {
        most = shares.weight[k]!
        main = p
      }
      const checking = 1 + model.wCheck * fields.threat[p]!
      const since = people.since[pair]!
      const joinedToday = since === fields.day + 1
      let tries = chance(visits * shares.tried[k]! * checking)
      let reaches = shares.tried[k] === shares.spent[k] ? tries : chance(visits * shares.spent[k]! * checking)
      if (joinedToday) tries = reaches = CHANCE
      const word = mix32(openWord ^ hash)
      const draw = word >>> 8
      const reached = draw < reaches
      const cell = row + p
      shard.add(COUNTER.expected, cell, tries)
      shard.add(COUNTER.minutes, cell, Math.floor(visits * shares.spent[k]! * model.minutesPerVisit * MINUTE))
      if (draw < tries) shard.add(COUNTER.opened, cell, 1)
      const state = people.state[pair]!
      const recency = (state & SINCE_MASK) >> SINCE_SHIFT
      const wasThere = !joinedToday && recency < PRESENT_DAYS
      const nowRecency = reached ? 0 : recency < LONG_AGO ? recency + 1 : LONG_AGO
      const rounding = this.rounding(secondWord, p)
      people.warmth[pair] = reached
        ? Math.floor(people.warmth[pair]! + (255 - people.warmth[pair]!) / model.tauUp + rounding)
        : Math.floor(people.warmth[pair]! - people.warmth[pair]! / model.tauDown + rounding)
      let after = (state & ~SINCE_MASK) | (nowRecency << SINCE_SHIFT)
      if (reached) {
        shard.add(COUNTER.reached, cell, 1)
        if (since > 0 && fields.day + 1 - since < NEWCOMER_DAYS) this.post(i, pair, p, hash)
      }
      if (!joinedToday) {
        const ticks = this.tables[p]!.leaving[people.friends[pair]!]!
        if (ticks >= people.left[pair]!) {
          after = (after & ~STAGE) | LAPSED
          people.left[pair] = thresholdDrops(
            shard.random.exponential(people.first + i, hash, state & RETURNED ? fields.day + 1 : 0, Purpose.return),
          )
          shard.add(COUNTER.leavers, cell, 1)
        } else people.left[pair]! -= ticks
      }
      people.state[pair] = after
      const isThere = (after & STAGE) === MEMBER && nowRecency < PRESENT_DAYS
      if (isThere !== wasThere) (isThere ? shard.came : shard.went).push(pair)
      this.observe(i, p, cell, since, after, reached, isThere)
    }
    return main
  }

  private observe(i: number, p: number, cell: number, since: number, state: number, reached: boolean, there: boolean): void {
    const { shard, fields } = this
    const member = (state & STAGE) === MEMBER
    const recency = (state & SINCE_MASK) >> SINCE_SHIFT
    if (member) {
      shard.add(COUNTER.members, cell, 1)
      if (recency < PRESENT_DAYS) shard.add(COUNTER.week, cell, 1)
      if (recency < 30) shard.add(COUNTER.month, cell, 1)
    }
    if (there) {
      shard.there[p]!++
      if (shard.people.segment[i]! & CREATOR) shard.creatorsThere[p]!++
    }
    const age = fields.day + 1 - since
    if (since === 0 || (age !== 1 && age !== 7 && age !== 30)) return
    if (reached) shard.add(age === 1 ? COUNTER.kept1 : age === 7 ? COUNTER.kept7 : COUNTER.kept30, cell, 1)
    if (age > 1 && member && (state & RETURNED) === 0) shard.add(age === 7 ? COUNTER.stayed7 : COUNTER.stayed30, cell, 1)
  }

  /** A post, on a day of use, by someone who registered within 30 days. */
  private post(i: number, pair: number, p: number, hash: number): void {
    const { shard } = this
    const creator = (shard.people.segment[i]! & CREATOR) !== 0
    if (!creator && mix32(this.words[2]! ^ hash) >>> 8 >= this.posting) return
    shard.posts[p]!++
    shard.count(COUNTER.posts, i, p)
    shard.posted.push(pair)
  }

  /** Followers who got in on the source platform today see the call; it acts from tomorrow. */
  private settleCalls(i: number): void {
    const { shard, fields } = this
    const { people } = shard
    const base = i * people.platforms
    for (const call of fields.calls) {
      const source = people.state[base + call.from]!
      if ((source & (STAGE | SINCE_MASK)) !== MEMBER) continue
      const target = people.state[base + call.to]!
      if ((target & STAGE) > AWARE) continue
      const words = shard.random.block(people.first + i, call.id, 0, Purpose.follows)
      if (openUniform(words[0]!) >= call.follows || openUniform(words[1]!) >= call.reach) continue
      people.state[base + call.to] = target & ~SINCE_MASK
    }
  }

  /** Main home: the platform with most of his intended time, if he got in anywhere within 7 days. */
  private settleMain(i: number, intended: number): void {
    const { shard } = this
    const { people, shares } = shard
    const base = i * people.platforms
    let main = OUTSIDE
    let there = 0
    for (let k = 0; k < shares.count; k++) {
      const state = people.state[base + shares.slot[k]!]!
      if ((state & STAGE) !== MEMBER) continue
      there |= 1 << shares.slot[k]!
      if ((state & SINCE_MASK) >> SINCE_SHIFT < PRESENT_DAYS) main = intended
    }
    if (main !== OUTSIDE && ((there >> main) & 1) === 0) main = OUTSIDE
    shard.countMembersOfBoth(there)
    const before = people.main[i]!
    if (main !== OUTSIDE) shard.count(COUNTER.main, i, main)
    if (main === before) return
    people.main[i] = main
    shard.countMove(before, main)
  }

  private rounding(word: number, p: number): number {
    return (mix32(word ^ this.shard.plan.platforms[p]!.hash) & 255) / 256
  }
}
