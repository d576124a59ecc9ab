import { allCoalitions } from '../../analysis/attribution/game.ts'
import { coalitionsOf, sampleOrders } from '../../analysis/attribution/permutations.ts'
import {
  CHANNEL_NAMES,
  coalitionTexts,
  driverNamed,
  eventDrivers,
  type Driver,
} from '../../analysis/findings/drivers.ts'
import { seeded } from '../../analysis/random.ts'
import { checkScenario } from '../../sim/scenario/check-scenario.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { nearest } from '../../sim/schema/nearest.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'
import { CommandError, EXIT } from './exit.ts'
import {
  besideAny,
  computeStudy,
  loadWorld,
  outcomesOf,
  scenarioStudy,
  studyCommand,
  USUAL_OUTPUTS,
} from './scenario-study.ts'
import type { ScenarioStudyOptions } from './scenario-study-options.ts'
import type { Terminal } from './terminal.ts'

export interface AttributeOptions extends ScenarioStudyOptions {
  drivers?: string[]
  /** Pairs of orders of entry; every coalition is run when left out and there are few drivers. */
  orders?: number
}

/** Up to so many drivers every combination is run: 256 worlds. */
const MOST_EXACT = 8
/** Pairs of orders that are drawn for more drivers. */
const USUAL_ORDERS = 16
/** More cannot be told apart in one number of bits, and would need too many orders. */
const MOST_DRIVERS = 30

/** `exodus attribute`: what share each driver of a scenario has in what happens. */
export async function attributeCommand(
  name: string,
  options: AttributeOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const world = loadWorld(name, options)
  const { scenario } = world
  const drivers = driversOf(scenario, options.drivers)
  checkWithout(scenario, drivers)
  const seed = options.seed ?? scenario.seed
  const sampled = options.orders ?? (drivers.length > MOST_EXACT ? USUAL_ORDERS : undefined)
  const orders = sampled === undefined ? [] : sampleOrders(drivers.length, sampled, seeded(`${seed}/orders`))
  const coalitions = orders.length > 0 ? coalitionsOf(orders) : allCoalitions(drivers.length)
  const points = coalitions.map((coalition) => coalitionTexts(drivers, coalition))
  const arms = [{ name: scenario.name, scenario, set: [] }]
  const outputs = { ...USUAL_OUTPUTS, scalars: outcomesOf(options.outcome, [scenario]) }
  const study = scenarioStudy({ name: `drivers-of-${scenario.name}`, arms, points, outputs }, options)
  const names = drivers.map((driver) => driver.name)
  const words = ['exodus', 'attribute', name, '--drivers', names.join(',')]
  if (options.orders !== undefined) words.push('--orders', String(options.orders))
  const analyses = [{ kind: 'attribution', drivers: names, coalitions, orders }] as const
  const asked = { study, analyses, command: studyCommand(words, options), beside: besideAny([world]) }
  await computeStudy(asked, options, terminal, signal)
}

function driversOf(scenario: Scenario, names: readonly string[] | undefined): Driver[] {
  const events = eventDrivers(scenario)
  const drivers = names?.map((name) => {
    const driver = driverNamed(name, scenario)
    if (driver) return driver
    const known = [...events.map((event) => event.name), ...CHANNEL_NAMES]
    const near = nearest(name, known)
    throw new CommandError(
      EXIT.usage,
      `--drivers: found ${name}, expected some of ${known.join(', ')}${near === undefined ? '' : `; did you mean ${near}?`}`,
    )
  })
  const chosen = drivers ?? events
  if (chosen.length < 1 || chosen.length > MOST_DRIVERS || new Set(names).size < (names?.length ?? 0))
    throw new CommandError(
      EXIT.usage,
      `--drivers: found ${chosen.length === 0 ? 'no event that happens' : names?.join(', ')}, expected 1 to ${MOST_DRIVERS} different ones`,
    )
  return chosen
}

/** @throws CommandError (exit 3) when the scenario is not valid without its drivers */
function checkWithout(scenario: Scenario, drivers: readonly Driver[]): void {
  const { mistakes } = checkScenario(scenario, scenario.name, coalitionTexts(drivers, 0))
  if (mistakes.length > 0) throw new CommandError(EXIT.file, mistakes.map(formatMistake).join('\n'))
}
