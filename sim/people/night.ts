import { CHANCE, chance } from '../numbers/chance.ts'
import { toDrops } from '../numbers/drops.ts'
import { MINUTE, COUNTER, RECENCIES } from '../observe/counters.ts'
import { friendLevel, wideValue } from '../population/levels.ts'
import { OUTSIDE, SEGMENT_MASK } from '../population/people.ts'
import { LAPSED, LONG_AGO, MEMBER, PRESENT_DAYS, SINCE_MASK, SINCE_SHIFT, STAGE } from '../population/stage.ts'
import { mix32 } from '../random/hash.ts'
import { Purpose } from '../random/keyed.ts'
import { MASKS, type NightFields } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'
import { audienceMask, flatRate } from './hear.ts'
import { bePresent, choiceDraw } from './last-choice.ts'
import { leave, mayReturn } from './leave.ts'
import { observeCohort, post, seeCalls } from './night-events.ts'
import { intendedTime } from './main-home.ts'
import { Weigher } from './weigher.ts'

/**
 * The night of one day, user by user: hearing is settled, then who opened what, habit, posts, calls,
 * leaving and returning. Friends' presence is that of the night before for everyone; what changes in
 * it is noted in `shard.came` and `shard.went` and told when all are settled.
 *
 * One random word per user and night serves all his platforms, split by their hashes: 24 bits for
 * opening, 8 for rounding.
 */
export function settleNight(shard: Shard, fields: NightFields): void {
  const { people, plan, random, shares, counters, recencies, memberships } = shard
  const { platforms, state, warmth, left, since, friends, segment, activity, tech } = people
  const { model } = plan
  const { day, contactsOfAll } = fields
  const { heardToday } = shard
  const hasAudience = Uint8Array.from(plan.audiences, (audiences) => (audiences.length > 0 ? 1 : 0))
  const quietDrops = dropsOfAttention(shard)
  const weigher = new Weigher(shard, fields)
  const hashes = Int32Array.from(plan.platforms, (platform) => platform.hash)
  const checking = fields.threat.map((threat) => 1 + model.wCheck * threat)
  const minutes = Float64Array.from(plan.platforms, ({ facts }) => facts.minutesPerVisit * MINUTE)
  const habitGain = Float64Array.from({ length: 256 }, (_, level) => level + (255 - level) / model.tauUp)
  const habitLoss = Float64Array.from({ length: 256 }, (_, level) => level - level / model.tauDown)
  const cells = plan.segments.length * platforms
  const [openedAt, expectedAt, minutesAt, mainAt] = [
    COUNTER.opened,
    COUNTER.expected,
    COUNTER.minutes,
    COUNTER.main,
  ].map((counter) => counter * cells) as [number, number, number, number]
  const leaving = weigher.tables.map((tables) => tables.leaving)
  const hasBlock = fields.parts.length > 0
  const listens = model.rule === 'hazard'
  const isExclusive = model.choice === 'exclusive'
  const byLastChoice = model.presence === 'share'
  const { presentDays } = shard
  const words = new Uint32Array(4)

  for (let i = 0; i < people.count; i++) {
    const base = i * platforms
    const user = people.first + i
    // a block has words for four users in a row
    if (i === 0 || (user & 3) === 0) {
      const block = random.block(user >>> 2, 0, day, Purpose.night)
      for (let w = 0; w < 4; w++) words[w] = block[w]!
    }
    const word = words[user & 3]!
    const attention = wideValue(activity[i]!)

    let lapsed = 0
    shares.count = 0
    for (let p = 0; p < platforms; p++) {
      const pair = base + p
      const before = state[pair]!
      const stage = before & STAGE
      if (stage === MEMBER) weigher.weigh(i, p)
      else if (stage === LAPSED) lapsed |= 1 << p
      else {
        // the day's hearing comes off what is left of the threshold; then contacts fade and calls recede
        const mask = hasAudience[p] === 1 ? audienceMask(shard, i, p, day) : 0
        const contacts = warmth[pair]!
        // nobody spoke to most people of most platforms
        if (contacts === 0 && (before & SINCE_MASK) === LONG_AGO << SINCE_SHIFT && contactsOfAll[p] === 0) {
          if (listens) left[pair]! -= quietDrops[((p * MASKS + mask) << 8) | activity[i]!]!
          continue
        }
        const sum = attention * heardToday[p * MASKS + mask]! + flatRate(shard, pair, contactsOfAll[p]!)
        if (listens) left[pair]! -= toDrops(sum)
        if (contacts > 0)
          warmth[pair] = Math.floor(contacts * shard.contactFading + (mix32(word ^ hashes[p]!) & 255) / 256)
        const called = (before & SINCE_MASK) >> SINCE_SHIFT
        if (called < LONG_AGO) state[pair] = before + (1 << SINCE_SHIFT)
      }
    }
    // after all hearing is settled, since a return makes him part of an audience
    let memberOf = 0
    if (lapsed !== 0)
      for (let p = 0; p < platforms; p++)
        if ((lapsed >> p) & 1 && mayReturn(shard, fields, weigher.tables[p]!, i, p, mix32(word ^ hashes[p]!)))
          memberOf |= 1 << p

    shares.intend(shard.outsideWeight)
    if (hasBlock) shares.block(fields, tech[i]! >= shard.evaderLevel, model.evasionHassle)
    if (isExclusive) shares.giveTo(shares.draw(choiceDraw(word), people.main[i]!))

    const visits = attention * model.visits
    const row = (segment[i]! & SEGMENT_MASK) * platforms
    let main = OUTSIDE
    let most = 0
    let isAnywhere = false
    for (let k = 0; k < shares.count; k++) {
      const p = shares.slot[k]!
      const pair = base + p
      const cell = row + p
      const spent = shares.spent[k]!
      const tried = shares.tried[k]!
      const age = since[pair] === 0 ? -1 : day + 1 - since[pair]!
      // the join day counts as an open
      const tries = age === 0 ? CHANCE : chance(visits * tried * checking[p]!)
      const reaches = tried === spent || age === 0 ? tries : chance(visits * spent * checking[p]!)
      const bits = mix32(word ^ hashes[p]!)
      const draw = bits >>> 8
      const reached = draw < reaches
      counters[expectedAt + cell]! += tries
      counters[minutesAt + cell]! += Math.floor(visits * spent * minutes[p]!)
      if (draw < tries) counters[openedAt + cell]!++

      const before = state[pair]!
      const recency = (before & SINCE_MASK) >> SINCE_SHIFT
      const wasThere = age !== 0 && recency < presentDays
      const nowRecency = reached ? 0 : recency < LONG_AGO ? recency + 1 : LONG_AGO
      const rounding = (bits & 255) / 256
      const habit = warmth[pair]!
      warmth[pair] = Math.floor((reached ? habitGain[habit]! : habitLoss[habit]!) + rounding)
      if (reached && age >= 0) post(shard, day, i, p, pair, age)

      let after = (before & ~SINCE_MASK) | (nowRecency << SINCE_SHIFT)
      if (age !== 0) {
        const ticks = leaving[p]![friendLevel(friends[pair]!)]!
        if (ticks < left[pair]!) left[pair]! -= ticks
        else after = leave(shard, day, i, p, after)
      }
      state[pair] = after
      const isMember = (after & STAGE) === MEMBER
      if (isMember) {
        memberOf |= 1 << p
        recencies[cell * RECENCIES + nowRecency]!++
        const time = intendedTime(shares.weight[k]!, minutes[p]!, p === people.main[i]!)
        if (time > most) {
          most = time
          main = p
        }
      }
      if (isMember && nowRecency < PRESENT_DAYS) isAnywhere = true
      const isThere = isMember && nowRecency < presentDays
      if (isThere) {
        shard.there[p]!++
        if (shard.isCreator(i)) shard.creatorsThere[p]!++
      }
      if (isThere !== wasThere) (isThere ? shard.came : shard.went).push(pair)
      if (age === 1 || age === 7 || age === 30) observeCohort(shard, cell, age, reached, after)
    }
    if (fields.calls.length > 0) seeCalls(shard, fields, i)
    memberships[memberOf]!++
    if (!isAnywhere) main = OUTSIDE
    if (byLastChoice) bePresent(shard, i, people.main[i]!, main)
    if (main !== OUTSIDE) counters[mainAt + row + main]!++
    if (main !== people.main[i]!) {
      shard.countMove(people.main[i]!, main)
      people.main[i] = main
    }
  }
}

/** Drops of the day's hearing by platform, audiences and level of attention: what those lose to whom nobody spoke. */
function dropsOfAttention({ plan, heardToday }: Shard): Uint32Array {
  const drops = new Uint32Array(heardToday.length << 8)
  plan.audiences.forEach((audiences, p) => {
    for (let row = p * MASKS; row < p * MASKS + (1 << audiences.length); row++)
      if (heardToday[row]! > 0)
        for (let level = 0; level < 256; level++)
          drops[(row << 8) | level] = toDrops(wideValue(level) * heardToday[row]!)
  })
  return drops
}
