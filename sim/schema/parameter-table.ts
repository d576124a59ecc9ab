import { expectation, numeral } from './expectation.ts'
import type { Field } from './field.ts'
import { isRequired } from './json-schema.ts'
import { END_OF_TIME, NEVER } from './never.ts'

/** One value that a file can give: a row of the handbook's tables, a line of a form. */
export interface Parameter {
  /** As overrides write it, with `<id>` for a name and `<n>` for an index. */
  path: string
  /** For events and networks: the kind to which it belongs. */
  kind?: string
  field: Field
  doc: string
  /** Unit of a number; empty for everything else and for pure numbers. */
  unit: string
  /** What it takes, in words. */
  range: string
  /** In words; `required` when a file must say it, empty when it may be left out and is then unknown. */
  default: string
  source: string
}

/** All values under a field, in the order in which they are declared: the leaves of the description. */
export function parameterTable(field: Field, path: readonly string[] = [], kind?: string): Parameter[] {
  switch (field.type) {
    case 'group':
      return Object.entries(field.fields).flatMap(([key, child]) => parameterTable(child, [...path, key], kind))
    case 'record':
      return parameterTable(field.value, [...path, '<id>'], kind)
    case 'list':
      return parameterTable(field.item, [...path, '<n>'], kind)
    case 'variant':
      return Object.entries(field.variants).flatMap(([name, group]) => parameterTable(group, path, name))
    default: {
      const unit = field.type === 'number' && field.unit !== '1' ? field.unit : ''
      const row = { path: path.join('.'), field, doc: field.doc, unit, range: expectation(field) }
      const rest = { default: defaultInWords(field), source: field.source ?? '' }
      return [{ ...row, ...(kind === undefined ? {} : { kind }), ...rest }]
    }
  }
}

function defaultInWords(field: Field): string {
  if (isRequired(field)) return 'required'
  if (!('default' in field) || field.default === undefined) return ''
  const value = field.default
  if (field.type === 'date') return value === END_OF_TIME ? 'never' : 'always'
  if (typeof value === 'number') return value === NEVER ? 'never' : numeral(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
