import { NAME_PATTERN } from '../../sim/schema/field.ts'
import { calibrationField, targetsField } from './calibration-fields.ts'
import { dayField } from './day-field.ts'
import { choice, flag, group, list, number, record, share, text } from '../../sim/schema/make.ts'

/** A path into a scenario: `platforms.rednote.funnel.phone`. */
const PATH_PATTERN = '^[A-Za-z0-9][A-Za-z0-9-]*(?:\\.[A-Za-z0-9][A-Za-z0-9-]*)+$|^(?:seed|name|title)$'

/** The address of a Redis. */
export const REDIS_PATTERN = '^rediss?://\\S+$'

const overrides = (doc: string) =>
  record({
    doc: `${doc} Values are written as after --set: a number with its unit, or a list or map as JSON in quotes; "null" takes away.`,
    pattern: PATH_PATTERN,
    max: 200,
    default: {},
    value: text({ doc: 'The value.', max: 4000 }),
  })

const samples = (doc: string, most = 1_000_000) => number({ doc, unit: '1', min: 1, max: most, whole: true })

/** How the points of an experiment are chosen. */
const designField = {
  type: 'variant',
  tag: 'kind',
  default: 'grid',
  doc: 'How the points are chosen.',
  variants: {
    grid: group({
      doc: 'Every combination of the levels; one point when there are no factors.',
      fields: {
        levels: number({
          doc: 'Levels of a factor that has a range, its ends included.',
          unit: '1',
          min: 2,
          max: 1000,
          whole: true,
          default: 3,
        }),
      },
    }),
    list: group({
      doc: 'Points given one by one.',
      fields: {
        points: list({
          doc: 'The points; each gives a value for each factor it names.',
          min: 1,
          max: 100_000,
          item: overrides('One point.'),
        }),
      },
    }),
    lhs: group({ doc: 'A Latin hypercube.', fields: { samples: samples('Points.') } }),
    sobol: group({
      doc: 'A Sobol sequence with a random digital shift.',
      fields: { samples: samples('Points; a power of two balances them.') },
    }),
    morris: group({
      doc: "Morris' trajectories, for screening.",
      fields: {
        trajectories: number({
          doc: 'Trajectories of (factors + 1) points.',
          unit: '1',
          min: 2,
          max: 100_000,
          whole: true,
          default: 20,
        }),
        levels: number({
          doc: 'Levels of the grid, an even number.',
          unit: '1',
          min: 2,
          max: 100,
          whole: true,
          default: 4,
        }),
      },
    }),
    'sobol-indices': group({
      doc: "Saltelli's design, for Sobol indices; samples * (factors + 2) points.",
      fields: { samples: samples('Rows of each matrix; a power of two.') },
    }),
  },
} as const

/** An experiment file: what is run, how often, and what is kept of it. */
export const experimentField = group({
  doc: 'An experiment: many runs of one scenario.',
  fields: {
    version: number({ doc: 'Version of the file format.', unit: '1', min: 1, max: 1, whole: true, default: 1 }),
    name: text({
      doc: 'Short name, lower case with hyphens.',
      max: 60,
      pattern: NAME_PATTERN,
      says: 'lower-case letters, digits and hyphens',
    }),
    description: text({ doc: 'What the experiment asks.', max: 4000, default: '' }),
    scenario: text({ doc: 'Name of a shipped scenario, or a file beside the experiment.', max: 200 }),
    set: overrides('Overrides for every run.'),
    replicates: group({
      doc: 'How often each point of each arm is run.',
      fields: {
        count: number({ doc: 'Replicates.', unit: '1', min: 1, max: 1_000_000, whole: true, default: 10 }),
        seed: text({
          doc: 'Replicate r, from 0, has the seed `<seed>#r` in every arm and at every point.',
          max: 180,
          default: '2025',
        }),
      },
    }),
    design: designField,
    factors: record({
      doc: 'What is varied, by path into the scenario.',
      pattern: PATH_PATTERN,
      max: 64,
      default: {},
      value: group({
        doc: 'A range, or a list of values.',
        fields: {
          min: number({
            doc: 'Lower end, in the unit of the field.',
            unit: '1',
            min: -1e15,
            max: 1e15,
            optional: true,
          }),
          max: number({
            doc: 'Upper end, in the unit of the field.',
            unit: '1',
            min: -1e15,
            max: 1e15,
            optional: true,
          }),
          scale: choice({
            doc: 'Whether equal steps or equal ratios count the same.',
            values: ['linear', 'log'],
            default: 'linear',
          }),
          whole: flag({ doc: 'Only whole numbers.', default: false }),
          values: list({
            doc: 'The levels of a grid, instead of a range.',
            min: 1,
            max: 1000,
            optional: true,
            item: text({ doc: 'A value, as after --set.', max: 4000 }),
          }),
        },
      }),
    }),
    arms: list({
      doc: "Counterfactuals: each is run at every point with the same seeds. An arm's values win over those of a point.",
      min: 1,
      max: 1024,
      default: [{ name: 'as-it-was' }],
      item: group({
        doc: 'One arm.',
        fields: {
          name: text({
            doc: 'Its name, lower case with hyphens.',
            max: 60,
            pattern: NAME_PATTERN,
            says: 'lower-case letters, digits and hyphens',
          }),
          set: overrides('What it changes.'),
        },
      }),
    }),
    outputs: group({
      doc: 'What is kept of each run.',
      fields: {
        series: list({
          doc: 'Metrics by day, with * for any letters, or single series as dau.rednote.',
          max: 100,
          default: ['dau', 'members', 'registrations'],
          item: text({ doc: 'Name of a metric, a pattern, or metric.platform.', max: 160 }),
        }),
        segments: flag({ doc: 'Keep the series of the segments, too.', default: false }),
        people: flag({
          doc: 'Keep which platforms each user joined, so that arms can be compared person by person.',
          default: false,
        }),
        scalars: record({
          doc: 'Numbers made of a series, by name.',
          max: 200,
          default: {},
          value: group({
            doc: 'One number.',
            fields: {
              of: text({
                doc: 'The series: metric.platform or metric.platform.segment.',
                max: 200,
                pattern: '^[a-z0-9_-]+(?:\\.[a-z0-9-]+){1,2}$',
                says: 'metric.platform or metric.platform.segment',
              }),
              reduce: choice({
                doc: 'What is made of the days.',
                values: ['mean', 'sum', 'min', 'max', 'day-of-max'],
                default: 'mean',
              }),
              at: dayField('The only day that counts.'),
              from: dayField('First day that counts.'),
              until: dayField('Last day that counts.'),
              goal: number({
                doc: 'What it should be, for calibration; above 0.',
                unit: '1',
                min: 1e-12,
                max: 1e15,
                optional: true,
              }),
              sd: number({
                doc: 'Standard deviation of the logarithm of the goal.',
                unit: '1',
                min: 1e-4,
                max: 10,
                default: 0.1,
              }),
            },
          }),
        }),
        quantiles: list({
          doc: 'Quantiles over the replicates.',
          max: 50,
          default: [0.05, 0.25, 0.5, 0.75, 0.95],
          item: share({ doc: 'A probability.' }),
        }),
      },
    }),
    targets: targetsField,
    calibration: calibrationField,
    execution: group({
      doc: 'How it is run. Changes no result.',
      fields: {
        engine: choice({
          doc: 'Where the runs are computed: in threads of this machine, or by workers that take them from a queue.',
          values: ['threads', 'bullmq'],
          default: 'threads',
        }),
        redis: text({
          doc: 'Address of the Redis with the queue; a password is better given in the environment, as EXODUS_REDIS.',
          max: 2000,
          optional: true,
          pattern: REDIS_PATTERN,
          says: 'an address such as redis://host:6379, or rediss:// with TLS',
        }),
        onRunError: choice({
          doc: 'Whether a failed run is recorded, or ends the experiment.',
          values: ['record', 'stop'],
          default: 'record',
        }),
        maxFailedFraction: share({
          doc: 'Share of failed runs above which the experiment counts as failed.',
          default: 0.01,
        }),
        runTimeout: number({ doc: 'Longest time of one run.', unit: 'min', min: 0.001, max: 100_000, default: 1440 }),
      },
    }),
  },
} as const)
