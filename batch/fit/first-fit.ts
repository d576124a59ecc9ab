import { type Factor, factorUnit, factorValue } from '../../analysis/designs/factor.ts'
import { cmaEs } from '../../analysis/calibration/cma-es.ts'
import { fitScales, type Fit } from '../../analysis/calibration/residuals.ts'
import { runSearch } from '../../analysis/calibration/search.ts'
import { seeded } from '../../analysis/random.ts'
import { createSimulation } from '../../sim/simulation.ts'
import { loadScenario } from '../files/load-scenario.ts'
import { DAYS, type NamedTarget, SCALE_RANGE, usTargets } from './us-targets.ts'

/** A parameter that is fitted: where it stands, its range, and the joint fit of five cases it is held to. */
interface Knob extends Factor {
  prior: number
}

const KNOBS: readonly Knob[] = [
  { name: 'model.tauDeadline', min: 0.8, max: 3.5, prior: 1.6 },
  { name: 'model.i0', min: -6.5, max: -3.5, prior: -5 },
  { name: 'model.wFear', min: 0.4, max: 2.6, prior: 1.34 },
  { name: 'model.wReactance', min: 0.8, max: 5, prior: 3.39 },
  { name: 'model.wCuriosity', min: 0.8, max: 5, prior: 2.7 },
  { name: 'model.wOwner', min: 0.5, max: 3.5, prior: 1.8 },
  { name: 'model.bBuzz', min: 0.8, max: 6, prior: 2.2, scale: 'log' },
  { name: 'model.mediaBan', min: 0.015, max: 0.25, prior: 0.046, scale: 'log' },
  { name: 'model.endorsement', min: 0.3, max: 2.5, prior: 1.2 },
  { name: 'model.gReactance', min: 0.3, max: 1.3, prior: 0.8 },
  { name: 'model.gCuriosity', min: 0.1, max: 1, prior: 0.6 },
  { name: 'model.wNovelty', min: 2, max: 5, prior: 3.5 },
  { name: 'model.wCheck', min: 0.8, max: 3, prior: 1.7 },
  { name: 'model.wOutage', min: 0.4, max: 2.6, prior: 1.3 },
  { name: 'platforms.rednote.value', min: -2, max: 1.5, prior: -0.5 },
  { name: 'events.refugee-news.size', min: 0.01, max: 0.3, prior: 0.056, scale: 'log' },
  { name: 'events.lemon8-push.size', min: 0.04, max: 0.8, prior: 0.17, scale: 'log' },
]

/** How loosely a knob is held to the joint fit: this share of its range counts as one sd. */
const LOOSENESS = 0.35

/** Where a knob stands now: the search begins there, so that running it again refines. */
function current({ name }: Knob): number {
  let value: unknown = loadScenario('us-tiktok-ban-2025', []).scenario
  for (const key of name.split('.')) value = (value as Record<string, unknown>)[key]
  return Number(value)
}

const valueAt = (knob: Knob, place: number) => Number(factorValue(knob, place).toPrecision(4))

/** One run of the US case and how far it is from what was measured. */
function residualsOf(point: readonly number[], agents: number, seed: string): { fit: Fit; targets: NamedTarget[] } {
  const set = KNOBS.map((knob, k) => `${knob.name}=${valueAt(knob, point[k]!)}`)
  const { scenario } = loadScenario('us-tiktok-ban-2025', [...set, `population.agents=${agents}`, `time.days=${DAYS}`])
  const simulation = createSimulation({ ...scenario, seed })
  const records = Array.from({ length: DAYS }, () => simulation.step())
  const targets = usTargets(simulation, records)
  return { fit: fitScales(targets, { range: SCALE_RANGE, smallest: 0.01 }), targets }
}

function costOf(point: readonly number[], agents: number): number {
  const { fit } = residualsOf(point, agents, 'fit')
  const away = KNOBS.reduce((sum, knob, k) => sum + ((point[k]! - factorUnit(knob, knob.prior)) / LOOSENESS) ** 2, 0)
  return fit.cost + away
}

/** Searches from the present values; gives the best point found, or the present one where nothing is better. */
function search(agents: number, evaluations: number): readonly number[] {
  const start = KNOBS.map((knob) => factorUnit(knob, current(knob)))
  let best = costOf(start, agents)
  console.error(`cost ${best.toFixed(2)} of the present values, ${agents} agents`)
  if (evaluations === 0) return start
  const evaluate = (tried: readonly number[]) => {
    const cost = costOf(tried, agents)
    if (cost < best) {
      best = cost
      console.error(
        `cost ${cost.toFixed(2)} ${KNOBS.map((knob, k) => `${knob.name}=${valueAt(knob, tried[k]!)}`).join(' ')}`,
      )
    }
    return cost
  }
  const options = { dimensions: KNOBS.length, random: seeded('first fit'), start, sigma: 0.08 }
  const { point, value } = runSearch(cmaEs({ ...options, maxEvaluations: evaluations }), evaluate)
  return value === best ? point : start
}

/** Mean of a target's prediction over runs with other seeds, and the residuals of the means. */
function check(point: readonly number[], agents: number): void {
  const runs = ['check 1', 'check 2', 'check 3', 'check 4'].map((seed) => residualsOf(point, agents, seed).targets)
  const targets = runs[0]!.map((target, k) => ({
    ...target,
    predicted: runs.reduce((sum, run) => sum + run[k]!.predicted, 0) / runs.length,
  }))
  const fit = fitScales(targets, { range: SCALE_RANGE, smallest: 0.01 })
  console.log(`scale of the estimator of RedNote's users: ${fit.scales.get('rednote')!.toFixed(3)}`)
  targets.forEach(({ name, observed, predicted, scaleGroup, background = 0 }, k) => {
    const shown = scaleGroup === undefined ? predicted : predicted / fit.scales.get(scaleGroup)! + background
    console.log(`| ${name} | ${observed} | ${Number(shown.toPrecision(3))} | ${fit.residuals[k]!.toFixed(2)} |`)
  })
}

const [agents = '30000', evaluations = '200'] = process.argv.slice(2)
const point = search(Number(agents), Number(evaluations))
KNOBS.forEach((knob, k) => console.log(`${knob.name}: ${valueAt(knob, point[k]!)}`))
check(point, 50_000)
