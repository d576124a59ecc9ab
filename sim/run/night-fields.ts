import { exp } from '../numbers/exp.ts'
import type { Buzz } from '../fields/buzz.ts'
import { threatsOf } from '../fields/threats.ts'
import { World } from '../fields/world.ts'
import type { Call } from '../fields/world-hour.ts'
import type { DayOfHours } from './day-of-hours.ts'
import type { NightFields } from './messages.ts'
import type { Plan } from './plan.ts'
import type { Society } from './society.ts'

/** The day as the night settles it, from its hours and the world as of its last one. */
export function nightFields(
  plan: Plan,
  day: number,
  hours: DayOfHours,
  world: World,
  buzz: Buzz,
  society: Society,
  calls: readonly Call[],
): NightFields {
  const { platforms, model } = plan
  return {
    day,
    rho: hours.rhoSum / 24,
    threat: hours.threatSum.map((sum) => sum / 24),
    b: Float64Array.from(platforms, (_, p) => buzz.readOut(p) + world.curiosity),
    worth: society.worth(world.hostTone),
    language: society.language(world.translation),
    parts: [...hours.blockedHours].sort(([a], [b]) => a - b).map(([blocked, time]) => ({ blocked, share: time / 24 })),
    enforcement: hours.enforcement.slice(),
    trying: Float64Array.from(platforms, (_, p) => {
      const days = Math.max(0, Math.floor((day * 24 - hours.blockBegan[p]!) / 24))
      return exp(-days / model.tauTry)
    }),
    outage: hours.outage(world),
    closed: Float64Array.from(platforms, (_, p) => world.blocked[p]! * world.enforcement[p]!),
    companyOfAll: society.companyOfAll.slice(),
    friendsOfAll: society.friendsOfAll(),
    contactsOfAll: society.contactsOfAll.slice(),
    calls: [...calls],
  }
}

/** An ordinary day under the threats of the first hour: what the first day is settled by. */
export function calmNight(plan: Plan, society: Society): NightFields {
  const none = () => new Float64Array(plan.platforms.length)
  const facts = (of: 'hostTone' | 'translation') => Float64Array.from(plan.platforms, (platform) => platform.facts[of])
  const world = new World(plan)
  world.setHour(0)
  const { rho, threat } = threatsOf(plan, world)
  return {
    day: 0,
    rho,
    threat,
    b: none(),
    worth: society.worth(facts('hostTone')),
    language: society.language(facts('translation')),
    parts: [],
    enforcement: none(),
    trying: none(),
    outage: none(),
    closed: none(),
    companyOfAll: society.companyOfAll.slice(),
    friendsOfAll: society.friendsOfAll(),
    contactsOfAll: none(),
    calls: [],
  }
}
