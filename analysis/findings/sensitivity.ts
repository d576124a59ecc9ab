import { morris } from '../sensitivity/morris.ts'
import { sobolIndices } from '../sensitivity/sobol-indices.ts'
import { mean } from '../ensembles/moments.ts'
import { unitPoints, type SampledDesign } from '../experiment/design-points.ts'
import { seeded } from '../random.ts'
import { numberColumn, textColumn, type Column } from '../tidy/column.ts'
import { type Findings, type Material, type Row, Scalars } from './findings.ts'
import { brief } from './words.ts'

/** How much each factor matters to each number. */
export interface Sensitivity {
  kind: 'sensitivity'
  design: Extract<SampledDesign, { kind: 'morris' | 'sobol-indices' }>
  /** Paths of the factors, in the order of the design's dimensions. */
  factors: readonly string[]
}

const WHAT = [
  textColumn('arm', 'Arm.'),
  textColumn('scalar', 'Name of the number.'),
  textColumn('factor', 'Path of the factor.'),
]
const ofRange = 'of its series'

const MORRIS: readonly Column[] = [
  ...WHAT,
  numberColumn('mu_star', ofRange, 'Mean absolute effect of the whole range of the factor.'),
  numberColumn('mu_star_error', ofRange, 'Its standard error over trajectories.'),
  numberColumn('mu', ofRange, 'Mean effect.'),
  numberColumn('sigma', ofRange, 'Standard deviation of the effects: curvature, or interaction with other factors.'),
]

const ends = (name: string) => [
  numberColumn(
    name,
    'share',
    `Share of the variance, ${name === 'first' ? 'by the factor alone' : 'with all its interactions'}.`,
  ),
  numberColumn(`${name}_lower`, 'share', 'Lower end of its 95 % bootstrap interval.'),
  numberColumn(`${name}_upper`, 'share', 'Upper end of its 95 % bootstrap interval.'),
]

const INDICES: readonly Column[] = [...WHAT, ...ends('total'), ...ends('first')]

/** A factor of one scalar in one arm: what it weighs by, and its cells. */
interface Weighed {
  factor: string
  weight: number
  cells: readonly number[]
}

/** Screens the factors (Morris) or shares the variance out over them (Sobol), for every number of every arm. */
export async function sensitivity({ design, factors }: Sensitivity, material: Material): Promise<Findings> {
  const { study } = material
  const scalars = await Scalars.of(material)
  const rows: Row[] = []
  const says: string[] = []
  study.arms.forEach(({ name: arm }, index) => {
    for (const scalar of scalars.names) {
      // A point with a failed run has no mean that could be set beside the others.
      const outputs = study.points.map((_, point) => mean(scalars.over(scalar, point, index)))
      const weighed =
        design.kind === 'morris'
          ? byMorris(design, factors, study.seed, outputs)
          : bySobol(design.samples, factors, study.seed, outputs)
      const sorted = weighed.toSorted((a, b) => (b.weight > a.weight ? 1 : b.weight < a.weight ? -1 : 0))
      for (const { factor, cells } of sorted) rows.push([arm, scalar, factor, ...cells])
      says.push(`${study.arms.length > 1 ? `${arm}, ` : ''}${scalar}: ${sentence(sorted, design.kind)}`)
    }
  })
  const morrisShown = ['mu_star', 'mu_star_error', 'mu', 'sigma']
  const sobolShown = ['total', 'total_lower', 'total_upper', 'first', 'first_lower', 'first_upper']
  const shown = [
    ...(study.arms.length > 1 ? ['arm'] : []),
    'scalar',
    'factor',
    ...(design.kind === 'morris' ? morrisShown : sobolShown),
  ]
  const table =
    design.kind === 'morris'
      ? { name: 'morris', columns: MORRIS, rows, shown }
      : { name: 'sobol_indices', columns: INDICES, rows, shown }
  return { says, tables: [table] }
}

function byMorris(
  design: SampledDesign,
  factors: readonly string[],
  seed: string,
  outputs: readonly number[],
): Weighed[] {
  const points = unitPoints(design, factors.length, seed)
  const length = factors.length + 1
  const starts = Array.from({ length: points.length / length }, (_, t) => t * length)
  const screened = morris(
    starts.map((start) => points.slice(start, start + length)),
    starts.map((start) => outputs.slice(start, start + length)),
  )
  return screened.map(({ mu, muStar, muStarError, sigma }, k) => ({
    factor: factors[k]!,
    weight: muStar,
    cells: [muStar, muStarError, mu, sigma],
  }))
}

function bySobol(samples: number, factors: readonly string[], seed: string, outputs: readonly number[]): Weighed[] {
  const matrix = (k: number) => outputs.slice(k * samples, (k + 1) * samples)
  const ab = factors.map((_, k) => matrix(k + 2))
  const indices = sobolIndices({ a: matrix(0), b: matrix(1), ab }, seeded(`${seed}/bootstrap`))
  return indices.map(({ first, total }, k) => ({
    factor: factors[k]!,
    weight: total.value,
    cells: [total, first].flatMap(({ value, lower, upper }) => [value, lower, upper]),
  }))
}

/** A factor weighs little when it has less than this share of the heaviest. */
const LITTLE = 0.1

function sentence(sorted: readonly Weighed[], kind: 'morris' | 'sobol-indices'): string {
  const [first, second] = sorted
  if (!first || !(first.weight > 0)) return 'no factor changes it.'
  const what = ({ factor, weight }: Weighed) => `${factor} (${kind === 'morris' ? 'mu*' : 'total'} ${brief(weight)})`
  const little = sorted.filter(({ weight }) => weight < LITTLE * first.weight).length
  return `${what(first)} matters most${second ? `, then ${what(second)}` : ''}; ${little} of ${sorted.length} factors have less than a tenth of that.`
}
