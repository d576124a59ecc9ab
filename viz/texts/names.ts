import type { eventKinds } from '../../sim/events/index.ts'

type Kinds = typeof eventKinds

/** Names of the kinds of events. A kind added to the model asks for its name in every language here. */
export type EventKindName = keyof Kinds

type FieldsOf<K> = K extends { fields: infer F } ? keyof F : never

/** Names of all fields of all kinds of events, `enabled` and the fields of a level of belief among them. */
export type FieldName = FieldsOf<Kinds[EventKindName]> | 'enabled' | 'level' | 'at'
