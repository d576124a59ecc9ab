import { exp } from '../numbers/exp.ts'
import { CHANCE } from '../observe/counters.ts'

/** P(open) = 1 - e^(-visits), in whole units of 2^-24, as it is compared with a 24-bit draw. */
export function chance(visits: number): number {
  return Math.floor((1 - exp(-visits)) * CHANCE)
}
