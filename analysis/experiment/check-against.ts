import { checkScenario } from '../../sim/scenario/check-scenario.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { Mistakes, type Mistake } from '../../sim/schema/mistake.ts'
import { nearest } from '../../sim/schema/nearest.ts'
import { oneOf } from '../../sim/schema/expectation.ts'
import { placeAt, type Tree } from '../../sim/schema/tree.ts'
import { chooseSeries, seriesName } from '../tidy/choose-series.ts'
import { listSeries } from '../tidy/series.ts'
import { designPoints } from './design-points.ts'
import type { Experiment, Overrides } from './experiment.ts'
import { overrideTexts } from './override-texts.ts'
import { windowOf } from './reduce.ts'

/**
 * Checks an experiment against its scenario: that every path exists and takes its values, and that the outputs are
 * there to be kept. Mistakes have the places of the experiment's file.
 *
 * @param base the scenario without overrides
 */
export function checkAgainst(experiment: Experiment, tree: Tree, base: Scenario): Mistake[] {
  const mistakes = new Mistakes()
  const check = (path: readonly string[], set: readonly string[]) => {
    for (const mistake of checkScenario(base, 'the scenario', set).mistakes)
      mistakes.add(placeAt(tree, path), path, mistake.found, mistake.expected, mistake.nearest)
  }
  const checkEach = (path: readonly string[], overrides: Overrides, before: readonly string[]) => {
    for (const text of overrideTexts(overrides)) {
      const key = text.slice(0, text.indexOf('='))
      check([...path, key], [...before, text])
    }
  }
  const set = overrideTexts(experiment.set)
  checkEach(['set'], experiment.set, [])
  if (!mistakes.empty) return mistakes.list()
  experiment.arms.forEach((arm, index) => checkEach(['arms', String(index), 'set'], arm.set, set))
  for (const [path, { min, max, values = [] }] of Object.entries(experiment.factors))
    for (const end of [...[min, max].filter((value) => value !== undefined), ...values]) {
      const before = mistakes.list().length
      check(['factors', path], [...set, `${path}=${end}`])
      // A path that is wrong is wrong for every value.
      if (
        mistakes
          .list()
          .slice(before)
          .some(({ found }) => found.includes('unknown'))
      )
        break
    }
  if (experiment.design.kind === 'list')
    experiment.design.points.forEach((point, index) => checkEach(['design', 'points', String(index)], point, set))
  if (!mistakes.empty) return mistakes.list()
  checkArms(experiment, tree, base, set, mistakes)
  return mistakes.list()
}

/** Every arm, at the first point: there all of its overrides meet, and its outputs are looked for. */
function checkArms(
  experiment: Experiment,
  tree: Tree,
  base: Scenario,
  set: readonly string[],
  mistakes: Mistakes,
): void {
  const first = designPoints(experiment)[0] ?? []
  experiment.arms.forEach((arm, index) => {
    const path = ['arms', String(index)]
    const whole = checkScenario(base, 'the scenario', [...set, ...first, ...overrideTexts(arm.set)])
    for (const { found, expected, nearest: near } of whole.mistakes)
      mistakes.add(placeAt(tree, path), path, found, expected, near)
    if (whole.scenario) checkOutputs(experiment, tree, whole.scenario, mistakes)
  })
}

function checkOutputs({ outputs }: Experiment, tree: Tree, scenario: Scenario, mistakes: Mistakes): void {
  const add = (path: readonly string[], found: string, expected: string, near?: string) =>
    mistakes.add(placeAt(tree, path), path, found, expected, near)
  const platforms = Object.keys(scenario.platforms)
  const all = listSeries({ platforms, segments: Object.keys(scenario.population.segments) })
  outputs.series.forEach((word, index) => {
    for (const unknown of chooseSeries([word], all, platforms, false).unknown)
      add(['outputs', 'series', String(index)], word, 'the name of a metric, or of a series', unknown.nearest)
  })
  const names = all.map(seriesName)
  for (const [name, spec] of Object.entries(outputs.scalars)) {
    const path = ['outputs', 'scalars', name]
    if (!names.includes(spec.of))
      add(
        [...path, 'of'],
        spec.of,
        `a series of the scenario, metric.platform with ${oneOf(platforms)}`,
        nearest(spec.of, names),
      )
    const window = windowOf(spec, scenario)
    if (!(window.from >= 0 && window.from <= window.until && window.until < scenario.time.days))
      add(path, 'days outside of the scenario', `days from ${scenario.time.start}, ${scenario.time.days} of them`)
  }
}
