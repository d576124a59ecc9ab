import type { Value } from '../schema/value.ts'
import type { modelFields } from './model-fields.ts'
import type { networkField } from './network-fields.ts'
import type { platformFields } from './platform-fields.ts'
import type { scenarioField } from './scenario-fields.ts'
import type { GroupValue } from '../schema/value.ts'

/** A checked scenario: every default filled in, dates in hours since the start, plain JSON-like data. */
export type Scenario = Value<typeof scenarioField>
export type Model = GroupValue<typeof modelFields>
export type PlatformFacts = GroupValue<typeof platformFields>
export type NetworkSpec = Value<typeof networkField>
export type ScenarioEvent = Scenario['events'][string]
