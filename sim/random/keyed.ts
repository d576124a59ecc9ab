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
  taste: 6,
  activity: 7,
  temper: 8,
  fit: 9,
  initialStage: 10,
  initialOpen: 11,
  hear: 12,
  hearAgain: 13,
  join: 14,
  leave: 15,
  return: 16,
  fixedStep: 17,
  passingStep: 18,
  waitingOpens: 19,
  waitingAtStart: 20,
  queueOrder: 21,
  queuePatience: 22,
  night: 23,
  follows: 24,
  network: 25,
  hearThreshold: 26,
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
