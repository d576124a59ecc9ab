import { exp } from '../numbers/exp.ts'
import type { Threat } from './world-hour.ts'

/** What is left of the push long before a deadline, and of the tries long after a block began. */
const FLOOR = 0.1

/**
 * beta(t): how much people believe in a ban at time t, in hours. 0 before it is announced; then the
 * level of the latest step, of the ban itself or set by news; while dark and from the moment service
 * returns, the ban's own levels.
 */
export function beliefAt(threat: Threat, news: readonly { at: number; level: number }[], t: number): number {
  if (t < threat.announced) return 0
  if (threat.start <= t && t < threat.end) return threat.beliefWhileDark
  let since = -Infinity
  let level = 0
  const consider = (step: { at: number; level: number }) => {
    if (step.at > t || step.at < since) return
    since = step.at
    level = step.level
  }
  threat.belief.forEach(consider)
  news.forEach(consider)
  if (threat.start < threat.end) consider({ at: threat.end, level: threat.beliefAfterwards })
  return level
}

/**
 * rho(t): the push of a ban, belief times urgency. Urgency rises towards the deadline,
 * exp(-(T - t)/tauDeadline), and fades while it is dark, exp(-n/tauTry) with n whole days since the
 * block began: people get used to a long block.
 */
export function pushAt(
  threat: Threat,
  news: readonly { at: number; level: number }[],
  t: number,
  tauDeadline: number,
  tauTry: number,
): number {
  const belief = beliefAt(threat, news, t)
  const dark = threat.start <= t && t < threat.end
  const urgency = dark
    ? exp(-Math.floor((t - threat.start) / 24) / tauTry)
    : exp(-Math.max(0, threat.deadline - t) / 24 / tauDeadline)
  return belief * (FLOOR + (1 - FLOOR) * urgency)
}
