import { friendLists, networkOf, transitivity, unmatchedTies } from './graph-measures.ts'
import { implicitCascade, threeCores } from './members.ts'
import { binomial, type Oracle, type World } from './oracle.ts'
import { seededCascades, unlisted } from './thresholds.ts'

const degrees = (world: World) => friendLists(networkOf(world)).map((list) => list.length)
const share = (values: readonly number[], holds: (value: number) => boolean) =>
  values.filter(holds).length / values.length

const smallWorld = (rewiring: number): Oracle => ({
  number: '16',
  name: `Watts-Strogatz, p = ${rewiring}`,
  source: 'Barrat & Weigt, Eur. Phys. J. B 13 (2000): C(p)/C(0) = (1 - p)^3',
  scenario: 'watts-strogatz',
  set: [`network.rewiring=${rewiring}`],
  quick: { agents: 20000, runs: 1 },
  full: { agents: 100000, runs: 3 },
  // on the ring of ten friends two of a user's friends know each other in 2 of 3 cases
  measure: (world) => [transitivity(friendLists(networkOf(world))) / (2 / 3)],
  expected: [{ what: 'C(p)/C(0)', value: (1 - rewiring) * (1 - rewiring) * (1 - rewiring), tolerance: 0.01 }],
})

export const networkOracles: readonly Oracle[] = [
  {
    number: '15',
    name: 'Barabasi-Albert, m = 3',
    source: 'Dorogovtsev, Mendes & Samukhin, Phys. Rev. Lett. 85 (2000): P(k) = 2m(m+1)/(k(k+1)(k+2))',
    scenario: 'barabasi-albert',
    set: [],
    quick: { agents: 50000, runs: 1 },
    full: { agents: 100000, runs: 10 },
    measure(world) {
      const all = degrees(world)
      return [3, 4, 5].map((k) => share(all, (degree) => degree === k)).concat(share(all, (degree) => degree >= 20))
    },
    expected: [
      { what: 'P(3)', value: 0.4, tolerance: binomial(0.4) },
      { what: 'P(4)', value: 0.2, tolerance: binomial(0.2) },
      { what: 'P(5)', value: 0.11429, tolerance: binomial(0.11429) },
      { what: 'P(20 or more)', value: 0.02857, tolerance: binomial(0.02857) },
    ],
  },
  smallWorld(0.01),
  smallWorld(0.1),
  smallWorld(0.5),
  {
    number: '17',
    name: 'implicit graph, mates',
    source: 'by construction',
    scenario: 'implicit',
    set: [],
    quick: { agents: 20000, runs: 1 },
    full: { agents: 200000, runs: 1 },
    measure: (world) => [unmatchedTies(friendLists(networkOf(world)))],
    expected: [{ what: 'ties that stand in one list only', value: 0, tolerance: 0 }],
  },
  {
    number: '17',
    name: 'implicit graph, cascade of leaving',
    scenario: 'implicit',
    set: [],
    quick: { agents: 20000, runs: 1 },
    full: { agents: 100000, runs: 3 },
    ...implicitCascade,
  },
  ...seededCascades('17', ' without a list of ties', unlisted),
  ...threeCores('17', ' without a list of ties', unlisted),
]
