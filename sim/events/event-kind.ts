import { END_OF_TIME } from '../schema/never.ts'
import { date, flag } from '../schema/make.ts'
import type { Fields, GroupValue } from '../schema/value.ts'
import type { WorldHour } from '../fields/world-hour.ts'

/** What every event can say. */
export const commonEventFields = {
  enabled: flag({ doc: 'Whether it happens.', default: true }),
} as const

/**
 * A kind of event: what a file may say of it, and what it does to an hour of the world.
 * Nothing else in the house knows the kind.
 */
export interface EventKind<F extends Fields = Fields> {
  kind: string
  /** Sentence for the model description and the form. */
  doc: string
  fields: F
  /** First hour at which it can change anything, in hours since the start; twins are identical before. */
  begins(event: GroupValue<F>): number
  /** For kinds that speak to the users of a sister app: who they are. */
  audience?(event: GroupValue<F>): { from: string; to: string; who: 'member' | 'opened' } | undefined
  /** Changes the hour. Called once an hour, events in order of (begins, id). */
  act(event: GroupValue<F>, world: WorldHour, id: number): void
}

/** Checks the type of a kind against its own fields. */
export function eventKind<const F extends Fields>(kind: EventKind<F>): EventKind<F> {
  return kind
}

/** The two dates of something that lasts. */
export const lasting = {
  start: date({ doc: 'When it begins.' }),
  end: date({ doc: 'When it ends; never when left out.', default: END_OF_TIME, after: 'start' }),
} as const
