import { DATE_PATTERN } from '../scenario/calendar.ts'
import { MAX_TEXT } from './expectation.ts'
import { NAME_PATTERN, type Field, type GroupField, type RecordField, type VariantField } from './field.ts'
import { END_OF_TIME, NEVER } from './never.ts'
import { numberPattern } from './units.ts'

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * The JSON Schema of what a field takes in a file, for editors. It says what fits the field by itself; what
 * values say of one another (names that exist, order of dates, sums, ranges of numbers with a unit) only the
 * checker knows.
 *
 * @param part for a file that changes another one: nothing is required, and null takes away
 */
export function jsonSchemaOf(field: Field, part = false): JsonSchema {
  const source = field.source ? ` ${field.source}` : ''
  return { description: `${field.doc}${unitText(field)}${source}`, ...defaultOf(field), ...shapeOf(field, part) }
}

function shapeOf(field: Field, part: boolean): JsonSchema {
  switch (field.type) {
    case 'number': {
      const number = { type: field.whole ? 'integer' : 'number', minimum: field.min, maximum: field.max }
      const never = field.never ? [{ enum: ['never', 'none', NEVER] }] : []
      return { anyOf: [number, { type: 'string', pattern: numberPattern(field.unit) }, ...never] }
    }
    case 'date': {
      const open = field.default === END_OF_TIME ? ['never'] : field.default === -END_OF_TIME ? ['always'] : []
      const moment = { type: 'number', minimum: -END_OF_TIME, maximum: END_OF_TIME }
      const patterns = [DATE_PATTERN, numberPattern('h')].map((pattern) => ({ type: 'string', pattern }))
      return { anyOf: [...patterns, moment, ...open.map((word) => ({ const: word }))] }
    }
    case 'choice':
      return { enum: field.values }
    case 'flag':
      return { type: 'boolean' }
    case 'name':
      return { type: 'string', pattern: NAME_PATTERN }
    case 'text':
      // A text may stand without quotes even if it looks like a number.
      return field.pattern === undefined
        ? { type: ['string', 'number', 'boolean'], maxLength: field.max ?? MAX_TEXT }
        : { type: 'string', maxLength: field.max ?? MAX_TEXT, pattern: field.pattern }
    case 'list':
      return { type: 'array', items: jsonSchemaOf(field.item), minItems: field.min ?? 0, maxItems: field.max }
    case 'record':
      return recordSchema(field, part)
    case 'group':
      return groupSchema(field, part)
    case 'variant':
      return variantSchema(field, part)
  }
}

function groupSchema(field: GroupField, part: boolean, tag: Readonly<Record<string, JsonSchema>> = {}): JsonSchema {
  const entries = Object.entries(field.fields)
  const properties = Object.fromEntries(
    entries.map(([key, child]) => [key, removable(jsonSchemaOf(child, part), part)]),
  )
  const required = part ? [] : entries.filter(([, child]) => isRequired(child)).map(([key]) => key)
  return { type: 'object', properties: { ...tag, ...properties }, required, additionalProperties: false }
}

function recordSchema(field: RecordField, part: boolean): JsonSchema {
  const value = removable(jsonSchemaOf(field.value, part), part)
  const names = field.keys
    ? { properties: Object.fromEntries(field.keys.map((key) => [key, value])) }
    : { patternProperties: { [field.pattern ?? NAME_PATTERN]: value } }
  const size = part ? {} : { minProperties: field.min ?? 0, maxProperties: field.max }
  return { type: 'object', ...names, ...size, additionalProperties: false }
}

function variantSchema(field: VariantField, part: boolean): JsonSchema {
  const schemas = Object.entries(field.variants).map(([tag, group]) => {
    const schema = groupSchema(group, part, { [field.tag]: { const: tag } })
    const told = part || tag === field.default
    const required = told ? schema['required'] : [field.tag, ...(schema['required'] as readonly string[])]
    return { ...schema, description: group.doc, required }
  })
  return { anyOf: schemas }
}

/** Whether a file has to say it: no default, and nothing below that has none either. */
export function isRequired(field: Field): boolean {
  if (field.optional || ('default' in field && field.default !== undefined)) return false
  return field.type === 'group' ? Object.values(field.fields).some(isRequired) : true
}

const removable = (schema: JsonSchema, part: boolean): JsonSchema =>
  part ? { anyOf: [schema, { type: 'null' }], description: schema['description'] } : schema

function unitText(field: Field): string {
  return field.type === 'number' && field.unit !== '1' ? ` Unit: ${field.unit}.` : ''
}

function defaultOf(field: Field): JsonSchema {
  if (!('default' in field) || field.default === undefined) return {}
  if (field.type === 'variant') return { default: { [field.tag]: field.default } }
  if (field.type === 'date') return { default: field.default < 0 ? 'always' : 'never' }
  return { default: field.default === NEVER ? 'never' : field.default }
}
