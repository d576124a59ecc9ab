import { HEARD_FROM, REASONS } from './metrics.ts'

/** Parts of an agent in which shares of a registration or of a hear are counted, so that sums stay whole. */
export const PARTS = 65536

/** Units of a probability in `expected`, and of a minute in `minutes`. */
export const CHANCE = 16777216
export const MINUTE = 64

/**
 * Sums over users of one day: whole numbers, kept by counter, segment and platform, so that any
 * number of shards adds up to the same.
 */
export const COUNTERS = [
  'opened',
  'reached',
  'expected',
  'minutes',
  'members',
  'week',
  'month',
  'main',
  'newlyAware',
  'registrations',
  'installs',
  'failed',
  'waiting',
  'leavers',
  'returners',
  'kept1',
  'kept7',
  'kept30',
  'stayed7',
  'stayed30',
  'posts',
  'heard',
  ...HEARD_FROM.map((source) => `heard_${source}` as const),
  ...REASONS.map((reason) => `reason_${reason}` as const),
] as const

export type Counter = (typeof COUNTERS)[number]

/** Index of a counter, for the inner loops. */
export const COUNTER = Object.fromEntries(COUNTERS.map((name, index) => [name, index])) as Readonly<
  Record<Counter, number>
>
