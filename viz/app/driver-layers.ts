import { HEARD_FROM, REASONS, type HeardFrom, type Reason } from '../../sim/observe/metrics.ts'
import { DRIVERS, type Driver } from '../style/tokens.ts'

/** A number for each driver. */
export type ByDriver = Record<Driver, number>

/** Which layer of the glass a reason for joining belongs to; the others hold people back or carry the funnel. */
const OF_REASON: Readonly<Partial<Record<Reason, Driver>>> = {
  base: 'base',
  fear: 'fear',
  outage: 'fear',
  protest: 'protest',
  evasion: 'protest',
  curiosity: 'curiosity',
  friends: 'friends',
  welcome: 'friends',
  influencers: 'influencers',
  incentive: 'influencers',
  waiting: 'base',
}

/** Which layer a source of hearing belongs to; the media of every day are on their own. */
const OF_SOURCE: Readonly<Partial<Record<HeardFrom, Driver>>> = {
  buzz: 'chart',
  chart: 'chart',
  news: 'chart',
  friends: 'friends',
  calls: 'influencers',
  ban: 'fear',
}

export const noLayers = (): ByDriver => Object.fromEntries(DRIVERS.map((driver) => [driver, 0])) as ByDriver

/** What holds people back, and has no layer: taste and language, the owner's risk, tries that failed. */
export const HOLDS_BACK: readonly Reason[] = REASONS.filter((reason) => OF_REASON[reason] === undefined)

/**
 * Hears by driver.
 *
 * @param heard by source, in the order of HEARD_FROM
 */
export function layersHeard(heard: ArrayLike<number>): ByDriver {
  const layers = noLayers()
  HEARD_FROM.forEach((source, k) => (layers[OF_SOURCE[source] ?? 'base'] += heard[k]!))
  return layers
}

/**
 * Joining by driver. The base, which no push or pull owns, is shared out over what people had heard it from.
 *
 * @param reasons in the order of REASONS
 * @param heard by source, in the order of HEARD_FROM
 * @returns layers, and the sum of what held people back (below 0) or drew them without a layer; together they add up
 *   to the sum of the reasons
 */
export function layersOf(
  reasons: ArrayLike<number>,
  heard: ArrayLike<number>,
): { layers: ByDriver; withoutLayer: number } {
  const layers = noLayers()
  let withoutLayer = 0
  REASONS.forEach((reason, k) => {
    const driver = OF_REASON[reason]
    if (driver) layers[driver] += reasons[k]!
    else withoutLayer += reasons[k]!
  })
  const from = layersHeard(heard)
  const all = DRIVERS.reduce((sum, driver) => sum + from[driver], 0)
  if (all > 0) {
    const { base } = layers
    layers.base = 0
    for (const driver of DRIVERS) layers[driver] += (base * from[driver]) / all
  }
  return { layers, withoutLayer }
}

/**
 * Layers that share out the whole among the drivers: what holds people back comes off all of them evenly, and a layer
 * below 0 is none.
 *
 * @param whole their sum
 */
export function drained(layers: ByDriver, whole: number): ByDriver {
  const positive = DRIVERS.reduce((sum, driver) => sum + Math.max(0, layers[driver]), 0)
  const shares = noLayers()
  if (positive > 0) for (const driver of DRIVERS) shares[driver] = (Math.max(0, layers[driver]) / positive) * whole
  return shares
}
