/**
 * Worth of a coalition: what the model gives with exactly these drivers on. Bit i of the number says whether
 * driver i is on, so 0 is the world without any and 2^n - 1 the world as it was.
 */
export type Game = (coalition: number) => number

/** Most drivers that a coalition can tell apart. */
export const MOST_DRIVERS = 30

/** All drivers on. */
export function everyone(drivers: number): number {
  if (!(drivers >= 1 && drivers <= MOST_DRIVERS)) throw new RangeError(`1 to ${MOST_DRIVERS} drivers, not ${drivers}`)
  return (1 << drivers) - 1
}

/** Members of a coalition. */
export function size(coalition: number): number {
  let members = 0
  for (let rest = coalition; rest !== 0; rest &= rest - 1) members++
  return members
}

/** Every coalition of so many drivers, in ascending order: what an exact attribution has to run. */
export function allCoalitions(drivers: number): number[] {
  return Array.from({ length: everyone(drivers) + 1 }, (_, coalition) => coalition)
}
