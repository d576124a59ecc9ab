import { merge } from '../schema/merge.ts'
import { quoted, type Mistakes } from '../schema/mistake.ts'
import { nearest } from '../schema/nearest.ts'
import type { MapTree, Tree } from '../schema/tree.ts'
import { parseTree } from './parse-tree.ts'
import { scenarioField } from './scenario-fields.ts'

/** Finds the scenario of a name, seen from a file: a shipped one or a file beside it. */
export type Load = (name: string, fromFile: string) => { text: string; file: string } | undefined

/** Scenarios build on each other a few times, not without end. */
const LONGEST_CHAIN = 10

/**
 * Resolves `extends: NAME`: the file is laid over the one that it names, and that over the one that it names.
 *
 * @param chain files already under way, this one last
 * @param shipped names of the shipped scenarios, for the nearest one to a wrong name
 * @returns undefined when a file below cannot be had: what is missing in this one cannot be told then
 */
export function extend(
  tree: Tree,
  load: Load,
  mistakes: Mistakes,
  chain: readonly string[],
  shipped: readonly string[],
): Tree | undefined {
  const entry = tree.kind === 'map' ? tree.entries.get('extends') : undefined
  if (tree.kind !== 'map' || entry === undefined) return tree
  const own = withoutExtends(tree)
  const { value } = entry
  const name = value.kind === 'scalar' ? value.text : ''
  const refuse = (found: string, expected: string, near?: string) => {
    mistakes.add(value.place, ['extends'], found, expected, near)
    return undefined
  }
  const base = name === '' ? undefined : load(name, value.place.file)
  if (!base)
    return refuse(name === '' ? 'no name' : quoted(name), 'the name of a scenario or a file', nearest(name, shipped))
  const longer = [...chain, base.file]
  if (chain.includes(base.file)) return refuse(`a circle: ${longer.join(' -> ')}`, 'a chain of files that ends')
  if (longer.length > LONGEST_CHAIN) return refuse(`a chain of ${longer.length} files`, `at most ${LONGEST_CHAIN}`)
  const parsed = parseTree(base.text, base.file, mistakes)
  const below = parsed && extend(parsed, load, mistakes, longer, shipped)
  return below && merge(scenarioField, below, own, mistakes)
}

function withoutExtends(tree: MapTree): MapTree {
  return { ...tree, entries: new Map([...tree.entries].filter(([key]) => key !== 'extends')) }
}
