import type { Lab } from '../../app/lab.ts'
import type { ShippedEntry } from '../../build/shipped-scenario.ts'
import { scenarioTitle, type Texts } from '../../texts/index.ts'

/** Name of the world B that the reader's own changes make. */
export const CHANGES = 'changes'

/** What can be B beside the lab's scenario as shipped: the reader's changes, and scenarios of the same people. */
export function worldsBeside(lab: Lab, shipped: readonly ShippedEntry[]): string[] {
  const { scenario, set } = lab.store.state
  const root = (name: string) => shipped.find((entry) => entry.name === name)?.base ?? name
  const family = shipped.filter((entry) => entry.name !== scenario && root(entry.name) === root(scenario))
  const own = Object.keys(set).length > 0 ? [CHANGES] : []
  return [...own, ...family.map((entry) => entry.name)]
}

/** The world B of the state, or the first there is when the state asks for none that can be; null when there is none. */
export function worldB(lab: Lab, worlds: readonly string[]): string | null {
  const { against } = lab.store.state
  return against !== null && worlds.includes(against) ? against : (worlds[0] ?? null)
}

/** A world in words: how it is called, and the beginning of a sentence about it. */
export function worldInWords(
  world: string,
  shipped: readonly ShippedEntry[],
  texts: Texts,
): { name: string; clause: string } {
  const known = texts.compare.worlds[world]
  if (known) return { name: known[0], clause: known[1] }
  const title = scenarioTitle(texts, world, shipped.find((entry) => entry.name === world)?.title ?? world)
  return { name: title, clause: texts.compare.inWorld(title) }
}
