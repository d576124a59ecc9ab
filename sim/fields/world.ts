import { STEP_NAMES, type FunnelStep } from '../scenario/funnel-steps.ts'
import type { Plan } from '../run/plan.ts'
import type { Audience, Call, Login, Threat, WorldHour } from './world-hour.ts'

/** The world of a plan, reset and shaped anew for each hour by the events that have begun. */
export class World implements WorldHour {
  hour = 0
  readonly people: number
  readonly tauNews: number
  readonly advertising: Float64Array
  readonly news: Float64Array
  readonly incentive: Float64Array
  readonly hostTone: Float64Array
  readonly translation: Float64Array
  readonly capacity: Float64Array
  readonly ownerRisk: Float64Array
  readonly listed: Uint8Array
  readonly blocked: Float64Array
  readonly enforcement: Float64Array
  readonly blockBegan: Float64Array
  readonly divested: Uint8Array
  readonly failing: Record<FunnelStep, Float64Array>
  curiosity = 0
  threats: Threat[] = []
  newsBelief: { at: number; level: number }[] = []
  calls: Call[] = []
  audiences: Audience[] = []
  logins: Login[] = []
  private readonly plan: Plan

  constructor(plan: Plan) {
    const count = plan.platforms.length
    const column = () => new Float64Array(count)
    this.plan = plan
    this.people = plan.population.people
    this.tauNews = plan.model.tauNews
    this.advertising = column()
    this.news = column()
    this.incentive = column()
    this.hostTone = column()
    this.translation = column()
    this.capacity = column()
    this.ownerRisk = column()
    this.listed = new Uint8Array(count)
    this.blocked = column()
    this.enforcement = column()
    this.blockBegan = column()
    this.divested = new Uint8Array(count)
    this.failing = Object.fromEntries(STEP_NAMES.map((step) => [step, column()])) as Record<FunnelStep, Float64Array>
  }

  /** Sets the world to an hour: first the platforms' own facts, then every event that has begun. */
  setHour(hour: number): void {
    this.hour = hour
    this.curiosity = 0
    this.threats = []
    this.newsBelief = []
    this.calls = []
    this.audiences = []
    this.logins = []
    for (const quiet of [this.advertising, this.news, this.incentive, this.blocked, this.enforcement, this.blockBegan])
      quiet.fill(0)
    this.divested.fill(0)
    this.plan.platforms.forEach(({ facts }, slot) => {
      this.hostTone[slot] = facts.hostTone
      this.translation[slot] = facts.translation
      this.capacity[slot] = facts.capacity
      this.ownerRisk[slot] = facts.ownerRisk
      this.listed[slot] = facts.listed ? 1 : 0
      for (const step of STEP_NAMES) this.failing[step][slot] = facts.funnel[step]
    })
    for (const { event, kind, hash, begins } of this.plan.events)
      if (begins < hour + 1) kind.act(event as never, this, hash)
    this.plan.platforms.forEach((_, slot) => {
      if (this.divested[slot] === 1) this.blocked[slot] = 0
    })
  }

  slot(platform: string): number {
    return this.plan.slotOf(platform)
  }

  siblings(slot: number): number[] {
    const { owner } = this.plan.platforms[slot]!.facts
    return this.plan.platforms.flatMap(({ facts }, other) =>
      other !== slot && owner !== '' && facts.owner === owner ? [other] : [],
    )
  }

  overlap(start: number, end: number): number {
    const share = Math.min(end, this.hour + 1) - Math.max(start, this.hour)
    return share > 0 ? share : 0
  }
}
