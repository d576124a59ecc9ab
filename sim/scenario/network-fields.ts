import { number, share, text } from '../schema/make.ts'
import type { VariantField } from '../schema/field.ts'
import { choice, group } from '../schema/make.ts'

const degree = number({ doc: 'Mean number of friends.', unit: '1', min: 0, max: 1000, default: 20, source: '[set]' })
const twoLevels = {
  degree,
  law: choice({
    doc: 'Law of the number of friends: lognormal, or Poisson, as in a random graph.',
    values: ['lognormal', 'poisson'],
    default: 'lognormal',
  }),
  spread: number({
    doc: 'Sigma of the lognormal law of degrees; 0 gives everyone the mean.',
    unit: '1',
    min: 0,
    max: 2,
    default: 0.8,
    source: '[set]',
  }),
  maxDegree: number({ doc: 'Most friends anyone has.', unit: '1', min: 1, max: 250, whole: true, default: 250 }),
  communitySize: number({
    doc: 'Users in a community; neighbours in memory.',
    unit: 'agents',
    min: 2,
    max: 100000,
    whole: true,
    default: 150,
  }),
  inside: share({ doc: 'Share of ties inside the community.', default: 0.7, source: '[set]' }),
  ageMixing: share({ doc: 'Share of a community in its main segment.', default: 0.5, source: '[set]' }),
} as const

/** Who knows whom. */
export const networkField = {
  type: 'variant',
  tag: 'kind',
  default: 'communities',
  doc: 'Who knows whom: undirected friendships.',
  variants: {
    communities: group({ doc: 'Configuration model with lognormal degrees and communities.', fields: twoLevels }),
    implicit: group({
      doc: 'The same two levels without stored edges: mates by a keyed permutation.',
      fields: twoLevels,
    }),
    'erdos-renyi': group({ doc: 'Every pair with the same probability.', fields: { degree } }),
    'watts-strogatz': group({
      doc: 'A ring whose ties are rewired with a probability.',
      fields: { degree, rewiring: share({ doc: 'Probability that a tie is rewired.', default: 0.1 }) },
    }),
    'barabasi-albert': group({
      doc: 'Newcomers tie to the popular.',
      fields: {
        edges: number({
          doc: 'm: ties that each newcomer makes.',
          unit: '1',
          min: 1,
          max: 125,
          whole: true,
          default: 10,
        }),
      },
    }),
    complete: group({
      doc: 'Everyone meets everyone: contacts are means over all, times the degree.',
      fields: { degree },
    }),
    ring: group({ doc: 'A circle; half of the friends on each side.', fields: { degree } }),
    lattice: group({
      doc: 'A square lattice on a torus, or with edges.',
      fields: {
        neighbours: choice({ doc: 'Four (von Neumann) or eight (Moore).', values: ['4', '8'], default: '4' }),
        border: choice({ doc: 'Whether opposite sides touch.', values: ['torus', 'open'], default: 'torus' }),
      },
    }),
    imported: group({
      doc: 'An edge list from a file: CSV, TSV, GraphML or GEXF.',
      fields: { file: text({ doc: 'Path of the file, relative to the scenario.', max: 400 }) },
    }),
  },
} as const satisfies VariantField
