import { log } from '../numbers/log.ts'
import { CHANCE } from '../numbers/chance.ts'
import { platformFields } from '../scenario/platform-fields.ts'
import { calmNight } from './night-fields.ts'
import type { Seated } from './commands.ts'
import type { Plan } from './plan.ts'
import { Society } from './society.ts'
import { ask, type Work } from './work.ts'

/** v is solved on at most so many users and then used for all. */
export const MOST_SOLVED = 100000

/** Steps that settle habits and company when values are given. */
const SETTLING_STEPS = 8
const MOST_STEPS = 60
/** First steps, in which habits and company come to be and values stay. */
const WARMING_STEPS = 3
/** How far values move per logit of error, of their own and in common. */
const OWN_GAIN = 0.5
const COMMON_GAIN = 2
/** Largest error of the logit of daily use at which the values count as solved. */
const CLOSE = 1e-3

/**
 * The opening of a run: everyone is seated, then the first day is settled.
 *
 * @param solve finds the values of incumbents elsewhere, on fewer users with the same keys
 */
export function* open(plan: Plan, solve: () => Float64Array): Work<{ seated: Seated; society: Society }> {
  const seated = yield* seat()
  // an imported network has just the users that it has
  const tooMany = plan.users > MOST_SOLVED && plan.network.kind !== 'imported'
  return { seated, society: yield* settleOpening(plan, tooMany ? solve() : undefined) }
}

/** Seats everyone; the first command of a run. */
function* seat(): Work<Seated> {
  const replies = yield* ask({ name: 'seat' })
  const total = replies[0]!
  for (const reply of replies.slice(1))
    for (const key of ['aware', 'members', 'waiting'] as const)
      for (let cell = 0; cell < total[key].length; cell++) total[key][cell]! += reply[key][cell]!
  return total
}

/**
 * The first day is a fixed point: habits at the long-run mean of the chance to open, company at the
 * friends who open within 7 days, and the values of incumbents such that their daily use comes out, see
 * `correctValues`.
 *
 * @param given values solved before; then only habits and company are settled
 */
function* settleOpening(plan: Plan, given?: Float64Array): Work<Society> {
  const society = new Society(plan)
  if (given !== undefined) society.values.set(given)
  else
    plan.platforms.forEach(
      ({ facts }, p) => (society.values[p] = facts.dau === undefined ? facts.value : plan.model.outside),
    )
  for (let step = 0; ; step++) {
    const replies = yield* ask({ name: 'settle', fields: calmNight(plan, society) })
    if (replies.length > 1)
      yield* ask({ name: 'mail', letters: replies.map((_, to) => replies.map((reply) => reply.mail[to]!)) })
    society.settle(replies)
    if (given !== undefined) {
      if (step + 1 === SETTLING_STEPS) return society
      continue
    }
    const [chances, members] = [new Float64Array(society.values.length), new Float64Array(society.values.length)]
    for (const reply of replies)
      for (let p = 0; p < chances.length; p++) {
        chances[p]! += reply.chances[p]! / CHANCE
        members[p]! += reply.members[p]!
      }
    // first habits and company have to come to be
    if (step < WARMING_STEPS) continue
    const error = correctValues(plan, society, chances, members)
    if ((error < CLOSE && step + 1 >= SETTLING_STEPS) || step + 1 === MOST_STEPS) return society
  }
}

/**
 * Moves the values of platforms whose use is known; returns the largest error, in logits. What is wrong
 * with all of them alike is corrected more: values compete with each other, so raising all of them
 * together moves little.
 */
function correctValues(plan: Plan, society: Society, chances: Float64Array, members: Float64Array): number {
  const errors = new Float64Array(society.values.length)
  let weight = 0
  let common = 0
  plan.platforms.forEach(({ facts }, p) => {
    if (facts.dau === undefined || members[p] === 0) return
    const target = facts.dau / (facts.members * plan.population.people)
    errors[p] = logit(target) - logit(chances[p]! / members[p]!)
    weight += members[p]!
    common += members[p]! * errors[p]!
  })
  if (weight === 0) return 0
  common /= weight
  let largest = 0
  plan.platforms.forEach(({ facts }, p) => {
    if (facts.dau === undefined || members[p] === 0) return
    const value = society.values[p]! + OWN_GAIN * (errors[p]! - common) + COMMON_GAIN * common
    // use that nobody has enough visits for would drive it without end
    society.values[p] = Math.min(platformFields.value.max, Math.max(platformFields.value.min, value))
    largest = Math.max(largest, Math.abs(errors[p]!))
  })
  return largest
}

const logit = (share: number): number => log(share / (1 - share))
