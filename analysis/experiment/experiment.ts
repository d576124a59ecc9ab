import type { GroupValue, Value } from '../../sim/schema/value.ts'
import type { experimentField } from './experiment-fields.ts'

/** A checked experiment: every default filled in, plain JSON-like data. */
export type Experiment = Value<typeof experimentField>
export type Outputs = GroupValue<(typeof experimentField)['fields']['outputs']['fields']>
export type ScalarSpec = Outputs['scalars'][string]
export type Overrides = Experiment['set']
