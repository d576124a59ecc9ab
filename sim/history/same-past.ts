import { threatsOf } from '../fields/threats.ts'
import { World } from '../fields/world.ts'
import { type Plan, planOf } from '../run/plan.ts'
import { parseDay, hoursToDate } from '../scenario/calendar.ts'
import type { Scenario } from '../scenario/scenario.ts'

/**
 * Checks that a run of another scenario would have come through the same days so far: then going on from them is
 * the same as a straight run of the other scenario, to the last bit. Texts, observations and the number of days may
 * be others, and events in whatever acts later; everything else acts from the first day on.
 *
 * @param day days simulated so far
 * @throws RangeError that names what differs, or the first hour at which it does
 */
export function checkSamePast(before: Scenario, after: Scenario, day: number): void {
  if (after.time.days < day)
    throw new RangeError(`time.days: found ${after.time.days}, expected at least the ${day} that have passed`)
  const path = firstDifference(settled(before), settled(after))
  if (path !== undefined)
    throw new RangeError(
      `${path}: found another value than in the run that is continued, and it acts from the first day on; ` +
        `expected the same one, or changes of events that act from day ${day + 1} on only`,
    )
  const hour = firstOtherHour(planOf(before), planOf(after), Math.max(1, day * 24))
  if (hour === undefined) return
  const start = parseDay(before.time.start)!
  throw new RangeError(
    `events: found a change that acts on ${hoursToDate(hour, start)}, ` +
      `expected only changes that act from ${hoursToDate(day * 24, start)} on, where the run is continued`,
  )
}

/** What was settled when the run began: all but texts, observations, events and the number of days. */
function settled({ version, seed, time, population, network, model, platforms, store }: Scenario): object {
  return { version, seed, time: { ...time, days: 0 }, population, network, model, platforms, store }
}

/** Path of the first value that differs between two trees of plain data; undefined when none does. */
function firstDifference(a: unknown, b: unknown, path = ''): string | undefined {
  if (Object.is(a, b)) return undefined
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return path
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = firstDifference(one[key], other[key], path === '' ? key : `${path}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}

/** The first of so many hours in which the events make another world. */
function firstOtherHour(before: Plan, after: Plan, hours: number): number | undefined {
  const [one, other] = [new World(before), new World(after)]
  for (let hour = 0; hour < hours; hour++)
    if (firstDifference(worldAt(before, one, hour), worldAt(after, other, hour)) !== undefined) return hour
  return undefined
}

/** An hour of the world as people meet it; what a ban will do later is not in it. */
function worldAt(plan: Plan, world: World, hour: number): object {
  world.setHour(hour)
  const { advertising, news, incentive, hostTone, translation, capacity, ownerRisk, listed } = world
  const { blocked, enforcement, blockBegan, failing, curiosity, calls, audiences, logins } = world
  const fields = { advertising, news, incentive, hostTone, translation, capacity, ownerRisk, listed }
  const events = { blocked, enforcement, blockBegan, failing, curiosity, calls, audiences, logins }
  return { ...fields, ...events, ...threatsOf(plan, world) }
}
