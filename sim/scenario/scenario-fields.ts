import { eventField } from '../events/index.ts'
import { NAME_PATTERN } from '../schema/field.ts'
import { date, group, list, name, number, record, text } from '../schema/make.ts'
import { modelFields } from './model-fields.ts'
import { networkField } from './network-fields.ts'
import { platformFields } from './platform-fields.ts'
import { populationFields } from './population-fields.ts'

/** A scenario file, whole. `extends` is resolved by the reader before the rest is checked. */
export const scenarioField = group({
  doc: 'A scenario: who the people are, which platforms there are, what happens, and what was observed.',
  fields: {
    version: number({ doc: 'Version of the file format.', unit: '1', min: 1, max: 1, whole: true, default: 1 }),
    name: text({
      doc: 'Short name, lower case with hyphens.',
      max: 60,
      pattern: NAME_PATTERN,
      says: 'lower-case letters, digits and hyphens',
    }),
    title: text({ doc: 'Title for people.', max: 120, optional: true }),
    description: text({ doc: 'What the scenario asks.', max: 4000, default: '' }),
    seed: text({ doc: 'Seed of all draws.', max: 200, default: '2025' }),
    time: group({
      doc: 'When it plays.',
      fields: {
        start: text({
          doc: 'First day, as 2024-12-31.',
          pattern: '^\\d{4}-\\d{2}-\\d{2}$',
          says: 'a day such as 2024-12-31',
          max: 10,
        }),
        days: number({ doc: 'Days simulated.', unit: 'd', min: 1, max: 20000, whole: true, default: 75 }),
        utcOffset: number({ doc: 'Fixed offset of the clock from UTC.', unit: 'h', min: -12, max: 14, default: 0 }),
      },
    }),
    population: group({ doc: 'Who the users are.', fields: populationFields }),
    network: networkField,
    model: group({ doc: 'How people behave.', fields: modelFields }),
    platforms: record({
      doc: 'The platforms, by id.',
      min: 1,
      max: 16,
      value: group({ doc: 'One platform.', fields: platformFields }),
    }),
    store: group({
      doc: 'The store chart of the country.',
      fields: {
        firstPlace: number({
          doc: 'D1: installs a day of the first place among background apps.',
          unit: 'people',
          min: 1,
          max: 1e9,
          default: 300000,
          source: '[lit] .3M in the US',
        }),
        slope: number({
          doc: 'Installs of rank k are D1 k^-slope.',
          unit: '1',
          min: 0.1,
          max: 3,
          default: 0.946,
          source: '[lit] the first place has 150 times the 200th',
        }),
      },
    }),
    events: record({ doc: 'What happens, by id.', max: 200, default: {}, value: eventField }),
    observed: list({
      doc: 'What was measured, to be shown beside the model.',
      max: 40,
      default: [],
      item: group({
        doc: 'One observed series.',
        fields: {
          file: text({ doc: 'CSV file beside the scenario.', max: 200 }),
          series: text({ doc: 'Name in the column `series` of the file.', max: 80 }),
          platform: name({ doc: 'Platform it speaks of.', of: 'platform' }),
          metric: text({ doc: 'Metric of the model that it is compared with.', max: 40 }),
          scale: number({
            doc: 'People of the model for one person of the estimator: observed = people/scale + background.',
            unit: '1',
            min: 0.001,
            max: 1000,
            default: 1,
          }),
          relativeTo: date({ doc: 'Compare as a ratio to the value of this day.', optional: true }),
        },
      }),
    }),
  },
} as const)
