import type { Field } from './field.ts'
import { END_OF_TIME } from './never.ts'
import { unitsInWords } from './units.ts'

/** What a field takes, in a few words, for the message about what it does not take. */
export function expectation(field: Field): string {
  switch (field.type) {
    case 'number': {
      const kind = field.whole ? 'a whole number' : 'a number'
      const units = unitsInWords(field.unit)
      return `${kind} from ${numeral(field.min)} to ${numeral(field.max)}${units && ` ${units}`}${field.never ? ', or never' : ''}`
    }
    case 'date': {
      const open = field.default === END_OF_TIME ? ', or never' : field.default === -END_OF_TIME ? ', or always' : ''
      return `a date such as 2025-01-18 or 2025-01-18 22:30${open}`
    }
    case 'choice':
      return oneOf(field.values)
    case 'flag':
      return 'true or false'
    case 'name':
      return `the id of a ${field.of}`
    case 'text':
      return field.says ?? `a text of at most ${field.max ?? MAX_TEXT} characters`
    case 'list':
      return `a list of ${field.min ?? 0} to ${field.max}`
    case 'record':
      return `a map of ${field.min ?? 0} to ${field.max} by name`
    case 'group':
      return `a map with ${some(Object.keys(field.fields))}`
    case 'variant':
      return `a map with ${field.tag}, ${oneOf(Object.keys(field.variants))}`
  }
}

/** Longest text where a field does not say. */
export const MAX_TEXT = 400

/** `one of a, b, c`, cut after a dozen. */
export function oneOf(values: readonly string[]): string {
  return values.length === 1 ? values[0]! : `one of ${some(values)}`
}

/** A number as people write it: 0.05, 400000000, 1e11. */
export function numeral(value: number): string {
  const digits = String(value)
  return /0{7,}$/.test(digits) ? value.toExponential().replace('e+', 'e') : digits
}

const SHOWN = 12

function some(values: readonly string[]): string {
  const left = values.length - SHOWN
  return left > 0 ? `${values.slice(0, SHOWN).join(', ')} and ${left} more` : values.join(', ')
}
