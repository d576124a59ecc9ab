import type { Plan } from '../run/plan.ts'
import { pushAt } from './belief.ts'
import type { World } from './world.ts'

/**
 * The threats of the world's hour, taken at its middle. Of several bans the one with the larger push
 * leads: its rho, its app, its habit.
 *
 * @returns rho of the leading one, the slot it names (-1 without any push), and the push on each platform
 */
export function threatsOf(plan: Plan, world: World): { rho: number; named: number; threat: Float64Array } {
  const { tauDeadline, tauTry } = plan.model
  const threat = new Float64Array(plan.platforms.length)
  let rho = 0
  let named = -1
  for (const ban of world.threats) {
    if (world.divested[ban.named] === 1) continue
    const push = pushAt(ban, world.newsBelief, world.hour + 0.5, tauDeadline, tauTry)
    for (const slot of ban.reach) threat[slot] = Math.max(threat[slot]!, push)
    if (push <= rho) continue
    rho = push
    named = ban.named
  }
  return { rho, named, threat }
}
