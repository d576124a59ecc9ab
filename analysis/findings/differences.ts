import { type Estimate, meanEstimate, replicatesNeeded } from '../ensembles/interval.ts'
import { mean } from '../ensembles/moments.ts'
import { pairedDifference, type PairedDifference } from '../ensembles/paired.ts'
import { seeded } from '../random.ts'
import { INTERVAL_COLUMNS, numberColumn, textColumn, wholeColumn } from '../tidy/column.ts'
import { differenceSeries } from './difference-series.ts'
import type { Findings, Material, Row, Table } from './findings.ts'
import { Scalars } from './findings.ts'
import { joinedBetween } from './joined-between.ts'
import { brief, percent, scalarWords } from './words.ts'

/** What the other arms differ from the first by, over replicates that share their seeds. */
export interface Differences {
  kind: 'differences'
  /** The half-width that replicates are counted for, as a share of the difference. */
  precision: number
}

/** One number of one arm against the first. */
export interface Difference {
  point: number
  arm: number
  scalar: string
  /** Mean of the first arm, and of this one. */
  first: number
  this: number
  paired: PairedDifference
  /** Replicates for an interval of the asked half-width. */
  needed: number
}

const COLUMNS = [
  wholeColumn('point', 'Point of the design, from 0.'),
  textColumn('arm', 'Arm.'),
  textColumn('against', 'The first arm.'),
  textColumn('scalar', 'Name of the number.'),
  wholeColumn('pairs', 'Replicates that have the number in both arms.'),
  numberColumn('first', 'of its series', 'Mean in the first arm.'),
  numberColumn('this', 'of its series', 'Mean in this arm.'),
  numberColumn('difference', 'of its series', 'Mean of this less first, pair by pair.'),
  ...INTERVAL_COLUMNS,
  numberColumn('boot_lower', 'of its series', 'Lower end of the bootstrap interval (BCa).'),
  numberColumn('boot_upper', 'of its series', 'Upper end of the bootstrap interval (BCa).'),
  numberColumn('relative', 'share', 'The difference as a share of the mean in the first arm.'),
  numberColumn('correlation', '1', 'Correlation of the arms over replicates.'),
  numberColumn('gain', '1', 'How many times more runs the same precision would cost without pairing.'),
  numberColumn('replicates_needed', '1', 'Replicates for an interval of the asked half-width.'),
]

const SHOWN = ['scalar', 'first', 'this', 'difference', 'lower', 'upper', 'relative', 'replicates_needed']

/** Compares every arm with the first, point by point: numbers, series, and people one by one where they were kept. */
export async function differences(asked: Differences, material: Material): Promise<Findings> {
  const { study } = material
  const all = compareScalars(asked, study.seed, await Scalars.of(material), material)
  const people = study.outputs.people ? await joinedBetween(material) : undefined
  const rows = all.map((one): Row => {
    const { replicates, difference, bootstrapped, correlation, gain } = one.paired
    const ends = [difference.lower, difference.upper, bootstrapped.lower, bootstrapped.upper]
    const names = [study.arms[one.arm]!.name, study.arms[0]!.name, one.scalar]
    const relative = difference.value / Math.abs(one.first)
    const share = Number.isFinite(relative) ? relative : NaN
    return [
      one.point,
      ...names,
      replicates,
      one.first,
      one.this,
      difference.value,
      ...ends,
      share,
      correlation,
      gain,
      one.needed,
    ]
  })
  const alone = study.points.length === 1
  const table: Table = {
    name: 'differences',
    columns: COLUMNS,
    rows,
    shown: [...(alone ? [] : ['point']), ...(study.arms.length > 2 || !alone ? ['arm'] : []), ...SHOWN],
  }
  const says = alone ? study.arms.slice(1).flatMap((_, k) => sentences(k + 1, all, material)) : []
  const counted = `Replicates needed are those for an interval of plus or minus ${percent(asked.precision)} of the difference.`
  return {
    says: [...says, ...(people?.says ?? []), ...(alone ? [counted] : [])],
    tables: [table, ...(people?.tables ?? []), differenceSeries(material)],
  }
}

function compareScalars({ precision }: Differences, seed: string, scalars: Scalars, { study }: Material): Difference[] {
  const all: Difference[] = []
  for (let point = 0; point < study.points.length; point++)
    for (let arm = 1; arm < study.arms.length; arm++)
      for (const scalar of scalars.names) {
        const [first, other] = [scalars.over(scalar, point, 0), scalars.over(scalar, point, arm)]
        const both = first.flatMap((value, r) => (Number.isFinite(value) && Number.isFinite(other[r]) ? [r] : []))
        const [a, b] = [both.map((r) => first[r]!), both.map((r) => other[r]!)]
        const paired = pairedOrSingle(a, b, `${seed}/bootstrap/${scalar}`)
        const width = precision * Math.abs(paired.difference.value)
        const needed = width > 0 && Number.isFinite(paired.deviation) ? replicatesNeeded(paired.deviation, width) : NaN
        all.push({ point, arm, scalar, first: mean(a), this: mean(b), paired, needed })
      }
  return all
}

/** One pair has a difference, but no error. */
function pairedOrSingle(a: readonly number[], b: readonly number[], seed: string): PairedDifference {
  if (a.length > 1) return pairedDifference(a, b, seeded(seed))
  const difference = meanEstimate(a.map((value, r) => b[r]! - value))
  return { replicates: a.length, difference, bootstrapped: difference, deviation: NaN, correlation: NaN, gain: NaN }
}

/** What changed most, and whether anything did beyond chance. */
function sentences(arm: number, all: readonly Difference[], { study }: Material): string[] {
  const name = `${study.arms[arm]!.name} against ${study.arms[0]!.name}`
  const own = all.filter((one) => one.arm === arm)
  const sure = own.filter(({ paired: { difference } }) => difference.lower > 0 || difference.upper < 0)
  const most = sure.reduce<Difference | undefined>(
    (best, one) => (best && weight(best) >= weight(one) ? best : one),
    undefined,
  )
  const pairs = Math.max(0, ...own.map(({ paired }) => paired.replicates))
  if (pairs < 2) return [`${name}, one pair of runs: a difference has no error with fewer than two replicates.`]
  if (!most) return [`${name}, ${pairs} pairs of runs: no number differs by more than chance (95 %).`]
  const spec = study.outputs.scalars[most.scalar]!
  const { value, lower, upper } = most.paired.difference
  const relative = most.first === 0 ? '' : `, ${percent(value / most.first)}`
  return [
    `${name}, ${pairs} pairs of runs: ${scalarWords(spec)} is ${size(most.paired.difference)} ${value < 0 ? 'lower' : 'higher'}${relative}` +
      ` (${interval(lower, upper)}); ${sure.length} of ${own.length} numbers differ by more than chance.`,
  ]
}

/** Change relative to the larger of the two: 1 where one of them is nothing. */
const weight = ({ first, this: other, paired }: Difference) =>
  Math.abs(paired.difference.value) / Math.max(Math.abs(first), Math.abs(other))

const size = ({ value }: Estimate) => brief(Math.abs(value))

function interval(lower: number, upper: number): string {
  const [near, far] = [Math.abs(lower), Math.abs(upper)].toSorted((a, b) => a - b)
  return `95 %: ${brief(near!)} to ${brief(far!)}`
}
