import { group, number, record, share, text } from '../schema/make.ts'

const shape = (doc: string, value: number) =>
  number({ doc, unit: '1', min: 0.05, max: 1000, default: value, source: '[set]' })
const gamma = (doc: string, k: number, scale: number) =>
  group({ doc: `${doc} Gamma(shape, scale).`, fields: { shape: shape('Shape.', k), scale: shape('Scale.', scale) } })
const beta = (doc: string, a: number, b: number) =>
  group({
    doc: `${doc} Beta(alpha, beta).`,
    fields: { alpha: shape('First shape.', a), beta: shape('Second shape.', b) },
  })

/** Who the users are and how many people they stand for. */
export const populationFields = {
  agents: number({ doc: 'N: users simulated.', unit: 'agents', min: 1, max: 4e8, whole: true, default: 20000 }),
  people: number({ doc: 'P: people they stand for.', unit: 'people', min: 1, max: 1e11 }),
  creators: share({ doc: 'Share of users who are creators.', default: 0.01, source: '[set]' }),
  segments: record({
    doc: 'Groups of users; one group of everyone when left out.',
    max: 15,
    min: 1,
    default: { everyone: { share: 1, spread: 0 } },
    value: group({
      doc: 'One group of users.',
      fields: {
        title: text({ doc: 'Name for people; the id when left out.', max: 60, optional: true }),
        share: number({ doc: 'Size of the group relative to the others.', unit: '1', min: 0, max: 1e12 }),
        spread: number({
          doc: 'a: reactance and curiosity are multiplied by exp(g a).',
          unit: '1',
          min: -10,
          max: 10,
          default: 0,
          source: '[fit] 1, .2, -.9, -1.4 from Gen Z to Boomer',
        }),
      },
    }),
  }),
  fear: gamma('Fear of losing the platform.', 4, 0.25),
  reactance: beta('Anger at being told what not to use.', 2, 5),
  curiosity: beta('Curiosity about foreign places.', 2, 4),
  languageCost: beta('Cost of a foreign language.', 4, 2),
  activity: gamma('Use of all platforms, relative to the mean.', 2, 0.5),
  fitSpread: number({
    doc: 'Spread of personal liking for a platform.',
    unit: 'logit',
    min: 0,
    max: 5,
    default: 0.7,
    source: '[set]',
  }),
  inertiaDamping: share({ doc: 'How much inertia damps fear.', default: 0.5, source: '[set]' }),
} as const
