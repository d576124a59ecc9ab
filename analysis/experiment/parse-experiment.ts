import { parseTree } from '../../sim/scenario/parse-tree.ts'
import { checkField } from '../../sim/schema/check.ts'
import { Mistakes, type Mistake } from '../../sim/schema/mistake.ts'
import { placeAt, type Tree } from '../../sim/schema/tree.ts'
import { experimentField } from './experiment-fields.ts'
import type { Experiment } from './experiment.ts'

/** An experiment as far as its own file tells; see `checkAgainst` for what only its scenario knows. */
export type ParsedExperiment =
  | { experiment: Experiment; tree: Tree; mistakes: Mistake[] }
  | { experiment?: undefined; tree?: undefined; mistakes: Mistake[] }

/**
 * Reads an experiment file, YAML or JSON, and checks it by itself. Never throws; all mistakes come at once,
 * each with its place.
 *
 * @param file its name, for the places
 */
export function parseExperiment(text: string, file: string): ParsedExperiment {
  const mistakes = new Mistakes()
  const tree = parseTree(text, file, mistakes)
  if (!tree) return { mistakes: mistakes.list() }
  const value = checkField(experimentField, tree, {
    mistakes,
    start: 0,
    names: { platform: [], segment: [], step: [] },
  })
  if (!mistakes.empty) return { mistakes: mistakes.list() }
  // No mistakes: every field has been checked, so the value has the type that the fields describe.
  const experiment = value as Experiment
  crossCheck(experiment, tree, mistakes)
  return mistakes.empty ? { experiment, tree, mistakes: [] } : { mistakes: mistakes.list() }
}

/** What fields say of one another. */
function crossCheck({ arms, factors, design, outputs }: Experiment, tree: Tree, mistakes: Mistakes): void {
  const add = (path: readonly string[], found: string, expected: string) =>
    mistakes.add(placeAt(tree, path), path, found, expected)
  arms.forEach(({ name }, index) => {
    if (arms.findIndex((arm) => arm.name === name) < index)
      add(['arms', String(index), 'name'], `${name} a second time`, 'a name of its own for each arm')
  })
  for (const [path, { min, max, scale, whole, values }] of Object.entries(factors)) {
    const at = ['factors', path]
    const ranged = min !== undefined && max !== undefined
    if (values === undefined ? !ranged : min !== undefined || max !== undefined)
      add(at, values ? 'a range and values' : 'no range', 'either min and max, or values')
    else if (values && design.kind !== 'grid') add(at, `values in a design ${design.kind}`, 'min and max')
    else if (ranged && !(min < max)) add(at, `min ${min} and max ${max}`, 'a min below the max')
    else if (ranged && scale === 'log' && (min <= 0 || whole))
      add(at, whole ? 'log and whole' : `min ${min}`, 'a min above 0, and no whole, on a logarithmic scale')
  }
  const needsFactors = design.kind !== 'grid' && design.kind !== 'list'
  if (needsFactors && Object.keys(factors).length === 0)
    add(['design'], `a design ${design.kind} without factors`, 'at least one factor')
  if (design.kind === 'morris' && design.levels % 2 === 1)
    add(['design', 'levels'], String(design.levels), 'an even number of levels')
  for (const [name, { at, from, until }] of Object.entries(outputs.scalars))
    if (at !== undefined && (from !== undefined || until !== undefined))
      add(['outputs', 'scalars', name], 'at beside from or until', 'either a day or a span')
}
