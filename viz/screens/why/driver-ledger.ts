import { HEARD_FROM, REASONS } from '../../../sim/observe/metrics.ts'
import { drained, layersOf, noLayers, type ByDriver } from '../../app/driver-layers.ts'
import { DRIVERS, type Driver } from '../../style/tokens.ts'

/** What a ledger is made of, as metrics of a run. */
export const LEDGER_METRICS: readonly string[] = [
  ...REASONS.map((reason) => `reason_${reason}`),
  ...HEARD_FROM.map((source) => `heard_${source}`),
  'registrations',
  'failed_registrations',
]

/** The registrations of one run on one platform, shared out over what spoke for them. */
export interface Ledger {
  /** Shares by driver; together 1. */
  shares: ByDriver
  /** What taste, language, the owner and failed tries took off, as a share of what spoke for joining. */
  heldBack: number
  /** Tries that registration stopped, as a share of all. */
  stopped: number
}

/**
 * Makes the ledger of a run: day after day, each registration by reason, and its base by what people had heard that day.
 *
 * @param days metric by metric, in the order of LEDGER_METRICS, one number a day
 * @returns null when nobody registered
 */
export function ledgerOf(days: readonly ArrayLike<number>[]): Ledger | null {
  const [reasons, heard] = [days.slice(0, REASONS.length), days.slice(REASONS.length, -2)]
  const [registered, failed] = [sum(days.at(-2)!), sum(days.at(-1)!)]
  if (registered === 0) return null
  const layers = noLayers()
  let without = 0
  for (let day = 0; day < days[0]!.length; day++) {
    const on = (values: ArrayLike<number>) => values[day]!
    const today = layersOf(reasons.map(on), heard.map(on))
    for (const driver of DRIVERS) layers[driver] += today.layers[driver]
    without += today.withoutLayer
  }
  const spoke = DRIVERS.reduce((total, driver) => total + Math.max(0, layers[driver]), 0)
  return {
    shares: drained(layers, 1),
    heldBack: spoke === 0 ? 0 : -without / spoke,
    stopped: failed / (registered + failed),
  }
}

/** Lowest and highest of some numbers, and the numbers. */
export interface Range {
  low: number
  high: number
  runs: readonly number[]
}

export function rangeOf(runs: readonly number[]): Range {
  return { low: Math.min(...runs), high: Math.max(...runs), runs }
}

/** The range of every driver's share over runs, the largest first. */
export function driverRanges(ledgers: readonly Ledger[]): ({ driver: Driver } & Range)[] {
  return DRIVERS.map((driver) => ({ driver, ...rangeOf(ledgers.map(({ shares }) => shares[driver])) }))
    .filter(({ high }) => high > 0)
    .sort((a, b) => b.high + b.low - (a.high + a.low))
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let k = 0; k < values.length; k++) total += values[k]!
  return total
}
