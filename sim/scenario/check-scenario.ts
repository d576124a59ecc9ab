import { checkField } from '../schema/check.ts'
import { Mistakes, type Mistake } from '../schema/mistake.ts'
import { applyOverrides } from '../schema/override.ts'
import { treeOf, type Place, type Tree } from '../schema/tree.ts'
import { parseDay } from './calendar.ts'
import { crossCheck, type Draft } from './cross-check.ts'
import { STEP_NAMES } from './funnel-steps.ts'
import { populationFields } from './population-fields.ts'
import { scenarioField } from './scenario-fields.ts'
import type { Scenario } from './scenario.ts'

export interface CheckResult {
  /** Present when there are no mistakes. */
  scenario?: Scenario
  mistakes: Mistake[]
}

/** Checks a whole scenario, `extends` resolved, after the overrides `path=value`. Adds to the mistakes met so far. */
export function checkScenarioTree(tree: Tree, set: readonly string[], mistakes: Mistakes): CheckResult {
  const whole = applyOverrides(scenarioField, tree, set, mistakes)
  const names = {
    platform: namesAt(whole, 'platforms') ?? [],
    segment: namesAt(whole, 'population', 'segments') ?? Object.keys(populationFields.segments.default),
    step: STEP_NAMES,
  }
  const start = startOf(whole)
  const value = checkField(scenarioField, whole, { mistakes, names, start: start ?? 0 })
  if (whole.kind === 'map') crossCheck(value as Draft, whole, start, mistakes)
  // No mistakes: every field has been checked, so the value has the type that the fields describe.
  return mistakes.empty ? { scenario: value as Scenario, mistakes: [] } : { mistakes: mistakes.list() }
}

/**
 * Checks a scenario in memory: what canonicalText or JSON.parse gave, after the overrides `path=value`.
 * Needs no parser of files, so it is what workers and links use.
 *
 * @param value anything
 * @param file what to call it in mistakes
 */
export function checkScenario(value: unknown, file: string, set: readonly string[] = []): CheckResult {
  const mistakes = new Mistakes()
  const place: Place = { file, line: 0, column: 0 }
  const tree = treeOf(value, place)
  if (tree) return checkScenarioTree(tree, set, mistakes)
  mistakes.add(place, [], 'a value that is not JSON, or too deep', 'a scenario')
  return { mistakes: mistakes.list() }
}

function startOf(tree: Tree): number | undefined {
  const time = tree.kind === 'map' ? tree.entries.get('time')?.value : undefined
  const start = time?.kind === 'map' ? time.entries.get('start')?.value : undefined
  return start?.kind === 'scalar' ? parseDay(start.text) : undefined
}

function namesAt(tree: Tree, ...path: readonly string[]): readonly string[] | undefined {
  const below = path.reduce<Tree | undefined>(
    (here, key) => (here?.kind === 'map' ? here.entries.get(key)?.value : undefined),
    tree,
  )
  return below?.kind === 'map' ? [...below.entries.keys()] : undefined
}
