import { log } from '../numbers/log.ts'
import { normalQuantile } from '../numbers/normal.ts'
import { power } from '../numbers/power.ts'
import { openUniform, type KeyedRandom } from './keyed.ts'

/**
 * A keyed draw from Gamma(shape, 1), by Marsaglia & Tsang, "A simple method for generating
 * gamma variables", ACM TOMS 26 (2000); shapes below 1 by their boost. Try k uses the block at index k.
 *
 * @param stream part of the key, so that one user can draw several
 */
export function keyedGamma(random: KeyedRandom, user: number, stream: number, purpose: number, shape: number): number {
  const boosted = shape < 1 ? shape + 1 : shape
  const d = boosted - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (let attempt = 0; ; attempt++) {
    const words = random.block(user, stream, attempt, purpose)
    const normal = normalQuantile(openUniform(words[0]!))
    const base = 1 + c * normal
    if (base <= 0) continue
    const v = base * base * base
    if (log(openUniform(words[1]!)) >= 0.5 * normal * normal + d - d * v + d * log(v)) continue
    return shape < 1 ? d * v * power(openUniform(words[2]!), 1 / shape) : d * v
  }
}

/** A keyed draw from Beta(a, b): the share of one gamma in the sum of two. */
export function keyedBeta(random: KeyedRandom, user: number, purpose: number, a: number, b: number): number {
  const x = keyedGamma(random, user, 1, purpose, a)
  const y = keyedGamma(random, user, 2, purpose, b)
  return x / (x + y)
}

/**
 * A keyed draw from the Lomax law, S(t) = (scale / (scale + t))^shape: the time until an event whose
 * rate is Gamma(shape, 1/scale) over people (Fader & Hardie 2007).
 */
export function keyedLomax(
  random: KeyedRandom,
  user: number,
  platform: number,
  index: number,
  purpose: number,
  shape: number,
  scale: number,
): number {
  return scale * (power(random.uniform(user, platform, index, purpose), -1 / shape) - 1)
}
