import { DATE_PATTERN, dateToHours } from '../scenario/calendar.ts'
import type { CheckContext } from './check.ts'
import { expectation, MAX_TEXT, oneOf } from './expectation.ts'
import type { ChoiceField, DateField, FlagField, NameField, NumberField, TextField } from './field.ts'
import { describe } from './mistake.ts'
import { nearest } from './nearest.ts'
import { END_OF_TIME, NEVER } from './never.ts'
import { isNothing, type ScalarTree, type Tree } from './tree.ts'
import { parseQuantity } from './units.ts'

export type ScalarField = NumberField | DateField | ChoiceField | TextField | FlagField | NameField

/** The value of a scalar. @returns undefined after a mistake, which is then in the context */
export function checkScalar(field: ScalarField, tree: Tree, context: CheckContext, path: readonly string[]): unknown {
  const value = tree.kind === 'scalar' && !isNothing(tree) ? valueOf(field, tree, context) : undefined
  if (value !== undefined) return value
  const given = tree.kind === 'scalar' ? tree.text : ''
  const valid = validTexts(field, context)
  const expected =
    field.type === 'name' && valid.length > 0 ? `the id of a ${field.of}, ${oneOf(valid)}` : expectation(field)
  context.mistakes.add(tree.place, path, found(field, tree, context), expected, nearest(given, valid))
  return undefined
}

function valueOf(field: ScalarField, tree: ScalarTree, context: CheckContext): unknown {
  const text = tree.text
  switch (field.type) {
    case 'number':
      return numberOf(field, text)
    case 'date':
      return hoursOf(field, text, context.start)
    case 'flag':
      return tree.plain && text === 'true' ? true : tree.plain && text === 'false' ? false : undefined
    case 'text':
      return fits(field, text) ? text : undefined
    case 'choice':
    case 'name':
      return validTexts(field, context).includes(text) ? text : undefined
  }
}

function numberOf(field: NumberField, text: string): number | undefined {
  if (field.never && (text === 'never' || text === 'none')) return NEVER
  const value = parseQuantity(text, field.unit)
  if (value === undefined || (field.never && value === NEVER)) return value
  return value >= field.min && value <= field.max && !(field.whole && !Number.isInteger(value)) ? value : undefined
}

/** A date, or hours since the start as in a checked scenario (`12 d` is understood as well). */
function hoursOf(field: DateField, text: string, start: number): number | undefined {
  if (text === 'never' && field.default === END_OF_TIME) return END_OF_TIME
  if (text === 'always' && field.default === -END_OF_TIME) return -END_OF_TIME
  const hours = dateToHours(text, start) ?? parseQuantity(text, 'h')
  return hours !== undefined && Math.abs(hours) <= END_OF_TIME ? hours : undefined
}

function fits(field: TextField, text: string): boolean {
  const longest = field.max ?? MAX_TEXT
  if (text.length > 2 * longest || [...text].length > longest) return false
  return field.pattern === undefined || new RegExp(field.pattern, 'u').test(text)
}

function validTexts(field: ScalarField, context: CheckContext): readonly string[] {
  if (field.type === 'choice') return field.values
  if (field.type === 'name') return context.names[field.of]
  return field.type === 'flag' ? ['true', 'false'] : []
}

function found(field: ScalarField, tree: Tree, context: CheckContext): string {
  const text = describe(tree)
  if (field.type !== 'date' || tree.kind !== 'scalar') return text
  const impossible = new RegExp(DATE_PATTERN).test(tree.text) && dateToHours(tree.text, context.start) === undefined
  return impossible ? `${text} (no such moment)` : text
}
