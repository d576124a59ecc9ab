import { exp } from '../numbers/exp.ts'
import { companyOf, fitValue, habitValue, unitValue } from '../population/levels.ts'
import type { Plan } from '../run/plan.ts'
import type { NightFields } from '../run/messages.ts'
import { stayTables } from './leave.ts'

/**
 * What a use is worth, exp(V), as a product of table entries:
 * V = v + fit + wPresence x + wCreators c + wHabit (H - 1/2) + wNovelty e^(-age/tauNovelty) + hostTone
 *     + [foreign] (wReactance rho reactance + wCuriosity curiosity b).
 */
export interface UseTables {
  fit: Float64Array
  friends: Float64Array
  habit: Float64Array
  novelty: Float64Array
}

/** Tables that hold for the whole run. Novelty is by age in days; the last entry is for everyone older. */
export function useTables(plan: Plan): UseTables {
  const { model } = plan
  return {
    fit: table(256, (level) => fitValue(level)),
    friends: table(256, (friends) => model.wPresence * companyOf(friends)),
    habit: table(256, (level) => model.wHabit * (habitValue(level) - 0.5)),
    novelty: table(256, (age) => (age === 255 ? 0 : model.wNovelty * exp(-age / model.tauNovelty))),
  }
}

/** Tables of one night and platform. */
export interface NightTables {
  language: Float64Array
  reactance: Float64Array
  curiosity: Float64Array
  /** Ticks a day takes from a membership, and the rate of return, by friends there. */
  leaving: Float64Array
  returning: Float64Array
}

/** The table of what plays no part. */
export const ONES = new Float64Array(256).fill(1)

/** Tables of a night, for platform p. */
export function nightTables(plan: Plan, fields: NightFields, p: number): NightTables {
  const { model } = plan
  const { foreign } = plan.platforms[p]!.facts
  const language = fields.language[p]!
  const push = model.wReactance * fields.rho
  const pull = model.wCuriosity * fields.b[p]!
  return {
    language: language === 0 ? ONES : table(256, (level) => -unitValue(level) * language),
    reactance: foreign && push > 0 ? table(256, (level) => push * unitValue(level)) : ONES,
    curiosity: foreign && pull > 0 ? table(256, (level) => pull * unitValue(level)) : ONES,
    ...stayTables(model, fields.friendsOfAll[p]!),
  }
}

function table(length: number, logit: (level: number) => number): Float64Array {
  const values = new Float64Array(length)
  for (let level = 0; level < length; level++) values[level] = exp(logit(level))
  return values
}
