import { companyOf } from '../population/levels.ts'
import { exp } from '../numbers/exp.ts'
import { contactFading } from '../people/contacts.ts'
import type { Archive } from './archive.ts'
import type { Plan } from './plan.ts'

/** What is known of all people together, from one night to the next; arrays by platform slot, in agents. */
export class Society {
  /** Value v of each platform, solved for those whose use is known. */
  readonly values: Float64Array
  /** Who got in within 7 days, and the creators among them. */
  readonly there: Float64Array
  readonly creatorsThere: Float64Array
  /** Posts of newcomers since the start. */
  readonly posts: Float64Array
  /** Under complete mixing: company x and contacts X of everyone; 0 otherwise. */
  readonly companyOfAll: Float64Array
  readonly contactsOfAll: Float64Array
  private readonly plan: Plan
  private readonly degree: number

  constructor(plan: Plan) {
    const column = () => new Float64Array(plan.platforms.length)
    this.plan = plan
    this.degree = plan.network.kind === 'complete' ? plan.network.degree : 0
    this.values = Float64Array.from(plan.platforms, ({ facts }) => facts.value)
    this.there = column()
    this.creatorsThere = column()
    this.posts = column()
    this.companyOfAll = column()
    this.contactsOfAll = column()
  }

  /** Takes over who is there after a night. */
  settle(replies: readonly { there: Float64Array; creatorsThere: Float64Array }[]): void {
    this.there.fill(0)
    this.creatorsThere.fill(0)
    for (const reply of replies)
      for (let p = 0; p < this.there.length; p++) {
        this.there[p]! += reply.there[p]!
        this.creatorsThere[p]! += reply.creatorsThere[p]!
      }
    const byShare = this.plan.model.presence === 'share'
    this.companyOfAll.set(byShare ? this.shareOfAll() : this.friendsOfAll().map(companyOf))
  }

  /** Share of all users who are there, under complete mixing; 0 otherwise. */
  shareOfAll(): Float64Array {
    const { network, users } = this.plan
    return this.there.map((agents) => (network.kind === 'complete' ? agents / users : 0))
  }

  /** Friends of everyone who are there, under complete mixing; 0 otherwise. */
  friendsOfAll(): Float64Array {
    return this.there.map((agents) => (this.degree * agents) / this.plan.users)
  }

  /** Contacts under complete mixing: fading, and `tenths` of the day among everyone. */
  meet(p: number, tenths: number): void {
    const { kept, first } = contactFading(this.plan.model)
    const before = this.contactsOfAll[p]! * kept
    this.contactsOfAll[p] = before + ((this.degree * tenths) / 10 / this.plan.users) * first
  }

  /**
   * exp(v + wCreators c + hostTone + wPresence x of all): a use before anything personal.
   *
   * @param hostTone logits by platform slot
   */
  worth(hostTone: Float64Array): Float64Array {
    const { model, users, population } = this.plan
    const creators = Math.max(1, users * population.creators)
    return Float64Array.from(this.values, (value, p) => {
      const active = Math.min(1, this.creatorsThere[p]! / creators)
      return exp(value + model.wCreators * active + hostTone[p]! + model.wPresence * this.companyOfAll[p]!)
    })
  }

  /**
   * L (1 - translation) / (1 + posts/postsHalf): logits per unit of a user's language cost.
   *
   * @param translation share of the language cost that translation takes away, by platform slot
   */
  language(translation: Float64Array): Float64Array {
    const { model, weight, platforms } = this.plan
    return Float64Array.from(
      platforms,
      ({ facts }, p) => (facts.language * (1 - translation[p]!)) / (1 + (this.posts[p]! * weight) / model.postsHalf),
    )
  }

  /** Saves or restores the state between two days. */
  keep(archive: Archive): void {
    archive.array('values', this.values)
    archive.array('there', this.there)
    archive.array('creatorsThere', this.creatorsThere)
    archive.array('posts', this.posts)
    archive.array('companyOfAll', this.companyOfAll)
    archive.array('contactsOfAll', this.contactsOfAll)
  }
}
