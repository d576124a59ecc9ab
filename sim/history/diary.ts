import type { FunnelStep } from '../scenario/funnel-steps.ts'

/** Pressure on one threshold. Whole drops (see `drops.ts`); the layers add up to the drops. */
export interface Glass {
  /** Drops at which the change happens. */
  threshold: number
  drops: number
  /** Drops by source: of HEARD_FROM for hearing, of REASONS for joining, where moorings are negative. */
  layers: number[]
}

export type StageName = 'unaware' | 'aware' | 'waiting' | 'queued' | 'member' | 'lapsed'

/** Something that happened to one user. Times are hours since the first midnight; a night counts as the midnight that ends the day. */
export type DiaryEntry = { at: number; platform: number } & (
  | {
      kind: 'heard'
      /** Whether he had not known the platform. */
      isNew: boolean
      glass: Glass
      /** The hear by source, in the order of HEARD_FROM: parts that add up to PARTS. */
      parts: number[]
    }
  | {
      /** Tried to register. */
      kind: 'tried'
      /** Which try it was, from 1. */
      number: number
      glass: Glass
      /** The step that failed; undefined when he got through. */
      failed?: FunnelStep
    }
  /** Got through at a platform at capacity. */
  | { kind: 'queued' }
  | { kind: 'gave-up' }
  | {
      kind: 'registered'
      /** After a try, from the queue, because the wall that had refused him opened, or as one of the first. */
      by: 'try' | 'queue' | 'opening' | 'seed'
      /** The registration by reason, in the order of REASONS: parts that add up to PARTS. */
      parts: number[]
    }
  /** Saw a call to this platform; it acts from tomorrow. */
  | { kind: 'called' }
  | { kind: 'posted' }
  | {
      kind: 'left'
      /** Days since he joined; undefined when that was before the start. */
      age?: number
      /** Days since he last got in; 31 stands for more than 30. */
      idle: number
      /** Friends who were there. */
      friends: number
      /** Days that this membership would have lasted without friends; from the first day on for who was a member then. */
      stay: number
    }
  | { kind: 'returned'; friends: number }
)

/** How one day went on one platform. */
export const NOT_OPENED = 0
/** Tried, and found it blocked. */
export const OPENED_IN_VAIN = 1
export const GOT_IN = 2

/** All that happened to one user in a run, in order of time. */
export interface Diary {
  user: number
  segment: string
  isCreator: boolean
  friends: number
  /** Platform ids by slot. */
  platforms: readonly string[]
  /** First day of the diary, and the number of its days. */
  first: number
  days: number
  /** Stage at the start, and at the end, by slot. */
  start: StageName[]
  end: StageName[]
  entries: DiaryEntry[]
  /** By slot and day of the diary: NOT_OPENED, OPENED_IN_VAIN or GOT_IN. */
  use: Uint8Array[]
  /** Pressure at the end that has not reached its threshold, by slot: of the next hearing, and of the next try. */
  hearing: (Glass | undefined)[]
  joining: (Glass | undefined)[]
}
