import { exp } from '../numbers/exp.ts'
import { MEMBER, STAGE } from '../population/stage.ts'
import type { NightFields } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'
import type { People } from '../population/people.ts'
import type { DayShares } from './choice.ts'
import { friendLevel } from '../population/levels.ts'
import { nightTables, ONES, type NightTables, type UseTables } from './use-tables.ts'

/** Ages from which on nothing is new. */
const OLD = 255

/** What each platform is worth to a user on one night: exp(V), as a product of table entries. */
export class Weigher {
  readonly tables: readonly NightTables[]
  private readonly shard: Shard
  private readonly people: People
  private readonly use: UseTables
  private readonly shares: DayShares
  private readonly day: number
  private readonly worth: Float64Array
  private readonly byShare: boolean
  /** 1 where language, protest, curiosity and evading play no part tonight. */
  private readonly plain: Uint8Array
  /** What evaders of tonight's blocks think of it on top, 1 without. */
  private readonly evaders: Float64Array

  constructor(shard: Shard, fields: NightFields) {
    const { plan } = shard
    this.shard = shard
    this.people = shard.people
    this.use = shard.useTables
    this.shares = shard.shares
    this.day = fields.day
    this.worth = fields.worth
    this.byShare = plan.model.presence === 'share'
    this.tables = plan.platforms.map((_, p) => nightTables(plan, fields, p))
    const warmth = exp(plan.model.evaderWarmth)
    const isBlocked = (p: number) => fields.parts.some((part) => (part.blocked >> p) & 1)
    this.evaders = Float64Array.from(plan.platforms, ({ facts }, p) =>
      fields.parts.length > 0 && facts.foreign && !isBlocked(p) ? warmth : 1,
    )
    this.plain = Uint8Array.from(this.tables, (tables, p) =>
      this.evaders[p] === 1 && [tables.language, tables.reactance, tables.curiosity].every((one) => one === ONES)
        ? 1
        : 0,
    )
  }

  /** Adds a platform that user i is on to the list of what he chooses from. */
  weigh(i: number, p: number): void {
    const { people, use, shares } = this
    const pair = i * people.platforms + p
    const since = people.since[pair]!
    const age = since === 0 ? OLD : this.day + 1 - since
    let weight =
      this.worth[p]! *
      use.fit[people.fit[pair]!]! *
      (this.byShare ? this.shared(i, p) : use.friends[friendLevel(people.friends[pair]!)]!) *
      use.habit[people.warmth[pair]!]! *
      use.novelty[age < OLD ? age : OLD]!
    if (this.plain[p] === 0) {
      const tables = this.tables[p]!
      weight *= tables.language[people.languageCost[i]!]!
      weight *= tables.reactance[people.reactance[i]!]!
      weight *= tables.curiosity[people.curiosity[i]!]!
      if (people.tech[i]! >= this.shard.evaderLevel) weight *= this.evaders[p]!
    }
    const k = shares.count++
    shares.slot[k] = p
    shares.weight[k] = weight
  }

  /** What the share of his friends is worth to user i; under complete mixing that is in `worth` already. */
  private shared(i: number, p: number): number {
    return exp(this.shard.plan.model.wPresence * this.shard.shareThere(i, p, 0))
  }

  /** How user i would share out an ordinary day, before any block. */
  intend(i: number): void {
    const { people, shares, outsideWeight } = this.shard
    shares.count = 0
    for (let p = 0; p < people.platforms; p++)
      if ((people.state[i * people.platforms + p]! & STAGE) === MEMBER) this.weigh(i, p)
    shares.intend(outsideWeight)
  }
}
