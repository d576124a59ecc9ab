import type { HEARD_FROM, Reason, REASONS } from '../../sim/observe/metrics.ts'
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
const OF_SOURCE: Readonly<Partial<Record<(typeof HEARD_FROM)[number], Driver>>> = {
  buzz: 'chart',
  chart: 'chart',
  news: 'chart',
  friends: 'friends',
  calls: 'influencers',
  ban: 'fear',
}

export const noLayers = (): ByDriver => Object.fromEntries(DRIVERS.map((driver) => [driver, 0])) as ByDriver

/** Driver of a reason; undefined for what holds people back. */
export const driverOf = (reason: (typeof REASONS)[number]): Driver | undefined => OF_REASON[reason]

/** Driver of a source of hearing. */
export const driverHeard = (source: (typeof HEARD_FROM)[number]): Driver => OF_SOURCE[source] ?? 'base'
