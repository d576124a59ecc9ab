import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { Lens } from './time-axis.ts'

const BEFORE = 10.5
const AFTER = 5.5

/**
 * Where the story is dense: around the first day a banned platform goes dark, else from shortly
 * before the first event on. Null when the scenario is short enough to be shown evenly.
 */
export function lensFor(scenario: Pick<Scenario, 'events' | 'time'>): Lens | null {
  const { days } = scenario.time
  if (days < 30) return null
  const inside = (hour: number) => hour >= 0 && hour < days * 24
  const starts: number[] = []
  for (const event of Object.values(scenario.events)) {
    if (event.kind === 'ban' && inside(event.start)) starts.push(Math.floor(event.start / 24))
  }
  if (starts.length > 0) {
    const dark = Math.min(...starts)
    return { from: Math.max(0, dark - BEFORE), to: Math.min(days, dark + AFTER) }
  }
  const moments = Object.values(scenario.events)
    .map((event) => ('at' in event ? event.at : 'start' in event ? event.start : -1))
    .filter(inside)
  if (moments.length === 0) return null
  const first = Math.min(...moments) / 24
  return { from: Math.max(0, first - 2), to: Math.min(days, first + 14) }
}
