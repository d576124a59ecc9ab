import type { Comparison } from '../../analysis/observed/compare.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { brief } from '../../analysis/findings/words.ts'
import { textTable } from './text-table.ts'

/** Metrics in the words of a table; the others keep their names. */
const WORDS: Readonly<Record<string, string>> = {
  dau: 'daily users',
  mau: 'monthly users',
  registered_total: 'ever joined',
  registrations: 'registrations',
  installs: 'installs',
  rank: 'place in the store',
}

/** What was measured beside the model, in the unit of who measured it, and in words where the model misses it. */
export function observedTable(scenario: Scenario, observed: readonly Comparison[]): string[] {
  const told = observed.filter((one) => !one.reference)
  if (told.length === 0) return []
  const rows = withRanges(told).map(({ one, measured, verdict }) => [
    label(scenario, one, observed),
    period(one),
    measured,
    brief(one.model),
    one.unit,
    verdict,
    one.estimator.length > 30 ? `${one.estimator.slice(0, 27)}...` : one.estimator,
  ])
  const hits = rows.filter((row) => row[5] === FITS).length
  return [
    '',
    'Measured and modelled, in the unit of who measured it',
    ...textTable([['what', 'date', 'measured', 'model', 'unit', 'the model is', 'by'], ...rows], [0, 1, 4, 5, 6]),
    `${hits} of ${rows.length} lie where they should: within 20 % for the days of one series and for ratios,`,
    'within a factor of 1.5 for single levels, one place for ranks, between the ends where two are given.',
  ]
}

const FITS = 'right'

interface Line {
  one: Comparison
  measured: string
  verdict: string
}

/** Two series that end on -low and -high are the ends of one range. */
function withRanges(told: readonly Comparison[]): Line[] {
  return told.flatMap((one): Line[] => {
    const partner = (from: string, to: string) =>
      one.series.endsWith(from)
        ? told.find((other) => other.series === one.series.replace(from, to) && other.date === one.date)
        : undefined
    if (partner('-high', '-low')) return []
    const high = partner('-low', '-high')
    if (!high) return [{ one, measured: brief(one.observed), verdict: verdict(one) }]
    const outside =
      one.model < one.observed
        ? missed(one.model, one.observed)
        : one.model > high.observed
          ? missed(one.model, high.observed)
          : FITS
    return [{ one, measured: `${brief(one.observed)}-${brief(high.observed)}`, verdict: outside }]
  })
}

function verdict({ judgement, observed, model, unit }: Comparison): string {
  if (judgement === 'fits') return FITS
  return unit === 'rank'
    ? `${brief(Math.abs(model - observed))} places ${judgement === 'too high' ? 'lower' : 'higher'}`
    : missed(model, observed)
}

/** How far off, in words: `2.1 times too high`, `35 % too low`. */
function missed(model: number, observed: number): string {
  const factor = model / observed
  if (factor >= 2) return `${factor.toFixed(1)} times too high`
  return `${Math.round(Math.abs(factor - 1) * 100)} % too ${factor > 1 ? 'high' : 'low'}`
}

function label(scenario: Scenario, one: Comparison, all: readonly Comparison[]): string {
  const segmentTitle = (id: string) => scenario.population.segments[id]?.title ?? id
  const name = `${scenario.platforms[one.platform]?.title ?? one.platform}, ${WORDS[one.metric] ?? one.metric}`
  if (one.unit !== 'ratio') return one.segment === '' ? name : `${name}, ${segmentTitle(one.segment)}`
  const reference = all.find((other) => other.reference && other.series === one.series)
  if (!reference) return name
  return one.segment === ''
    ? `${name}, over ${reference.date.slice(5)}`
    : `${name}, ${segmentTitle(one.segment)} over ${segmentTitle(reference.segment)}`
}

const period = ({ date, dateEnd }: Comparison) => (dateEnd === '' ? date : `${date} to ${dateEnd.slice(8)}`)
