import fc from 'fast-check'
import { checkScenario } from '../../sim/scenario/check-scenario.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'

/** A scenario as a file says it, before it is checked. */
export interface ScenarioFile {
  name: string
  seed: string
  time: { start: string; days: number }
  population: Record<string, unknown>
  network: Record<string, unknown>
  model: Record<string, unknown>
  platforms: Record<string, Record<string, unknown>>
  store: Record<string, number>
  events: Record<string, Record<string, unknown>>
}

const IDS = ['b', 'aa', 'z', 'kite', 'm-3']
const STEPS = ['store', 'invitation', 'phone', 'choice', 'error', 'patience']

/** Numbers of few digits, so that a counterexample can be read. */
const between = (min: number, max: number) =>
  fc.integer({ min: 0, max: 100 }).map((k) => Number((min + ((max - min) * k) / 100).toFixed(6)))
/** Often nothing, else a number. */
const perhaps = (min: number, max: number) => fc.oneof(fc.constant(0), between(min, max))

/** A moment from one day before the start to the end of the run, by the half hour. */
const moment = (days: number) => fc.integer({ min: -48, max: days * 48 }).map((halves) => dateOf(halves / 2))

/** `2025-01-03 04:30`, so many hours after the first midnight of 2025. */
export function dateOf(hours: number): string {
  return new Date(Date.UTC(2025, 0, 1) + hours * 3.6e6).toISOString().slice(0, 16).replace('T', ' ')
}

const span = (days: number) =>
  fc
    .tuple(fc.integer({ min: -24, max: days * 48 }), fc.integer({ min: 1, max: 200 }))
    .map(([start, halves]) => ({ start: dateOf(start / 2), end: dateOf((start + halves) / 2) }))

const platform = fc
  .record({
    owner: fc.constantFrom('', 'one', 'two'),
    ownerRisk: between(0, 1),
    foreign: fc.boolean(),
    taste: between(-1, 1),
    language: perhaps(0, 2),
    translation: perhaps(0, 0.6),
    hostTone: perhaps(-1, 1),
    value: between(-1, 2),
    members: fc.oneof(fc.constant(0), fc.constant(1), between(0, 0.7)),
    knownUse: fc.option(between(0.15, 0.45)),
    aware: between(0, 0.3),
    waiting: perhaps(0, 2000),
    memberAge: between(1, 400),
    media: fc.oneof(fc.constant(0), between(0, 1)),
    listed: fc.constantFrom(true, true, true, false),
    capacity: fc.oneof({ weight: 3, arbitrary: fc.constant('never') }, { weight: 1, arbitrary: between(5, 400) }),
    funnel: fc.record(Object.fromEntries(STEPS.map((step) => [step, perhaps(0, 0.7)]))),
  })
  .map(({ knownUse, ...facts }) => {
    const aware = Math.min(facts.aware, 1 - facts.members)
    const waiting = facts.members === 1 ? 0 : facts.waiting
    // of few users, members can be missing or be far from their share: known use only where there are many
    return { ...facts, aware, waiting, ...(knownUse !== null && facts.members > 0.3 ? { knownUse } : {}) }
  })

const model = fc.record({
  tauDeadline: between(0.3, 5),
  jMax: between(2, 40),
  i0: between(-4, 1),
  tauInterest: between(0.25, 3),
  bBuzz: between(0, 5),
  kNews: between(0, 0.5),
  bChart: between(0, 0.5),
  bPeer: between(0, 0.3),
  tauPeer: fc.oneof(between(0.5, 5), fc.constant(1e18)),
  mediaBan: between(0, 1),
  wOutage: between(0, 2),
  wPresenceJoin: between(0, 3),
  tauPatience: between(0.05, 2),
  wCheck: between(0, 2),
  leaveScale: between(0.3, 4),
  leaveShape: between(0.2, 1.5),
  r0: perhaps(0.01, 0.6),
  postShare: between(0, 0.6),
  postsHalf: between(100, 1e5),
  evaders: between(0, 0.6),
  wFear: between(0, 3),
})

/** Rules in the place of the model's own: some, all or none of them. */
const rules = fc.record({
  rule: fc.constantFrom('hazard', 'threshold'),
  thresholds: fc.array(between(0, 0.6), { minLength: 1, maxLength: 4 }),
  contact: fc.constantFrom('fading', 'once'),
  joining: fc.constantFrom('hazard', 'at-once'),
  choice: fc.constantFrom('multi-homing', 'exclusive'),
  presence: fc.constantFrom('company', 'share'),
  leave: fc.constantFrom('hazard', 'below-k'),
  leaveBelow: fc.integer({ min: 0, max: 6 }),
  wPresence: between(0, 4),
  bPeer: between(0, 1),
})

const network = fc.oneof(
  ...['communities', 'implicit'].map((kind) =>
    fc.record({
      kind: fc.constant(kind),
      degree: between(1, 12),
      communitySize: fc.integer({ min: 5, max: 60 }),
      inside: between(0, 1),
      ageMixing: between(0, 1),
    }),
  ),
  fc.record({
    kind: fc.constantFrom('erdos-renyi', 'complete', 'ring', 'watts-strogatz'),
    degree: fc.constantFrom(2, 4, 10),
  }),
  fc.record({ kind: fc.constant('barabasi-albert'), edges: fc.constantFrom(1, 3) }),
  fc.record({
    kind: fc.constant('lattice'),
    neighbours: fc.constantFrom('4', '8'),
    border: fc.constantFrom('torus', 'open'),
  }),
)

/** One event of each kind, on the platforms `on` and, where it needs two, `other`. */
function eventsOn(on: string, other: string, days: number) {
  const platform = fc.constant(on)
  const [from, to] = [fc.constant(other), fc.constant(on)]
  const at = moment(days)
  const lasting = (fields: Record<string, fc.Arbitrary<unknown>>) =>
    fc.tuple(span(days), fc.record(fields)).map(([dates, rest]) => ({ ...rest, ...dates }))
  const ban = fc
    .record({
      kind: fc.constant('ban'),
      platform,
      announced: fc.constantFrom(-40, 0, 25.5).map(dateOf),
      belief: fc
        .uniqueArray(fc.integer({ min: 0, max: days * 24 }), { maxLength: 3 })
        .chain((hours) =>
          fc.tuple(
            ...hours.sort((a, b) => a - b).map((hour) => between(0, 1).map((level) => ({ at: dateOf(hour), level }))),
          ),
        ),
      dark: fc.tuple(fc.integer({ min: 52, max: days * 48 }), fc.integer({ min: 1, max: 120 })),
      deadline: fc.integer({ min: 60, max: 300 }).map((halves) => dateOf(halves / 2)),
      ramp: perhaps(0.1, 1),
      enforcement: between(0, 1),
      siblings: fc.boolean(),
      delist: fc.boolean(),
      reprieve: fc.option(fc.integer({ min: 52, max: days * 48 })),
    })
    .map(({ dark: [start, length], delist, reprieve, ...rest }) => {
      const dates = { start: dateOf(start / 2), end: dateOf((start + length) / 2) }
      const delisted = delist ? { delistFrom: dates.start, delistUntil: dates.end } : {}
      return { ...rest, ...dates, ...delisted, ...(reprieve === null ? {} : { reprieve: dateOf(reprieve / 2) }) }
    })
  const two =
    on === other
      ? []
      : [
          fc.record({
            kind: fc.constant('influencer'),
            from,
            to,
            at,
            followers: between(1000, 20000),
            reach: between(0, 1),
          }),
          lasting({ kind: fc.constant('told'), from, to, rate: between(0, 3) }),
          lasting({ kind: fc.constant('crossPromotion'), from, to, rate: perhaps(0, 3), login: between(0, 1) }),
        ]
  return fc.oneof(
    ban,
    lasting({ kind: fc.constant('delist'), platform }),
    fc
      .record({
        kind: fc.constant('news'),
        platform,
        at,
        size: perhaps(0, 2),
        belief: fc.option(between(0, 1), { nil: undefined }),
      })
      .map(({ belief, ...news }) => (belief === undefined ? news : { ...news, belief })),
    lasting({ kind: fc.constant('advertising'), platform, rate: between(0, 2) }),
    lasting({ kind: fc.constant('incentive'), platform, size: between(-2, 4) }),
    lasting({ kind: fc.constant('translation'), platform, level: between(0, 1) }),
    lasting({ kind: fc.constant('hostTone'), platform, size: between(-2, 2) }),
    lasting({ kind: fc.constant('curiosity'), size: between(0, 2) }),
    lasting({ kind: fc.constant('friction'), platform, step: fc.constantFrom(...STEPS), failing: between(0, 1) }),
    lasting({ kind: fc.constant('phoneRequirement'), platform, failing: between(0, 1) }),
    lasting({
      kind: fc.constant('openRegistration'),
      platform,
      step: fc.constantFrom(...STEPS),
      failing: perhaps(0, 0.3),
    }),
    lasting({ kind: fc.constant('capacity'), platform, perHour: perhaps(5, 400) }),
    lasting({ kind: fc.constant('outage'), platform, ramp: perhaps(0, 0.5) }),
    fc.record({ kind: fc.constant('divestiture'), platform, at, ownerRisk: between(0, 1) }),
    ...two,
  )
}

/** Small scenarios in which much happens: 1 to 5 platforms, 20 to 200 users, 3 to 12 days, events of every kind. */
export const scenarioFiles: fc.Arbitrary<ScenarioFile> = fc
  .record({
    platforms: fc.integer({ min: 1, max: 5 }),
    days: fc.integer({ min: 3, max: 12 }),
    agents: fc.integer({ min: 20, max: 200 }),
  })
  .chain(({ platforms, days, agents }) => {
    const ids = IDS.slice(0, platforms)
    const people = agents * 137.5
    const id = fc.constantFrom(...ids)
    const event = fc.tuple(id, id).chain(([on, other]) => eventsOn(on, other, days))
    return fc.record({
      name: fc.constant('random'),
      seed: fc.integer({ min: 0, max: 9999 }).map(String),
      time: fc.constant({ start: '2025-01-01', days }),
      population: fc.record({
        // lattices need sides
        agents: fc.constant(agents),
        people: fc.constant(people),
        creators: between(0, 0.2),
        segments: fc.constant({ young: { share: 2, spread: 1 }, old: { share: 1, spread: -1 } }),
      }),
      network: network.map((spec) =>
        spec['kind'] === 'lattice' && !hasSides(agents) ? { kind: 'ring', degree: 4 } : spec,
      ),
      model,
      platforms: fc
        .tuple(...ids.map(() => platform))
        .map((facts) => Object.fromEntries(facts.map((fact, k) => [ids[k]!, withUse(fact, people)]))),
      store: fc.record({ firstPlace: between(1000, 20000), slope: between(0.5, 1.5) }),
      events: fc
        .array(event, { minLength: 1, maxLength: 9 })
        .map((events) => Object.fromEntries(events.map((one, k) => [`event-${k}`, one]))),
    })
  })

function withUse(
  { knownUse, ...facts }: { knownUse?: number; members: number },
  people: number,
): Record<string, unknown> {
  return knownUse === undefined ? facts : { ...facts, dau: knownUse * facts.members * people }
}

/** Whether so many users make a rectangle of three rows or more. */
function hasSides(users: number): boolean {
  for (let rows = 3; rows * rows <= users; rows++) if (users % rows === 0 && users / rows < rows * rows) return true
  return false
}

/** The checked scenario of a file. */
export function scenarioOf(file: ScenarioFile): Scenario {
  const { scenario, mistakes } = checkScenario(file, 'random.yaml')
  if (scenario === undefined) throw new Error(mistakes.map((mistake) => JSON.stringify(mistake)).join('\n'))
  return scenario
}

/** The same worlds under other rules, some of their people there from the first hour on. */
export const scenarioFilesWithRules: fc.Arbitrary<ScenarioFile> = fc
  .tuple(scenarioFiles, rules, fc.array(fc.integer({ min: 0, max: 19 }), { maxLength: 3 }), perhaps(0, 0.3))
  .map(([file, switches, seeds, seedShare]) => ({
    ...file,
    model: { ...file.model, ...switches },
    platforms: Object.fromEntries(
      Object.entries(file.platforms).map(([id, facts], k) => [id, k === 0 ? { ...facts, seeds, seedShare } : facts]),
    ),
  }))
