import { toDrops } from '../numbers/drops.ts'
import type { HourFields, HourReply } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'
import { INTEREST_HOURS, type Interest } from './interest.ts'
import { joinThreshold, releaseWaiting, tryToRegister } from './registration.ts'
import { stanceOf } from './stance.ts'

/** Opens an episode of interest: the stance of this hour, a threshold of its own, joining from the next hour on. */
export function beginInterest(shard: Shard, i: number, p: number, fields: HourFields): void {
  const interest = shard.interest[p]!
  const rows = shard.rows[p]!
  const row = rows.rowOf(stanceOf(shard, i, p, fields))
  const hourOfDay = fields.hour % 24
  const entry = interest.add(i, fields.hour, joinThreshold(shard, i, p), row, hourOfDay)
  wakeIfNeeded(shard, p, entry, hourOfDay)
}

/** Whoever just heard tries to register in the same hour, where it can be joined; what fails is tried again as ever. */
export function joinAtOnce(shard: Shard, i: number, p: number, fields: HourFields, reply: HourReply): void {
  beginInterest(shard, i, p, fields)
  if (fields.open[p] === 0) return
  const interest = shard.interest[p]!
  const entry = interest.find(i)
  tryToRegister(shard, fields, p, entry, 0, reply)
  // a step that failed leaves him another threshold
  if (interest.open[entry] === 1) wakeIfNeeded(shard, p, entry, fields.hour % 24)
}

/** Fixes the day's stances of everyone interested; episodes whose interest has run out are closed. */
export function fixStances(shard: Shard, fields: HourFields): void {
  for (let p = 0; p < shard.people.platforms; p++) {
    const interest = shard.interest[p]!
    const rows = shard.rows[p]!
    rows.newDay()
    for (let entry = 0; entry < interest.count; entry++)
      if (fields.hour - interest.heard[entry]! - 1 >= INTEREST_HOURS) interest.open[entry] = 0
    interest.tidy()
    for (let entry = 0; entry < interest.count; entry++) {
      interest.row[entry] = rows.rowOf(stanceOf(shard, interest.user[entry]!, p, fields))
      interest.sum[entry] = 0
      interest.upTo[entry] = -1
      wakeIfNeeded(shard, p, entry, -1)
    }
  }
}

/** Visits an entry hourly from now on if the most it could gather today may reach its threshold. */
function wakeIfNeeded(shard: Shard, p: number, entry: number, hourOfDay: number): void {
  const interest = shard.interest[p]!
  const first = shard.dayStart + hourOfDay + 1 - interest.heard[entry]! - 1
  const last = shard.dayStart + 23 - interest.heard[entry]! - 1
  const hours = shard.interestSum[Math.min(last, INTEREST_HOURS - 1) + 1]! - shard.interestSum[Math.max(0, first)]!
  const most = interest.sum[entry]! + shard.rows[p]!.mostOf(interest.row[entry]!) * hours
  // a little more, since the bound is summed in another order than the hazard
  if (toDrops(most * 1.000001) + 1 >= interest.due[entry]!) interest.wake(entry)
}

/** Adds up an entry's hazard to the end of an hour of the day, hour by hour. */
export function settleEntry(shard: Shard, interest: Interest, p: number, entry: number, hourOfDay: number): void {
  const rows = shard.rows[p]!
  const row = interest.row[entry]!
  const age = shard.dayStart - interest.heard[entry]! - 1
  let sum = interest.sum[entry]!
  for (let hour = interest.upTo[entry]! + 1; hour <= hourOfDay; hour++) {
    const hours = age + hour
    if (hours >= 0 && hours < INTEREST_HOURS) sum += shard.interestLevels[hours]! * rows.at(row, hour)
  }
  interest.sum[entry] = sum
  interest.upTo[entry] = hourOfDay
}

/** Tries to register in the hour: whoever's running sum has reached his threshold; and those who waited for a wall to open. */
export function join(shard: Shard, fields: HourFields, reply: HourReply): void {
  const hourOfDay = fields.hour % 24
  for (let p = 0; p < shard.people.platforms; p++) {
    const interest = shard.interest[p]!
    let kept = 0
    for (let k = 0; k < interest.awakeCount; k++) {
      const entry = interest.awake[k]!
      if (interest.open[entry] === 0) continue
      settleEntry(shard, interest, p, entry, hourOfDay)
      const drops = toDrops(interest.sum[entry]!)
      if (drops >= interest.due[entry]!) tryToRegister(shard, fields, p, entry, drops, reply)
      if (interest.open[entry] === 1) interest.awake[kept++] = entry
    }
    interest.awakeCount = kept
    releaseWaiting(shard, fields, p, reply)
  }
  renewInterest(shard, fields)
  if (hourOfDay === 23) keepPressure(shard)
}

/** What the day gathered comes off what is left of each threshold, in whole drops. */
function keepPressure(shard: Shard): void {
  shard.interest.forEach((interest, p) => {
    for (let entry = 0; entry < interest.count; entry++) {
      if (interest.open[entry] === 0) continue
      settleEntry(shard, interest, p, entry, 23)
      interest.due[entry]! -= toDrops(interest.sum[entry]!)
      interest.sum[entry] = 0
    }
  })
}

/** Whoever heard again this hour is freshly interested from the next one on. */
function renewInterest(shard: Shard, fields: HourFields): void {
  const { renewed } = shard
  const hourOfDay = fields.hour % 24
  for (let k = 0; k < renewed.count; k++) {
    const p = renewed.platform(k)
    const entry = renewed.entry(k)
    const interest = shard.interest[p]!
    if (interest.open[entry] === 0) continue
    settleEntry(shard, interest, p, entry, hourOfDay)
    interest.heard[entry] = fields.hour
    wakeIfNeeded(shard, p, entry, hourOfDay)
  }
  renewed.clear()
}
