import { jsonSchemaOf, type JsonSchema } from '../../sim/schema/json-schema.ts'
import { experimentField } from './experiment-fields.ts'

/** The JSON Schema (draft 2020-12) of an experiment file, for editors. */
export function experimentJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Exodus experiment',
    ...jsonSchemaOf(experimentField),
  }
}
