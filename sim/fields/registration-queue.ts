import { Purpose } from '../random/keyed.ts'
import type { Archive } from '../run/archive.ts'
import type { Plan } from '../run/plan.ts'

interface Place {
  user: number
  /** Hour from which he has lost patience. */
  until: number
}

/**
 * The queue before a platform that can take only so many registrations an hour: by hour of arrival,
 * then by a keyed draw. Fractions of an agent carry over; patience is exponential.
 */
export class RegistrationQueue {
  private places: Place[] = []
  private carry = 0
  private readonly plan: Plan
  private readonly hash: number

  constructor(plan: Plan, platform: number) {
    this.plan = plan
    this.hash = plan.platforms[platform]!.hash
  }

  get length(): number {
    return this.places.length
  }

  /**
   * An hour at the door.
   *
   * @param arrivals users who arrived in this hour, in any order
   * @param capacity registrations that can be taken in this hour, in agents
   */
  pass(hour: number, arrivals: readonly number[], capacity: number): { admitted: number[]; gaveUp: number[] } {
    const { random, model } = this.plan
    const ordered = arrivals
      .map((user) => ({ user, order: random.word(user, this.hash, hour, Purpose.queueOrder) }))
      .sort((a, b) => a.order - b.order || a.user - b.user)
    for (const { user } of ordered) {
      const patience = random.exponential(user, this.hash, hour, Purpose.queuePatience) * model.tauPatience * 24
      this.places.push({ user, until: hour + patience })
    }
    const gaveUp = this.places.filter((place) => place.until <= hour).map((place) => place.user)
    this.places = this.places.filter((place) => place.until > hour)
    const budget = this.carry + capacity
    const admitted = this.places.splice(0, Math.min(this.places.length, Math.floor(budget))).map((place) => place.user)
    this.carry = this.places.length > 0 ? budget - admitted.length : budget - Math.floor(budget)
    return { admitted, gaveUp }
  }

  /** Saves or restores the state between two days. */
  keep(archive: Archive): void {
    const users = archive.list(
      'user',
      Float64Array.from(this.places, (place) => place.user),
    )
    const until = archive.list(
      'until',
      Float64Array.from(this.places, (place) => place.until),
    )
    this.places = Array.from(users, (user, k) => ({ user, until: until[k]! }))
    this.carry = archive.number('carry', this.carry)
  }
}
