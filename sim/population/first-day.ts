import { normalQuantile } from '../numbers/normal.ts'
import { CHANCE, chance } from '../numbers/chance.ts'
import { thresholdDrops } from '../people/hear.ts'
import { bePresent, choiceDraw } from '../people/last-choice.ts'
import { intendedTime } from '../people/main-home.ts'
import { seatWaiting } from '../people/registration.ts'
import { stayTicks } from '../people/leave.ts'
import { Weigher } from '../people/weigher.ts'
import { mix32 } from '../random/hash.ts'
import { openUniform, Purpose } from '../random/keyed.ts'
import { postMail } from '../run/mail.ts'
import type { NightFields, SettleReply } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'
import { wideValue } from './levels.ts'
import { OUTSIDE } from './people.ts'
import { AWARE, LONG_AGO, MEMBER, PRESENT_DAYS, SINCE_MASK, SINCE_SHIFT, UNAWARE } from './stage.ts'

/** Day 0: who is a member, who knows what, and every first threshold. */
export function seatPeople(shard: Shard): void {
  const { people, plan, random } = shard
  plan.platforms.forEach(({ facts, hash }, p) => {
    for (let i = 0; i < people.count; i++) {
      const user = people.first + i
      const pair = i * people.platforms + p
      const draw = random.uniform(user, hash, 0, Purpose.initialStage)
      const stage = draw < facts.members ? MEMBER : draw < facts.members + facts.aware ? AWARE : UNAWARE
      people.state[pair] = stage | (LONG_AGO << SINCE_SHIFT)
      // a member of day 0 has survived A0 days, which moves the scale of the Lomax law
      people.left[pair] =
        stage === MEMBER
          ? stayTicks(shard, user, hash, 0, plan.model.leaveScale + facts.memberAge)
          : thresholdDrops(random.exponential(user, hash, 0, Purpose.hear))
    }
  })
  seatWaiting(shard)
}

/**
 * One step towards the fixed point of the calm world: each member's habit is set to its long-run law
 * at his present chance of opening, his last opening to the geometric law, his friends' company follows.
 * The habit fluctuates around its mean H, as it does when each day of use moves it by (1-H)/tauUp and each
 * other day by H/tauDown.
 */
export function settleFirstDay(shard: Shard, fields: NightFields, starts: readonly number[]): SettleReply {
  const { people, plan, random, shares } = shard
  const { tauUp, tauDown, visits, wHabit } = plan.model
  const { platforms, state, warmth, activity } = people
  const weigher = new Weigher(shard, fields)
  const isExclusive = plan.model.choice === 'exclusive'
  const byShare = plan.model.presence === 'share'
  const hashes = Int32Array.from(plan.platforms, ({ hash }) => hash)
  const minutes = Float64Array.from(plan.platforms, ({ facts }) => facts.minutesPerVisit)
  const checking = fields.threat.map((threat) => 1 + plan.model.wCheck * threat)
  const { presentDays } = shard
  const chances = new Float64Array(platforms)
  const members = new Float64Array(platforms)
  shard.there.fill(0)
  shard.creatorsThere.fill(0)
  for (const list of [shard.came, shard.went, shard.registered, shard.posted]) list.clear()
  for (let i = 0; i < people.count; i++) {
    weigher.intend(i)
    const user = people.first + i
    // a block has two words each for two users in a row
    const words = random.block(user >>> 1, 0, 0, Purpose.initialOpen)
    const openWord = words[(user & 1) * 2]!
    const habitWord = words[(user & 1) * 2 + 1]!
    const perDay = wideValue(activity[i]!) * visits
    if (isExclusive) shares.draw(choiceDraw(openWord), people.main[i]!)
    let main = OUTSIDE
    let most = 0
    let isAnywhere = false
    for (let k = 0; k < shares.count; k++) {
      const p = shares.slot[k]!
      const pair = i * platforms + p
      const spent = shares.spent[k]!
      const checks = checking[p]!
      const opens = isExclusive ? Math.floor(spent * chance(perDay * checks)) : chance(perDay * spent * checks)
      chances[p]! += opens
      members[p]!++
      const hash = hashes[p]!
      const habitBits = mix32(habitWord ^ hash)
      const share = opens / CHANCE
      const up = share / tauUp
      const mean = up / (up + (1 - share) / tauDown)
      const feedback = habitFeedback(wHabit, perDay * checks, spent, share)
      const spread = Math.sqrt((share * (1 - share) * (1 - feedback)) / (tauUp + tauDown - 1))
      const habit = mean + spread * NORMAL_LEVELS[habitBits >>> 24]!
      warmth[pair] = Math.floor(255 * Math.min(1, Math.max(0, habit)) + (habitBits & 255) / 256)
      const recency = lastOpened(openUniform(mix32(openWord ^ hash)), share)
      const byte = state[pair]!
      const before = (byte & SINCE_MASK) >> SINCE_SHIFT < presentDays
      state[pair] = (byte & ~SINCE_MASK) | (recency << SINCE_SHIFT)
      if (recency < PRESENT_DAYS) isAnywhere = true
      const there = recency < presentDays
      if (there !== before) (there ? shard.came : shard.went).push(pair)
      if (there) {
        shard.there[p]!++
        if (shard.isCreator(i)) shard.creatorsThere[p]!++
      }
      const time = intendedTime(shares.weight[k]!, minutes[p]!, p === people.main[i]!)
      if (time > most) {
        most = time
        main = p
      }
    }
    const home = isAnywhere ? main : OUTSIDE
    if (byShare) bePresent(shard, i, people.main[i]!, home)
    people.main[i] = home
  }
  return { chances, members, there: shard.there, creatorsThere: shard.creatorsThere, mail: postMail(shard, starts) }
}

/**
 * How much a habit feeds itself: the slope of the chance to open in the habit, wHabit dP/dV. A deviation d
 * that each step adds ends as d/(1 - slope), while the true law's variance is P(1-P)/(tauUp + tauDown - 1)/(1 - slope).
 */
function habitFeedback(wHabit: number, visits: number, share: number, chance: number): number {
  const slope = wHabit * (1 - chance) * visits * share * (1 - share)
  return slope > MOST_FEEDBACK ? MOST_FEEDBACK : slope
}

/** Beyond it a single person has two stable states, and no law around one mean. */
const MOST_FEEDBACK = 0.9

/** Days since the last opening, from the geometric law with chance `share` a day; 0 is today. */
function lastOpened(draw: number, share: number): number {
  let days = 0
  for (let unopened = 1 - share; draw <= unopened && days < LONG_AGO; unopened *= 1 - share) days++
  return days
}

/** Standard normal deviates at the middles of 256 equal cells. */
const NORMAL_LEVELS = Float64Array.from({ length: 256 }, (_, level) => normalQuantile((level + 0.5) / 256))
