import { exp } from '../numbers/exp.ts'
import type { Buzz } from '../fields/buzz.ts'
import type { StoreChart } from '../fields/store-chart.ts'
import { threatsOf } from '../fields/threats.ts'
import type { World } from '../fields/world.ts'
import { HEARD_FROM } from '../observe/metrics.ts'
import { STEP_NAMES } from '../scenario/funnel-steps.ts'
import { MASKS, MOST_AUDIENCES, type HourFields } from './messages.ts'
import type { Plan } from './plan.ts'
import type { Society } from './society.ts'

const at = (source: (typeof HEARD_FROM)[number]) => HEARD_FROM.indexOf(source)
const [MEDIA, BAN, BUZZ, CHART, NEWS, ADVERTISING] = (
  ['media', 'ban', 'buzz', 'chart', 'news', 'advertising'] as const
).map(at) as [number, number, number, number, number, number]

/** Gathers the fields of a day hour by hour, and what the night needs of them. */
export class DayOfHours {
  /** Hearing of the day so far per unit of attention, by slot and audience mask. */
  readonly heardSoFar: Float64Array
  /** Sum over the hours so far of rho, and of the threat to each platform. */
  rhoSum = 0
  readonly threatSum: Float64Array
  /** Parts of the day by the set of platforms blocked together, in hours, by bit mask. */
  readonly blockedHours = new Map<number, number>()
  /** Enforcement of the day's last block of each platform, and when it began. */
  readonly enforcement: Float64Array
  readonly blockBegan: Float64Array
  private readonly plan: Plan

  constructor(plan: Plan) {
    this.plan = plan
    this.heardSoFar = new Float64Array(plan.platforms.length * MASKS)
    this.threatSum = new Float64Array(plan.platforms.length)
    this.enforcement = new Float64Array(plan.platforms.length)
    this.blockBegan = new Float64Array(plan.platforms.length)
  }

  /** The fields of the world's hour. */
  fields(world: World, buzz: Buzz, chart: StoreChart, society: Society, queued: readonly boolean[]): HourFields {
    const { plan } = this
    const { platforms } = plan
    const { rho, named, threat } = threatsOf(plan, world)
    this.rhoSum += rho
    for (let p = 0; p < threat.length; p++) this.threatSum[p]! += threat[p]!
    this.noteBlocks(world)
    const sources = this.sources(world, buzz, chart, rho)
    const audienceRates = this.audienceRates(world)
    this.hearOn(sources, audienceRates)
    return {
      hour: world.hour,
      heardSoFar: this.heardSoFar.slice(),
      sources,
      audienceRates,
      rho,
      named,
      b: Float64Array.from(platforms, (_, p) => buzz.readOut(p) + world.curiosity),
      open: Float64Array.from(platforms, (_, p) => world.listed[p]! * (1 - world.blocked[p]! * world.enforcement[p]!)),
      outage: this.outage(world),
      evading: world.blocked.some((share) => share > 0),
      incentive: world.incentive.slice(),
      hostTone: world.hostTone.slice(),
      ownerRisk: world.ownerRisk.slice(),
      language: society.language(world.translation),
      failing: Float64Array.from(
        { length: platforms.length * STEP_NAMES.length },
        (_, cell) => world.failing[STEP_NAMES[cell % STEP_NAMES.length]!][Math.floor(cell / STEP_NAMES.length)]!,
      ),
      logins: world.logins,
      queued: Uint8Array.from(queued, Number),
      contactsOfAll: society.contactsOfAll.slice(),
      companyOfAll: society.companyOfAll.slice(),
      shareOfAll: society.shareOfAll(),
    }
  }

  /** Push on whoever uses the habitual platform: blocked share, enforced, faded by tauTry. */
  outage(world: World): Float64Array {
    const { tauTry } = this.plan.model
    return Float64Array.from(this.plan.platforms, (_, p) => {
      if (world.blocked[p] === 0) return 0
      const days = Math.max(0, Math.floor((world.hour - world.blockBegan[p]!) / 24))
      return world.blocked[p]! * world.enforcement[p]! * exp(-days / tauTry)
    })
  }

  /** Divides the hour by the sets of platforms blocked together: the longest block holds the shorter ones. */
  private noteBlocks(world: World): void {
    const blocked = Array.from(world.blocked.keys()).filter((p) => world.blocked[p]! > 0)
    blocked.sort((a, b) => world.blocked[b]! - world.blocked[a]! || a - b)
    let mask = 0
    blocked.forEach((p, k) => {
      mask |= 1 << p
      this.enforcement[p] = world.enforcement[p]!
      this.blockBegan[p] = world.blockBegan[p]!
      const next = k + 1 < blocked.length ? world.blocked[blocked[k + 1]!]! : 0
      const share = world.blocked[p]! - next
      if (share > 0) this.blockedHours.set(mask, (this.blockedHours.get(mask) ?? 0) + share)
    })
  }

  /** Hearing rates of the hour per unit of attention, by source. */
  private sources(world: World, buzz: Buzz, chart: StoreChart, rho: number): Float64Array {
    const { model, platforms } = this.plan
    const width = HEARD_FROM.length
    const rates = new Float64Array(platforms.length * width)
    platforms.forEach(({ facts }, p) => {
      rates[p * width + MEDIA] = facts.media
      rates[p * width + BAN] = facts.foreign ? model.mediaBan * rho : 0
      rates[p * width + BUZZ] = model.bBuzz * buzz.level[p]!
      rates[p * width + CHART] = world.listed[p] === 1 ? model.bChart * chart.visibility(p) : 0
      rates[p * width + NEWS] = world.news[p]!
      rates[p * width + ADVERTISING] = world.advertising[p]!
    })
    return rates
  }

  private audienceRates(world: World): Float64Array {
    const rates = new Float64Array(this.plan.platforms.length * MOST_AUDIENCES)
    for (const { to, from, who, rate } of world.audiences) {
      const bit = this.plan.audiences[to]!.findIndex((audience) => audience.from === from && audience.who === who)
      rates[to * MOST_AUDIENCES + bit]! += rate
    }
    return rates
  }

  /** Adds the hour to the day's running sums of hearing, for every set of audiences. */
  private hearOn(sources: Float64Array, audienceRates: Float64Array): void {
    const width = HEARD_FROM.length
    for (let p = 0; p < this.plan.platforms.length; p++) {
      let common = 0
      for (let s = 0; s < width; s++) common += sources[p * width + s]!
      const masks = 1 << this.plan.audiences[p]!.length
      for (let mask = 0; mask < masks; mask++) {
        let rate = common
        for (let bit = 0; bit < MOST_AUDIENCES; bit++)
          if ((mask >> bit) & 1) rate += audienceRates[p * MOST_AUDIENCES + bit]!
        this.heardSoFar[p * MASKS + mask]! += rate / 24
      }
    }
  }
}
