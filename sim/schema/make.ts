import type {
  ChoiceField,
  DateField,
  FlagField,
  GroupField,
  ListField,
  NameField,
  NumberField,
  RecordField,
  TextField,
} from './field.ts'

// Short constructors, so that a table of fields reads like a table. They keep the literal
// type of what is passed, from which `Value` derives the type of the checked value.

type Rest<F> = Omit<F, 'type'>

export const number = <const F extends Rest<NumberField>>(field: F) => ({ type: 'number', ...field }) as const
export const date = <const F extends Rest<DateField>>(field: F) => ({ type: 'date', ...field }) as const
export const choice = <const F extends Rest<ChoiceField>>(field: F) => ({ type: 'choice', ...field }) as const
export const text = <const F extends Rest<TextField>>(field: F) => ({ type: 'text', ...field }) as const
export const flag = <const F extends Rest<FlagField>>(field: F) => ({ type: 'flag', ...field }) as const
export const name = <const F extends Rest<NameField>>(field: F) => ({ type: 'name', ...field }) as const
export const list = <const F extends Rest<ListField>>(field: F) => ({ type: 'list', ...field }) as const
export const record = <const F extends Rest<RecordField>>(field: F) => ({ type: 'record', ...field }) as const
export const group = <const F extends Rest<GroupField>>(field: F) => ({ type: 'group', ...field }) as const

/** A share between 0 and 1. */
export const share = <const F extends { doc: string; default?: number; source?: string; optional?: true }>(field: F) =>
  ({ type: 'number', unit: 'share', min: 0, max: 1, ...field }) as const
