import { exp } from '../numbers/exp.ts'
import { normalQuantile } from '../numbers/normal.ts'
import { openUniform, Purpose } from '../random/keyed.ts'
import { keyedBeta, keyedGamma } from '../random/samplers.ts'
import type { Plan } from '../run/plan.ts'
import { fitLevel, unitLevel, wideLevel } from './levels.ts'
import { CREATOR, type People } from './people.ts'

/** Draws who the users are: segment, traits, and their personal liking of each platform. */
export function drawTraits(people: People, plan: Plan): void {
  const { random, population, model, platforms } = plan
  for (let i = 0; i < people.count; i++) {
    const user = people.first + i
    const segment = segmentOf(plan, user)
    const spread = plan.segments[segment]!.spread
    const temper = random.block(user, 0, 0, Purpose.temper)
    const creator = openUniform(temper[0]!) < population.creators
    people.inertia[i] = temper[1]! >>> 24
    people.tech[i] = temper[2]! >>> 24
    const taste = 2 * openUniform(temper[3]!) - 1
    people.segment[i] = segment | (creator ? CREATOR : 0)
    people.fear[i] = wideLevel(keyedGamma(random, user, 0, Purpose.fear, population.fear.shape) * population.fear.scale)
    people.activity[i] = wideLevel(
      keyedGamma(random, user, 0, Purpose.activity, population.activity.shape) * population.activity.scale,
    )
    const { reactance, curiosity, languageCost } = population
    people.reactance[i] = unitLevel(
      keyedBeta(random, user, Purpose.reactance, reactance.alpha, reactance.beta) * exp(model.gReactance * spread),
    )
    people.curiosity[i] = unitLevel(
      keyedBeta(random, user, Purpose.curiosity, curiosity.alpha, curiosity.beta) * exp(model.gCuriosity * spread),
    )
    people.languageCost[i] = unitLevel(
      keyedBeta(random, user, Purpose.languageCost, languageCost.alpha, languageCost.beta),
    )
    for (let p = 0; p < platforms.length; p++) {
      const platform = platforms[p]!
      const liking = population.fitSpread * normalQuantile(random.uniform(user, platform.hash, 0, Purpose.fit))
      people.fit[i * platforms.length + p] = fitLevel(
        liking - model.tasteWeight * Math.abs(taste - platform.facts.taste),
      )
    }
  }
}

/**
 * Slot of a user's segment. A community has a main segment, drawn for the community; a share
 * `ageMixing` of its people belong to it, the others are drawn for themselves, so that the mix of
 * the whole is the scenario's. Without communities everyone is drawn for himself.
 */
function segmentOf(plan: Plan, user: number): number {
  const { random, network } = plan
  const words = random.block(user, 0, 0, Purpose.segment)
  const mixing = 'ageMixing' in network ? network.ageMixing : 0
  if (openUniform(words[1]!) >= mixing || !('communitySize' in network)) return plan.segmentAt(openUniform(words[0]!))
  const community = Math.floor(user / network.communitySize)
  return plan.segmentAt(random.uniform(community, 1, 0, Purpose.segment))
}
