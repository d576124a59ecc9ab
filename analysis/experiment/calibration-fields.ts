import { choice, group, list, number, share, text } from '../../sim/schema/make.ts'
import { dayField } from './day-field.ts'

const counted = <const R extends { default: number } | { optional: true }>(doc: string, most: number, rest: R) =>
  number({ doc, unit: '1', min: 1, max: most, whole: true, ...rest })

/** Observed series that a calibration is to meet. */
export const targetsField = list({
  doc: 'What a calibration is to meet: series under `observed` of the scenario. Rows that the file marks as context, initial or validate are not fitted.',
  max: 100,
  default: [],
  item: group({
    doc: 'One series, or a part of it.',
    fields: {
      series: text({ doc: 'Name of the series.', max: 80 }),
      sd: number({
        doc: 'Standard deviation of the logarithm of a measured value: .3-.5 for levels of panels, .1 for ratios.',
        unit: '1',
        min: 1e-4,
        max: 10,
        default: 0.1,
      }),
      scale: choice({
        doc: "Whether the estimator's scale is as the scenario says, or free: then only the shape counts.",
        values: ['fixed', 'free'],
        default: 'fixed',
      }),
      scaleMin: number({ doc: 'Least free scale.', unit: '1', min: 1e-6, max: 1e6, default: 0.01 }),
      scaleMax: number({ doc: 'Largest free scale.', unit: '1', min: 1e-6, max: 1e6, default: 100 }),
      limit: choice({
        doc: 'Whether the value is met from any side, or is only a bound of what happened.',
        values: ['none', 'below', 'above'],
        default: 'none',
      }),
      from: dayField('First day that is fitted.'),
      until: dayField('Last day that is fitted; what comes later is told apart as unseen.'),
    },
  }),
})

/** How a calibration looks for parameters. */
export const calibrationField = {
  type: 'variant',
  tag: 'method',
  default: 'abc-smc',
  doc: 'How a calibration looks for values of the factors.',
  variants: {
    'abc-smc': group({
      doc: 'Approximate Bayesian computation: all values that the targets leave open, with their odds.',
      fields: {
        particles: counted('Particles kept, at least 2.', 100_000, { default: 50 }),
        survivors: number({
          doc: 'Share of the particles that survives a generation.',
          unit: 'share',
          min: 0.05,
          max: 0.95,
          default: 0.5,
        }),
        generations: counted('Most generations.', 1000, { default: 8 }),
        minAcceptance: share({
          doc: 'Ends when fewer of the new particles than this beat the tolerance.',
          default: 0.05,
        }),
      },
    }),
    history: group({
      doc: 'History matching: rules out what cannot be, with emulators of the model.',
      fields: {
        runs: counted('Points of a wave; ten for each factor when left out.', 1000, { optional: true }),
        waves: counted('Most waves.', 100, { default: 3 }),
        cutoff: number({
          doc: 'A point is ruled out when a target is farther away than so many standard deviations.',
          unit: '1',
          min: 0.5,
          max: 20,
          default: 3,
        }),
      },
    }),
    'nelder-mead': group({
      doc: 'A simplex downhill, from the present values: for the last step, with few factors.',
      fields: {
        evaluations: counted('Most points.', 1_000_000, { default: 150 }),
        restarts: number({
          doc: 'New simplices around the best point.',
          unit: '1',
          min: 0,
          max: 100,
          whole: true,
          default: 0,
        }),
      },
    }),
    cmaes: group({
      doc: 'An evolution strategy, from the present values: one best fit, with up to some fifty factors.',
      fields: {
        evaluations: counted('Most points; the generation under way is finished.', 1_000_000, { default: 300 }),
        population: counted('Points of a generation; 4 + 3 ln(factors) when left out.', 10_000, { optional: true }),
        sigma: number({
          doc: 'Standard deviation of the first generation, as a share of each range.',
          unit: 'share',
          min: 0.001,
          max: 1,
          default: 0.2,
        }),
        restarts: number({
          doc: 'New searches from random points, each with twice the population.',
          unit: '1',
          min: 0,
          max: 100,
          whole: true,
          default: 0,
        }),
      },
    }),
  },
} as const
