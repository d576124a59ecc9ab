import { experimentJsonSchema } from '../../analysis/experiment/json-schema.ts'
import { scenarioJsonSchema } from '../../sim/scenario/json-schema.ts'
import type { Terminal } from './terminal.ts'

export const SCHEMAS = ['scenario', 'experiment'] as const
export type SchemaName = (typeof SCHEMAS)[number]

const MAKERS: Readonly<Record<SchemaName, () => unknown>> = {
  scenario: scenarioJsonSchema,
  experiment: experimentJsonSchema,
}

/** `exodus schema`: the JSON Schema (draft 2020-12) of a file format. */
export async function schemaCommand(format: SchemaName, terminal: Terminal): Promise<void> {
  await terminal.data(`${JSON.stringify(MAKERS[format](), null, 2)}\n`)
}
