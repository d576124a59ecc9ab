import type { Study } from '../../analysis/experiment/study.ts'
import { metricNames } from '../../analysis/tidy/series.ts'
import { METRICS } from '../../sim/observe/metrics.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { scenarioField } from '../../sim/scenario/scenario-fields.ts'
import type { Field } from '../../sim/schema/field.ts'
import { treeOf, type Tree } from '../../sim/schema/tree.ts'
import { childOf } from '../../sim/schema/walk.ts'

type Row = [table: string, name: string, unit: string, meaning: string]

/** What the codebook of a study says beside its columns: of metrics, of its numbers, and of what its points set. */
export function studyCodebook({ arms, points, outputs }: Study): Row[] {
  const { scenario } = arms[0]!
  const metrics = metricRows(scenario)
  const units = new Map(metrics.map(([, name, unit]) => [name, unit]))
  const scalars = Object.entries(outputs.scalars).map(([name, { of, reduce }]): Row => {
    const unit = reduce === 'day-of-max' ? 'day' : (units.get(of.split('.')[0]!) ?? '')
    return ['scalar', name, unit, `The ${REDUCED[reduce]} of ${of}.`]
  })
  const paths = [...new Set(points.flatMap((set) => set.map((text) => text.slice(0, text.indexOf('=')))))]
  const factors = paths.map((path): Row => {
    const field = fieldAt(scenario, path)
    return ['factor', path, field?.type === 'number' ? field.unit : '', field?.doc ?? '']
  })
  return [...metrics, ...scalars, ...factors]
}

const REDUCED = { mean: 'mean', sum: 'sum', min: 'minimum', max: 'maximum', 'day-of-max': '0-based day of the maximum' }

/** Metrics with their units, as rows of a codebook. */
export function metricRows({ platforms }: Pick<Scenario, 'platforms'>): Row[] {
  const known = new Map(METRICS.map(({ name, unit, doc }) => [name, { unit, doc }]))
  return metricNames(Object.keys(platforms).toSorted()).map((name) => {
    const metric = known.get(name)
    if (metric) return ['metric', name, metric.unit, metric.doc]
    return name.startsWith('flow_to_')
      ? ['metric', name, 'people', 'Changed their main platform today, from the platform of the row to this one.']
      : ['metric', name, 'people', 'Members of both, the platform of the row and this one.']
  })
}

/** The description of what lies at a path of a scenario. */
function fieldAt(scenario: Scenario, path: string): Field | undefined {
  let field: Field | undefined = scenarioField
  let tree: Tree | undefined = treeOf(scenario, { file: scenario.name, line: 0, column: 0 })
  for (const key of path.split('.')) {
    field = field && childOf(field, tree, key)
    tree =
      tree?.kind === 'map' ? tree.entries.get(key)?.value : tree?.kind === 'list' ? tree.items[Number(key)] : undefined
  }
  return field
}
