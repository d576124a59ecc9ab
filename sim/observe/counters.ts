import { HEARD_FROM, REASONS } from './metrics.ts'

/** Parts of an agent in which shares of a registration or of a hear are counted, so that sums stay whole. */
export const PARTS = 65536

/** Units of a minute in `minutes`; `expected` is in units of a chance, 2^-24. */
export const MINUTE = 64

/**
 * Sums over users of one day: whole numbers, kept by counter, segment and platform, so that any
 * number of shards adds up to the same.
 */
export const COUNTERS = [
  'opened',
  'expected',
  'minutes',
  'main',
  'newlyAware',
  'registrations',
  'installs',
  'failed',
  'waiting',
  'leavers',
  // of those, who got in today: they are no members any more, but daily users
  'parting',
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

/**
 * Members by segment, platform and days since they last got in, 0 to 31 and more: members, weekly and
 * monthly users are read from it, with one count a night and member.
 */
export const RECENCIES = 32

export type Counter = (typeof COUNTERS)[number]

/** Index of a counter, for the inner loops. */
export const COUNTER = Object.fromEntries(COUNTERS.map((name, index) => [name, index])) as Readonly<
  Record<Counter, number>
>
