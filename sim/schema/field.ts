/**
 * One description of a value in a scenario file. Everything that has to know about
 * the value reads it from here: the checker, the JSON Schema for editors, the forms
 * of the lab, the tables in docs/. A description is plain data.
 */
export type Field =
  | NumberField
  | DateField
  | ChoiceField
  | TextField
  | FlagField
  | NameField
  | ListField
  | RecordField
  | GroupField
  | VariantField

interface Common {
  /** One sentence: what the value means. */
  doc: string
  /** Where the default or the range comes from: `[fit]`, `[lit] ...`, `[set]`, or a publication. */
  source?: string
  /** May be left out; without a default the value is then `undefined`. */
  optional?: true
}

/** A number, stored in the unit named. Files may write `2 d`, `36 h`, `30 %`, `170 million`, `1.33 per d`. */
export interface NumberField extends Common {
  type: 'number'
  unit: Unit
  min: number
  max: number
  /** Only whole numbers. */
  whole?: true
  /** Accept the word `never` (or `none`), stored as NEVER. */
  never?: true
  /** Forms use a logarithmic slider. */
  scale?: 'log'
  default?: number
}

/** `1` for a pure number; a rate is per day; `people` counts real people, never agents. */
export type Unit =
  | '1'
  | 'share'
  | 'd'
  | 'h'
  | 'per d'
  | 'logit'
  | 'people'
  | 'people per h'
  | 'agents'
  | 'hears per head'
  | 'joins per head'
  | 'joins per head per hear'
  | 'min'

/** A moment, written `2025-01-18 22:30` in the scenario's fixed UTC offset; stored as hours since the scenario's first midnight. */
export interface DateField extends Common {
  type: 'date'
  /** The field beside it that says the earliest moment allowed. */
  after?: string
  default?: number
}

export interface ChoiceField extends Common {
  type: 'choice'
  values: readonly string[]
  default?: string
}

export interface TextField extends Common {
  type: 'text'
  /** Longest text allowed, in characters; 400 when left out. */
  max?: number
  pattern?: string
  /** The pattern in words, for messages. */
  says?: string
  default?: string
}

export interface FlagField extends Common {
  type: 'flag'
  default?: boolean
}

/** The name of something declared elsewhere in the same file. */
export interface NameField extends Common {
  type: 'name'
  of: 'platform' | 'segment' | 'step'
  /** The field beside it whose name it must not repeat. */
  unlike?: string
  default?: string
}

/** An ordered list. */
export interface ListField extends Common {
  type: 'list'
  item: Field
  /** The field of the items by which they must ascend, without two that are equal. */
  ascending?: string
  min?: number
  max: number
  default?: readonly unknown[]
}

/** Names of platforms, events, segments: lower case, digits and hyphens, so that they fit paths, columns and addresses. */
export const NAME_PATTERN = '^[a-z0-9][a-z0-9-]{0,59}$'

/** A map from names to values of one kind; the order of its entries never matters. */
export interface RecordField extends Common {
  type: 'record'
  value: Field
  /** The only names allowed; any that fit the pattern when left out. */
  keys?: readonly string[]
  /** What a name must look like; NAME_PATTERN when left out. */
  pattern?: string
  min?: number
  max: number
  default?: Readonly<Record<string, unknown>>
}

/** An object with named fields. */
export interface GroupField extends Common {
  type: 'group'
  fields: Readonly<Record<string, Field>>
}

/** One of several groups, told apart by the text under `tag`. Each variant's fields do not include the tag. */
export interface VariantField extends Common {
  type: 'variant'
  tag: string
  variants: Readonly<Record<string, GroupField>>
  /** The variant taken when the tag is left out. */
  default?: string
}
