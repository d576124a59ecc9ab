import { isoMoment } from '../texts/format.ts'
import type { Lab } from './lab.ts'
import type { Flag } from './story.ts'

/**
 * Moves an event of the scenario, and the other dates of the same event along with it.
 *
 * @param to moment in days; taken into the scenario when it lies outside
 * @param group the same for the moves that undo takes as one step
 */
export function moveFlag(lab: Lab, flag: Flag, to: number, group: string): void {
  const { scenario, store } = lab
  const { start, days } = scenario.time
  const daysOf = (path: string) => {
    const [, event, field] = path.split('.')
    const dates = scenario.events[event!] as unknown as Readonly<Record<string, number>>
    return dates[field!]! / 24
  }
  const at = Math.min(days, Math.max(0, to))
  const by = at - daysOf(flag.path)
  const set = { ...store.state.set }
  for (const path of [flag.path, ...flag.along]) set[path] = isoMoment(daysOf(path) + by, start)
  // The run follows later; the next key press goes on from here.
  lab.flags = lab.flags.map((other) => (other.path === flag.path ? { ...other, at } : other))
  store.change({ set }, group)
}
