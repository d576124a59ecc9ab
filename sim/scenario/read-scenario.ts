import { Mistakes } from '../schema/mistake.ts'
import { checkScenarioTree, type CheckResult } from './check-scenario.ts'
import { extend, type Load } from './extend.ts'
import { parseTree } from './parse-tree.ts'

export interface ReadOptions {
  /** YAML or JSON. */
  text: string
  /** Name of the file, for the places of mistakes and for what it extends. */
  file: string
  /** Finds what a file extends. */
  load: Load
  /** Overrides `path=value`, in order. */
  set?: readonly string[]
  /** Names of the shipped scenarios, to suggest the nearest one to a wrong name. */
  shipped?: readonly string[]
}

/**
 * Reads a scenario file: parses it, lays it over what it extends, applies the overrides, fills in
 * defaults and checks everything. Never throws; all mistakes come at once, each with its place.
 */
export function readScenario({ text, file, load, set = [], shipped = [] }: ReadOptions): CheckResult {
  const mistakes = new Mistakes()
  const tree = parseTree(text, file, mistakes)
  if (!tree) return { mistakes: mistakes.list() }
  const whole = extend(tree, load, mistakes, [file], shipped)
  return whole ? checkScenarioTree(whole, set, mistakes) : { mistakes: mistakes.list() }
}
