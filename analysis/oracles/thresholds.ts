import { log } from '../../sim/numbers/log.ts'
import { atHundredThousand, binomialRuns, type Oracle } from './oracle.ts'
import { cascadeChance } from './theory.ts'
import { joinedAtTheEnd, joinedByDay } from './watch.ts'

const WATTS = 'Watts, PNAS 99 (2002)'
const GLEESON = 'Gleeson & Cahalane, Phys. Rev. E 75 (2007)'
const MORRIS = 'Morris, Rev. Econ. Stud. 67 (2000)'
const KEMPE = 'linear thresholds, synchronous: Kempe, Kleinberg & Tardos, KDD 2003'

/** An outbreak with R0 = 10 T on a graph of mean degree 10. */
const finalSize = (r0: number, value: number, sd: number): Oracle => ({
  number: '3',
  name: `final size, R0 = ${r0}`,
  source: 'Kermack & McKendrick 1927: S = 1 - exp(-R0 S)',
  scenario: 'final-size',
  set: [`model.bPeer=${-log(1 - r0 / 10)}`],
  quick: { agents: 100000, runs: 1 },
  full: { agents: 100000, runs: 10 },
  measure: (world) => [joinedAtTheEnd(world)],
  expected: [{ what: 'S', value, tolerance: atHundredThousand(sd) }],
})

const riot = (name: string, set: string[], value: number): Oracle => ({
  number: '4',
  name: `Granovetter's riot, ${name}`,
  source: 'Granovetter, Am. J. Sociology 83 (1978)',
  scenario: 'granovetter',
  set,
  quick: { runs: 1 },
  measure: (world) => joinedByDay(world, 101).slice(-1),
  expected: [{ what: 'rioters', value, tolerance: 0 }],
})

/** One seed: how often more than a tenth are reached. Outside of the window that never happens. */
const window = (degree: number, threshold = 0.18): Oracle => {
  const chance = cascadeChance(degree, threshold)
  return {
    number: '5',
    name: `global cascades, z = ${degree}, threshold ${threshold}`,
    source: WATTS,
    scenario: 'threshold',
    set: [`network.degree=${degree}`, `model.thresholds=[${threshold}]`, 'platforms.it.seeds=[0]'],
    quick: { agents: 5000, runs: 20 },
    full: { agents: 20000, runs: 180 },
    measure: (world) => [joinedAtTheEnd(world) > 0.1 ? 1 : 0],
    expected: [
      {
        what: 'share of runs above 10 %',
        value: chance < 1e-6 ? 0 : chance,
        tolerance: chance < 1e-6 ? 0 : binomialRuns(chance),
      },
    ],
  }
}

/** A random graph whose ties stand in a list, or the same law of degrees without a list. */
export const listed = (degree: number): string[] => [`network.degree=${degree}`]
export const unlisted = (degree: number): string[] => [
  `network=${JSON.stringify({ kind: 'implicit', law: 'poisson', inside: 0, degree })}`,
]

/** Cascades from a share of the users. */
export const seededCascades = (number: string, where: string, network: (degree: number) => string[]): Oracle[] =>
  [
    { degree: 4, seeds: 0.001, value: 0.98019, sd: 0.0004 },
    { degree: 6.5, seeds: 0.001, value: 0.00858, sd: 0.0012 },
    { degree: 6.5, seeds: 0.02, value: 0.99851, sd: 0.0001 },
  ].map(({ degree, seeds, value, sd }) => ({
    number,
    name: `seeded cascade${where}, z = ${degree}, seeds ${seeds}`,
    source: GLEESON,
    scenario: 'threshold',
    set: [...network(degree), `platforms.it.seedShare=${seeds}`],
    quick: { agents: 100000, runs: 1 },
    full: { agents: 100000, runs: 10 },
    measure: (world) => [joinedAtTheEnd(world)],
    expected: [{ what: 'share reached', value, tolerance: atHundredThousand(sd) }],
  }))

/** Contagion from a block of seeds: to everyone at the contagion threshold, to nobody just above. */
const contagion = (
  name: string,
  network: object,
  users: number,
  seeds: readonly number[],
  threshold: number,
  spreads: boolean,
): Oracle => ({
  number: '7',
  name: `contagion, ${name}, threshold ${threshold}`,
  source: MORRIS,
  scenario: 'threshold',
  set: [
    `population.agents=${users}`,
    `network=${JSON.stringify(network)}`,
    `model.thresholds=[${threshold}]`,
    `platforms.it.seeds=${JSON.stringify(seeds)}`,
  ],
  quick: { runs: 1 },
  measure: (world) => joinedByDay(world, 150).slice(-1),
  expected: [{ what: 'users reached', value: spreads ? users : seeds.length, tolerance: 0 }],
})

const ring = ['ring', { kind: 'ring', degree: 2 }, 200, [0, 1]] as const
const four = ['von Neumann lattice', { kind: 'lattice', neighbours: '4' }, 400, [0, 1, 20, 21]] as const
const eight = ['Moore lattice', { kind: 'lattice', neighbours: '8' }, 400, [0, 1, 2, 20, 21, 22, 40, 41, 42]] as const

/** Users who have joined, day by day. */
const steps = (
  name: string,
  number: string,
  scenario: string,
  threshold: number,
  seeds: number[],
  path: number[],
): Oracle => ({
  number,
  name: `${name}, threshold ${threshold}, seeds ${seeds.join(' ')}`,
  source: KEMPE,
  scenario,
  set: [`model.thresholds=[${threshold}]`, `platforms.it.seeds=${JSON.stringify(seeds)}`],
  quick: { runs: 1 },
  measure: (world) => joinedByDay(world, path.length),
  expected: path.map((value, step) => ({ what: `joined after step ${step}`, value, tolerance: 0 })),
})

export const thresholdOracles: readonly Oracle[] = [
  finalSize(1.5, 0.58281, 0.0044),
  finalSize(2, 0.79681, 0.0019),
  finalSize(3, 0.94048, 0.0008),
  riot('thresholds 0 to 99', [], 100),
  riot('2 in place of 1', ['model.thresholds.1=0.02'], 1),
  steps('karate club', '8', 'karate', 0.2, [0], [1, 13, 18, 23, 33, 34]),
  steps('karate club', '8', 'karate', 0.3, [0, 33], [2, 20, 30, 34]),
  steps('karate club', '8', 'karate', 0.5, [0, 1, 2, 3], [4, 12, 12]),
  steps('grid', '8b', 'grid', 0.25, [0], [1, 3, 6, 10, 15, 21, 26, 30, 33, 35, 36]),
  contagion(...ring, 0.5, true),
  contagion(...ring, 0.51, false),
  contagion(...four, 0.25, true),
  contagion(...four, 0.26, false),
  contagion(...eight, 0.375, true),
  contagion(...eight, 0.38, false),
  window(3),
  window(5),
  window(6.5),
  window(0.9),
  window(3, 0.26),
  ...seededCascades('6', '', listed),
]
