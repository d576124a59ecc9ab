import type { World } from '../../sim/fields/world.ts'
import { exp } from '../../sim/numbers/exp.ts'
import type { Model } from '../../sim/scenario/scenario.ts'

/** The push rho of the leading ban, the slot it names (-1 without any), and the push on each platform. */
export interface Threats {
  rho: number
  named: number
  on: number[]
}

/** The push of each ban at the middle of the world's hour: belief times urgency. The one with the larger push leads. */
export function threatsOf(world: World, { tauDeadline, tauTry }: Model): Threats {
  const t = world.hour + 0.5
  const threats: Threats = { rho: 0, named: -1, on: Array.from(world.blocked, () => 0) }
  for (const ban of world.threats) {
    if (world.divested[ban.named] === 1) continue
    const isDark = ban.start <= t && t < ban.end
    const afterwards = ban.start < ban.end ? [{ at: ban.end, level: ban.beliefAfterwards }] : []
    const steps = [...ban.belief, ...world.newsBelief, ...afterwards].filter((step) => step.at <= t)
    const latest = steps.sort((a, b) => a.at - b.at).at(-1)?.level ?? 0
    const belief = t < ban.announced ? 0 : isDark ? ban.beliefWhileDark : latest
    const urgency = isDark
      ? exp(-Math.floor((t - ban.start) / 24) / tauTry)
      : exp(-Math.max(0, ban.deadline - t) / 24 / tauDeadline)
    const push = belief * (0.1 + (1 - 0.1) * urgency)
    for (const p of ban.reach) threats.on[p] = Math.max(threats.on[p]!, push)
    if (push <= threats.rho) continue
    threats.rho = push
    threats.named = ban.named
  }
  return threats
}
