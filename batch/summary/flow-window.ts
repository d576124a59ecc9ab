import type { Scenario } from '../../sim/scenario/scenario.ts'

/** The days in which a summary looks at who moved where. */
export interface FlowWindow {
  /** 0-based days, both included. */
  first: number
  last: number
  /** Why these, in words. */
  says: string
}

/** Days before a ban in which people move because of it, and days of a block after which they have moved. */
const WEEK = 7

/**
 * A week before the first enforced ban to the day on which it is over, a week of it at most; the whole run where
 * nothing is banned.
 */
export function flowWindow({ events, time }: Scenario): FlowWindow {
  const bans = Object.values(events).flatMap((event) =>
    event.kind === 'ban' && event.enabled && event.enforcement > 0 ? [event] : [],
  )
  const start = Math.floor(Math.min(...bans.map((ban) => ban.start)) / 24)
  if (!(start < time.days)) return { first: 0, last: time.days - 1, says: 'over the whole time' }
  const end = Math.floor(Math.max(...bans.map((ban) => ban.end)) / 24)
  return {
    first: Math.max(0, start - WEEK),
    last: Math.min(time.days - 1, end, start + WEEK),
    says: end <= start + WEEK ? 'from a week before the ban to its end' : 'a week before and after the ban begins',
  }
}
