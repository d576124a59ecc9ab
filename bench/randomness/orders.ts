import { hashName, mix32 } from '../../sim/random/hash.ts'
import { keyFromSeed } from '../../sim/random/key.ts'
import { KeyedRandom, Purpose } from '../../sim/random/keyed.ts'

/** An order in which the model asks for words: one index runs from 0 to `length` - 1, then the other goes on by one. */
export interface Order {
  what: string
  length: number
  word: (outer: number, inner: number) => number
}

const SEED = '2025'
const random = new KeyedRandom(keyFromSeed(SEED))
const PLATFORMS = ['tiktok', 'rednote', 'lemon8', 'reels', 'shorts', 'douyin', 'bluesky', 'x'].map(hashName)
const [TIKTOK, REDNOTE] = PLATFORMS as [number, number]
const PURPOSES = Object.values(Purpose)
const REPLICATES = Array.from({ length: 1000 }, (_, r) => new KeyedRandom(keyFromSeed(`${SEED}#${r}`)))
const NIGHTS = 75

/** What a user gets for a platform on a night: his word of the block that four users share, split by its hash. */
function nightWord(user: number, night: number, platform: number): number {
  return mix32(random.block(user >>> 2, 0, night, Purpose.night)[user & 3]! ^ platform)
}

/** One step of Marsaglia's xorshift32 (J. Stat. Software 8, 2003) from a seed that is not 0. */
function xorshift(seed: number): number {
  let x = seed | 0
  x ^= x << 13
  x ^= x >>> 17
  x ^= x << 5
  return x >>> 0
}

/** Draws keyed as the model keys them, in the orders in which it uses them. */
export const ORDERS: Readonly<Record<string, Order>> = {
  nights: {
    what: 'one user and platform, night after night; then the next user',
    length: NIGHTS,
    word: (user, night) => nightWord(user, night, TIKTOK),
  },
  users: {
    what: 'one night and platform, user after user; then the next night',
    length: 1 << 20,
    word: (night, user) => nightWord(user, night, TIKTOK),
  },
  platforms: {
    what: 'one user and night, platform after platform (eight parts of one word); then the next user',
    length: PLATFORMS.length,
    word: (user, platform) => nightWord(user, 7, PLATFORMS[platform]!),
  },
  hours: {
    what: 'thresholds of one user and platform, keyed by the hour, hour after hour; then the next user',
    length: NIGHTS * 24,
    word: (user, hour) => random.word(user, REDNOTE, hour, Purpose.hear),
  },
  purposes: {
    what: 'one user and platform, purpose after purpose; then the next user',
    length: PURPOSES.length,
    word: (user, purpose) => random.word(user, REDNOTE, 0, PURPOSES[purpose]!),
  },
  seeds: {
    what: 'one user and platform, replicate after replicate (keys of 1000 seed texts); then the next user',
    length: REPLICATES.length,
    word: (user, replicate) => REPLICATES[replicate]!.word(user, REDNOTE, 0, Purpose.join),
  },
  control: {
    what: 'weak on purpose: the first word of a xorshift generator seeded with user and night, in the order of `nights`',
    length: NIGHTS,
    word: (user, night) => xorshift(user * NIGHTS + night + 1),
  },
}

/** The words of an order, so many at a time, without end; the same array every time. */
export function* blocksOf({ length, word }: Order, size: number): Generator<Uint32Array> {
  const block = new Uint32Array(size)
  let [outer, inner] = [0, 0]
  for (;;) {
    for (let k = 0; k < size; k++) {
      block[k] = word(outer, inner)
      if (++inner === length) [outer, inner] = [outer + 1, 0]
    }
    yield block
  }
}
