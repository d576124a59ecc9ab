import { attributeByOrders, attributeExactly, type Attribution as Shares } from '../attribution/attribute.ts'
import type { Estimate } from '../ensembles/interval.ts'
import { INTERVAL_COLUMNS, numberColumn, textColumn, wholeColumn } from '../tidy/column.ts'
import { type Findings, type Material, type Row, Scalars, type Table } from './findings.ts'
import { brief, percent, scalarWords } from './words.ts'

/** Which driver has what share in each number. Point k of the study is the world of `coalitions[k]`. */
export interface Attribution {
  kind: 'attribution'
  /** Names, in the order of the bits. */
  drivers: readonly string[]
  coalitions: readonly number[]
  /** Orders of entry; none when every coalition is run. */
  orders: readonly (readonly number[])[]
}

/** Shares a number's change out over drivers; see `attributeExactly` and `attributeByOrders`. */
export async function attribution(asked: Attribution, material: Material): Promise<Findings> {
  const { study } = material
  const scalars = await Scalars.of(material)
  const shares: Row[] = []
  const zeros: Row[] = []
  const idle: string[] = []
  const pairs: Row[] = []
  const says: string[] = []
  for (const scalar of scalars.names) {
    const found = attribute(asked, scalars, scalar, study.replicates)
    if (!found) {
      says.push(`${scalar}: a coalition has no replicate that ran in all of them.`)
      continue
    }
    const { total, shares: each, interactions } = found.shares
    const part = (value: number) => (total.value === 0 ? NaN : value / total.value)
    const changed = total.value !== 0 || each.some(({ value }) => value !== 0)
    if (changed) says.push(sentence(scalarWords(study.outputs.scalars[scalar]!), asked.drivers, found.shares))
    else idle.push(scalar)
    // What no driver changes comes last: there is nothing to read in it.
    const rows = changed ? shares : zeros
    each.forEach((share, k) =>
      rows.push([scalar, asked.drivers[k]!, ...cells(share), part(share.value), found.replicates]),
    )
    rows.push([scalar, 'all together', ...cells(total), part(total.value), found.replicates])
    interactions?.forEach((row, one) =>
      row
        .slice(0, one)
        .forEach((estimate, other) =>
          pairs.push([scalar, asked.drivers[other]!, asked.drivers[one]!, ...cells(estimate)]),
        ),
    )
  }
  if (idle.length > 0) says.push(`No driver changes ${idle.join(', ')}.`)
  const tables = [sharesTable([...shares, ...zeros]), ...(pairs.length > 0 ? [interactionsTable(pairs)] : [])]
  return { says, tables }
}

function attribute({ drivers, coalitions, orders }: Attribution, scalars: Scalars, scalar: string, replicates: number) {
  const outcomes = coalitions.map((_, point) => scalars.over(scalar, point, 0))
  // A replicate in which a coalition failed would compare worlds with other people.
  const whole = Array.from({ length: replicates }, (_, r) => r).filter((r) =>
    outcomes.every((values) => Number.isFinite(values[r])),
  )
  if (whole.length === 0) return undefined
  const kept = new Map(coalitions.map((coalition, k) => [coalition, whole.map((r) => outcomes[k]![r]!)]))
  const shares =
    orders.length > 0 ? attributeByOrders(drivers.length, orders, kept) : attributeExactly(drivers.length, kept)
  return { shares, replicates: whole.length }
}

const cells = ({ value, lower, upper }: Estimate) => [value, lower, upper]

const sharesTable = (rows: Row[]): Table => ({
  name: 'shares',
  columns: [
    textColumn('scalar', 'Name of the number.'),
    textColumn('driver', 'Event or mechanism; all together for the whole effect, which the shares add up to.'),
    numberColumn('value', 'of its series', 'Shapley value: what it adds, averaged over all orders of entry.'),
    ...INTERVAL_COLUMNS,
    numberColumn('part', 'share', 'Its share of the whole effect; may be negative, or above 1.'),
    wholeColumn('replicates', 'Replicates that ran in every coalition.'),
  ],
  rows,
  shown: ['scalar', 'driver', 'value', 'lower', 'upper', 'part'],
})

const interactionsTable = (rows: Row[]): Table => ({
  name: 'interactions',
  columns: [
    textColumn('scalar', 'Name of the number.'),
    textColumn('one', 'Driver.'),
    textColumn('other', 'Driver.'),
    numberColumn(
      'value',
      'of its series',
      'What two do together beyond what each does alone; negative where each makes up for the other.',
    ),
    ...INTERVAL_COLUMNS,
  ],
  rows,
  shown: [],
})

function sentence(what: string, drivers: readonly string[], { total, shares, interactions }: Shares): string {
  const order = drivers.map((_, k) => k).toSorted((a, b) => Math.abs(shares[b]!.value) - Math.abs(shares[a]!.value))
  const top = order.slice(0, 3).filter((k) => shares[k]!.value !== 0)
  const said = top.map((k) => `${drivers[k]} ${brief(shares[k]!.value)} (${signed(shares[k]!.value / total.value)})`)
  const idle = shares.filter(({ value }) => value === 0).length
  const strongest = interactions && strongestPair(drivers, interactions)
  return (
    `${what} is ${brief(Math.abs(total.value))} ${total.value < 0 ? 'lower' : 'higher'} with all drivers than with none: ` +
    `${said.join(', ')}${idle > 0 ? `; ${idle} of ${drivers.length} do nothing` : ''}.${strongest ?? ''}`
  )
}

/** The pair whose interaction is surest to be none of chance, if any is. */
function strongestPair(drivers: readonly string[], matrix: readonly (readonly Estimate[])[]): string | undefined {
  let best: { one: number; other: number; value: number } | undefined
  matrix.forEach((row, one) =>
    row.slice(0, one).forEach(({ value, lower, upper }, other) => {
      if ((lower > 0 || upper < 0) && Math.abs(value) > Math.abs(best?.value ?? 0)) best = { one, other, value }
    }),
  )
  if (!best) return undefined
  const says = best.value > 0 ? 'need each other' : 'make up for each other'
  return ` ${drivers[best.other]} and ${drivers[best.one]} ${says} (${brief(best.value)}).`
}

const signed = (share: number) => `${share < 0 ? '-' : ''}${percent(share)}`
