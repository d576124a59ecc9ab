import { bassOracles } from './bass.ts'
import { choiceOracles } from './choices.ts'
import { memberOracles } from './members.ts'
import { networkOracles } from './networks.ts'
import type { Oracle } from './oracle.ts'
import { thresholdOracles } from './thresholds.ts'

/** Published results that the engine has to reproduce, each on a scenario of its own; by number. */
export const ORACLES: readonly Oracle[] = [
  ...bassOracles,
  ...thresholdOracles,
  ...memberOracles,
  ...choiceOracles,
  ...networkOracles,
].sort((a, b) => parseInt(a.number, 10) - parseInt(b.number, 10))
