import { brief } from '../../analysis/findings/words.ts'
import { loadScenario } from '../files/load-scenario.ts'
import { OTHER_WORLDS, type OtherWorld } from './other-worlds.ts'
import { type Compared, runWorld } from './world-runs.ts'

/** The page that sets the other worlds beside what was observed, in Markdown; it runs all of them. */
export function otherWorldsPage(): string {
  return [
    '# Other worlds',
    '',
    'The same people in other cases, from their files alone, made by `npm run docs`; a test runs them again and holds this',
    'page to it. Behaviours are those committed for January 2025, and nothing was moved for this page. Numbers marked',
    '`[fit]` in the files (a push, a waiting list, sizes of news) were fitted together with other behaviours, so misses are to',
    'be expected, and are told as they are. Numbers marked `[set]` are assumed.',
    '',
    '*Model* is the mean over runs. *Agents* is how many agents it was counted from, in all runs: of n of them chance alone',
    'moves it by about 1/√n. Rows that are context only, and references of ratios, are left out.',
    '',
    ...OTHER_WORLDS.flatMap(section),
  ].join('\n')
}

function section(world: OtherWorld): string[] {
  const { scenario } = loadScenario(world.name, [])
  const rows = runWorld(world.name, world).filter(({ reference, model, observed, unit }) => {
    const isOwnReference = unit === 'ratio' && model === 1 && observed === 1
    return !reference && !isOwnReference
  })
  return [
    `## ${scenario.title}`,
    '',
    `\`${world.name}\`, ${world.agents} agents for ${brief(scenario.population.people)} people, ${world.runs} ${world.runs === 1 ? 'run' : 'runs'}`,
    '',
    '| series | days | measured | model | model/measured | agents |',
    '|---|---|---:|---:|---:|---:|',
    ...rows.map(rowOf),
    '',
    'What it cannot do yet:',
    '',
    ...world.cannot.map((text) => `- ${text}`),
    '',
  ]
}

function rowOf({ series, date, dateEnd, unit, observed, model, counted }: Compared): string {
  const cells = [
    unit === 'people' ? series : `${series} (${unit})`,
    dateEnd === '' ? date : `${date} to ${dateEnd}`,
    brief(observed),
    brief(model),
    (model / observed).toFixed(2),
    Number.isNaN(counted) ? '' : String(counted),
  ]
  return `| ${cells.join(' | ')} |`
}
