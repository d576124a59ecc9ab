import { log } from '../numbers/log.ts'
import type { Key } from './key.ts'
import { philox } from './philox.ts'

/** What a draw is for. Part of its key: two purposes never share a number. Values are part of the format. */
export const Purpose = {
  segment: 1,
  fear: 2,
  reactance: 3,
  curiosity: 4,
  languageCost: 5,
  activity: 6,
  temper: 7,
  fit: 8,
  initialStage: 9,
  initialOpen: 10,
  hear: 11,
  join: 12,
  leave: 13,
  return: 14,
  fixedStep: 15,
  passingStep: 16,
  waitingOpens: 17,
  waitingAtStart: 18,
  queueOrder: 19,
  queuePatience: 20,
  night: 21,
  follows: 22,
  network: 23,
  post: 24,
  seeds: 25,
} as const

/**
 * Random numbers by identity: each is a pure function of
 * (seed, user, platform, index, purpose). Nothing is ever drawn "next".
 */
export class KeyedRandom {
  /** The last block drawn; overwritten by every call. */
  readonly words = new Uint32Array(4)
  readonly key: Key

  constructor(key: Key) {
    this.key = key
  }

  /** Draws the block of four words at a key; returns `words`. */
  block(user: number, platform: number, index: number, purpose: number): Uint32Array {
    philox(user, platform, index, purpose, this.key[0], this.key[1], this.words)
    return this.words
  }

  /** One 32-bit word at a key. */
  word(user: number, platform: number, index: number, purpose: number): number {
    return this.block(user, platform, index, purpose)[0]!
  }

  /** A number strictly between 0 and 1 at a key. */
  uniform(user: number, platform: number, index: number, purpose: number): number {
    return openUniform(this.word(user, platform, index, purpose))
  }

  /** A unit exponential at a key: the threshold that a pressure has to reach. */
  exponential(user: number, platform: number, index: number, purpose: number): number {
    return -log(openUniform(this.word(user, platform, index, purpose)))
  }
}

/** The midpoint of a word's cell: a number strictly between 0 and 1. */
export function openUniform(word: number): number {
  return ((word >>> 0) + 0.5) * 2.3283064365386963e-10
}
