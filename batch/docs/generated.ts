import { scenarioJsonSchema } from '../../sim/scenario/json-schema.ts'
import { experimentJsonSchema } from '../../analysis/experiment/json-schema.ts'
import { otherWorldsPage } from './other-worlds-page.ts'
import { parametersPage } from './parameters-page.ts'

/** Files that are made from the fields and from runs, by path. `npm run docs` writes them; a test holds them to it. */
export const GENERATED: Readonly<Record<string, () => string>> = {
  'scenarios/scenario.schema.json': () => `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
  'scenarios/experiment.schema.json': () => `${JSON.stringify(experimentJsonSchema(), null, 2)}\n`,
  'docs/parameters.md': parametersPage,
  'docs/other-worlds.md': otherWorldsPage,
}
