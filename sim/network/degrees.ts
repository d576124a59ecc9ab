import { exp } from '../numbers/exp.ts'
import { log } from '../numbers/log.ts'
import { normalQuantile } from '../numbers/normal.ts'
import type { KeyedRandom } from '../random/keyed.ts'
import { openUniform, Purpose } from '../random/keyed.ts'
import type { NetworkSpec } from '../scenario/scenario.ts'
import { communityOf, communityStart } from './community.ts'
import { Stream } from './streams.ts'

/** The kinds of two levels: ties inside communities, and long ones. */
export type TwoLevelSpec = Extract<NetworkSpec, { kind: 'communities' | 'implicit' }>

/** Stubs (ends of ties) that each user brings. */
export interface Degrees {
  /** All stubs, 0 .. maxDegree. */
  degree: Uint8Array
  /** Those of them that look for a mate in the own community, 0 .. its size - 1. */
  local: Uint8Array
}

/**
 * Draws how many friends each user wants, from his own key only. Degrees are lognormal with mean `degree` and
 * log-sd `spread`, cut at `maxDegree` and rounded at random so that the mean stays (what the cut takes is lost:
 * .1 % at mean 20, spread .8, cut 250), or Poisson with that mean. The share `inside` of them, rounded in the same way,
 * is local.
 */
export function drawDegrees(spec: TwoLevelSpec, users: number, random: KeyedRandom): Degrees {
  const degree = new Uint8Array(users)
  const local = new Uint8Array(users)
  const mu = log(spec.degree) - (spec.spread * spec.spread) / 2
  const most = Math.min(spec.maxDegree, users - 1)
  const inside = spec.communitySize < users ? spec.inside : 1
  for (let user = 0; user < users; user++) {
    const words = random.block(user, Stream.degree, 0, Purpose.network)
    const place = openUniform(words[0]!)
    const friends =
      spec.law === 'poisson'
        ? poissonQuantile(spec.degree, place, most)
        : Math.floor(Math.min(most, exp(mu + spec.spread * normalQuantile(place))) + openUniform(words[1]!))
    const community = communityOf(user, spec)
    const size = communityStart(community + 1, spec, users) - communityStart(community, spec, users)
    degree[user] = friends
    local[user] = Math.min(size - 1, Math.floor(inside * friends + openUniform(words[2]!)))
  }
  return { degree, local }
}

/** The smallest number, at most `most`, that a Poisson variable of the mean exceeds with a chance below 1 - u. */
function poissonQuantile(mean: number, u: number, most: number): number {
  let term = exp(-mean)
  let above = u - term
  let k = 0
  for (; above > 0 && k < most; above -= term) term *= mean / ++k
  return k
}
