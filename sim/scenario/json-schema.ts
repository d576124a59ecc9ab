import { jsonSchemaOf, type JsonSchema } from '../schema/json-schema.ts'
import { scenarioField } from './scenario-fields.ts'

/**
 * The JSON Schema (draft 2020-12) of a scenario file, for editors that complete and check while one types.
 * A file that extends another needs to say only what differs, so it has a schema of its own.
 */
export function scenarioJsonSchema(): JsonSchema {
  const part = jsonSchemaOf(scenarioField, true)
  const base = {
    type: 'string',
    minLength: 1,
    description: 'Name of a shipped scenario, or a file beside this one, that this one changes.',
  }
  const properties = { extends: base, ...(part['properties'] as Readonly<Record<string, unknown>>) }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Exodus scenario',
    anyOf: [{ $ref: '#/$defs/whole' }, { $ref: '#/$defs/changes' }],
    $defs: { whole: jsonSchemaOf(scenarioField), changes: { ...part, properties, required: ['extends'] } },
  }
}
