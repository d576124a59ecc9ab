import { companyOf, fitValue, habitValue, unitValue, wideValue } from '../population/levels.ts'
import { LONG_AGO, MEMBER, SINCE_MASK, SINCE_SHIFT, STAGE, TRIES } from '../population/stage.ts'
import type { HourFields } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'

/**
 * What someone who is not on a platform thinks of it: three levels, fixed for the day.
 * Appeal in [-8, 8) and alarm in [-4, 12) by quarters of a logit, excitement in [0, 8) by quarters.
 */
export const STANCES = 64 * 64 * 32

export const appealOf = (stance: number): number => (stance >> 11) / 4 - 8
export const alarmOf = (stance: number): number => ((stance >> 5) & 63) / 4 - 4
export const excitementOf = (stance: number): number => (stance & 31) / 4

/** The parts of a stance before they become levels, in logits: for the stance itself and for reasons. */
export interface StanceParts {
  fit: number
  friends: number
  influencers: number
  incentive: number
  welcome: number
  outage: number
  evasion: number
  setbacks: number
  /** Parts of alarm, before the push rho. */
  fear: number
  protest: number
  owner: number
  /** Excitement, before the buzz b. */
  curiosity: number
}

const parts: StanceParts = {
  fit: 0,
  friends: 0,
  influencers: 0,
  incentive: 0,
  welcome: 0,
  outage: 0,
  evasion: 0,
  setbacks: 0,
  fear: 0,
  protest: 0,
  owner: 0,
  curiosity: 0,
}

/** Weighs what speaks for and against joining; the object returned is overwritten by the next call. */
export function stanceParts(shard: Shard, i: number, p: number, fields: HourFields): StanceParts {
  const { people, plan } = shard
  const { model, population } = plan
  const base = i * people.platforms
  const pair = base + p
  const facts = plan.platforms[p]!.facts
  const foreign = facts.foreign ? 1 : 0
  const language = fields.language[p]!
  const liking = fitValue(people.fit[pair]!) - (language > 0 ? unitValue(people.languageCost[i]!) * language : 0)
  parts.fit = liking / 2
  parts.friends =
    model.wPresenceJoin *
    (model.presence === 'share'
      ? shard.shareThere(i, p, fields.shareOfAll[p]!)
      : fields.companyOfAll[p]! + companyOf(people.friends[pair]!))
  parts.influencers = model.endorsement * callStrength(shard, people.state[pair]!)
  parts.incentive = fields.incentive[p]!
  parts.welcome = fields.hostTone[p]!
  const habitual = shard.habitual(i)
  parts.outage = habitual < 0 ? 0 : model.wOutage * fields.outage[habitual]!
  parts.evasion = foreign === 1 && fields.evading && people.tech[i]! >= shard.evaderLevel ? model.evaderWarmth : 0
  parts.setbacks = -model.failedTry * (people.since[pair]! & TRIES)
  const named = fields.named
  if (named >= 0 && (people.state[base + named]! & STAGE) === MEMBER) {
    const damped = 1 - population.inertiaDamping * unitValue(people.inertia[i]!)
    parts.fear = p === named ? 0 : damped * model.wFear * wideValue(people.fear[i]!)
    const habit = habitValue(people.warmth[base + named]!)
    parts.protest = (foreign * model.wReactance * unitValue(people.reactance[i]!) * habit) / 0.5
    parts.owner = -model.wOwner * fields.ownerRisk[p]!
  } else {
    parts.fear = 0
    parts.protest = 0
    parts.owner = 0
  }
  parts.curiosity = foreign * model.wCuriosity * unitValue(people.curiosity[i]!)
  return parts
}

/** The stance of user i toward platform p, as a number below STANCES. */
export function stanceOf(shard: Shard, i: number, p: number, fields: HourFields): number {
  const s = stanceParts(shard, i, p, fields)
  const appeal = s.fit + s.friends + s.influencers + s.incentive + s.welcome + s.outage + s.evasion + s.setbacks
  const alarm = s.fear + s.protest + s.owner
  return (quarter(appeal, -8, 63) << 11) | (quarter(alarm, -4, 63) << 5) | quarter(s.curiosity, 0, 31)
}

/** C, the strength of the last call seen: exp(-days/tauPeer), taken at its mean over a day. */
export function callStrength(shard: Shard, state: number): number {
  const since = (state & SINCE_MASK) >> SINCE_SHIFT
  return since === LONG_AGO ? 0 : shard.callFading[since]!
}

function quarter(x: number, lowest: number, most: number): number {
  const level = Math.floor((x - lowest) * 4 + 0.5)
  return level < 0 ? 0 : level > most ? most : level
}
