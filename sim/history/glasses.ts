import { toDrops } from '../numbers/drops.ts'
import { shareOut } from '../numbers/share-out.ts'
import { HEARD_FROM, REASONS } from '../observe/metrics.ts'
import { wideValue } from '../population/levels.ts'
import { AWARE, STAGE } from '../population/stage.ts'
import { audienceMask, flatRate, hearingRates } from '../people/hear.ts'
import { INTEREST_HOURS } from '../people/interest.ts'
import { reasonShares } from '../people/reasons.ts'
import { MASKS, type HourFields } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'
import type { Glass } from './diary.ts'

const BASE = REASONS.indexOf('base')

/** The glass of hearing of one platform, for the only user of a shard: filled hour by hour, by source. */
export class HearingGlass {
  glass: Glass | undefined
  private before = 0
  private readonly p: number
  private readonly parts = new Float64Array(HEARD_FROM.length)

  constructor(shard: Shard, p: number) {
    this.p = p
    this.renew(shard)
  }

  /** A day begins: its running sum is empty. */
  newDay(): void {
    this.before = 0
  }

  /** Adds what the hour brings; called before the hour is settled. */
  fill(shard: Shard, fields: HourFields): void {
    const { glass, p } = this
    if (glass === undefined || shard.plan.model.rule === 'threshold') return
    const hourOfDay = fields.hour % 24
    const mask = audienceMask(shard, 0, p, (fields.hour - hourOfDay) / 24)
    const flat = flatRate(shard, p, fields.contactsOfAll[p]!)
    const sum =
      wideValue(shard.people.activity[0]!) * fields.heardSoFar[p * MASKS + mask]! + flat * ((hourOfDay + 1) / 24)
    const drops = toDrops(sum)
    const gained = drops - this.before
    this.before = drops
    if (gained === 0) return
    shareOut(gained, hearingRates(shard, fields, p, 0, flat, mask), this.parts)
    glass.drops += gained
    this.parts.forEach((part, s) => (glass.layers[s]! += part))
  }

  /** Takes the glass that has overflowed and puts up the next one. */
  take(shard: Shard): Glass {
    const full = this.glass!
    this.renew(shard)
    return full
  }

  /** Nobody hears of a platform on which he is, or was. */
  renew(shard: Shard): void {
    const { p } = this
    const hears = (shard.people.state[p]! & STAGE) <= AWARE
    this.glass = hears ? emptyGlass(shard.people.left[p]! - this.before, HEARD_FROM.length) : undefined
  }
}

/** The glass of joining of one platform, for the only user of a shard, while he is interested. */
export class JoiningGlass {
  glass: Glass | undefined
  private sum = 0
  private before = 0
  private heard = 0
  private readonly p: number

  constructor(p: number) {
    this.p = p
  }

  newDay(): void {
    this.sum = 0
    this.before = 0
  }

  /** Notes when he last heard, before the hour is settled. */
  look(shard: Shard): void {
    const interest = shard.interest[this.p]!
    const entry = interest.find(0)
    if (entry >= 0) this.heard = interest.heard[entry]!
  }

  /**
   * Adds what the hour brought; called after the hour was settled, with the user as he was before it.
   *
   * @param row row of his stance
   */
  fill(shard: Shard, fields: HourFields, row: number): void {
    const { glass, p } = this
    const hours = fields.hour - this.heard - 1
    if (glass === undefined) return
    if (hours >= INTEREST_HOURS) {
      // an episode without interest ends at midnight
      if (fields.hour % 24 === 0) this.glass = undefined
      return
    }
    this.sum += shard.interestLevels[hours]! * shard.rows[p]!.at(row, fields.hour % 24)
    const drops = toDrops(this.sum)
    const gained = drops - this.before
    this.before = drops
    if (gained === 0) return
    const shares = reasonShares(shard, fields, p, 0, row)
    let rest = gained
    for (let k = 0; k < shares.length; k++) {
      if (k === BASE) continue
      const part = Math.floor(gained * shares[k]! + 0.5)
      glass.layers[k]! += part
      rest -= part
    }
    glass.layers[BASE]! += rest
    glass.drops += gained
  }

  /** The glass that has overflowed; an empty one for who tried in the hour in which he heard. */
  taken(): Glass {
    return this.glass ?? emptyGlass(0, REASONS.length)
  }

  /** Puts up a glass for a new threshold, when there is one; `tried` when the last one was reached. */
  settle(shard: Shard, hourOfDay: number, tried: boolean): void {
    const interest = shard.interest[this.p]!
    const entry = interest.find(0)
    if (entry < 0) {
      this.glass = undefined
      return
    }
    const isNew = this.glass === undefined
    if (!isNew && !tried) return
    if (isNew) this.newDay()
    // in the last hour of a day its drops have been taken off already
    const gone = hourOfDay === 23 ? 0 : this.before
    this.glass = emptyGlass(interest.due[entry]! - gone, REASONS.length)
  }
}

/** A glass with nothing in it. */
export function emptyGlass(threshold: number, layers: number): Glass {
  return { threshold, drops: 0, layers: new Array<number>(layers).fill(0) }
}
