import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ScalarSpec } from '../../analysis/experiment/experiment.ts'
import { outcomeMistake, parseOutcome, usualOutcomes } from '../../analysis/experiment/outcome.ts'
import type { Study } from '../../analysis/experiment/study.ts'
import { runCount } from '../../analysis/experiment/study.ts'
import type { Analysis } from '../../analysis/findings/analysis.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { loadScenario, type LoadedScenario } from '../files/load-scenario.ts'
import { readStudyEdges } from '../experiment/study-edges.ts'
import { keepStudy } from '../experiment/study-folder.ts'
import { computeFolder } from './compute-folder.ts'
import { CommandError, EXIT } from './exit.ts'
import { shellWord } from '../../analysis/tidy/command-line.ts'
import { overridesOf } from './run-options.ts'
import type { ScenarioStudyOptions } from './scenario-study-options.ts'
import type { Terminal } from './terminal.ts'

/** A scenario with the values that the options set. */
export function loadWorld(name: string, { agents, set }: ScenarioStudyOptions): LoadedScenario {
  return loadScenario(name, overridesOf({ set, agents }))
}

/** The numbers that are asked for. @throws CommandError (exit 2) when a scenario does not have one */
export function outcomesOf(
  words: readonly string[] | undefined,
  scenarios: readonly Scenario[],
): Record<string, ScalarSpec> {
  const shared = Object.keys(scenarios[0]!.platforms).filter((id) => scenarios.every(({ platforms }) => platforms[id]))
  if (!words) return usualOutcomes(shared)
  for (const scenario of scenarios)
    for (const word of words) {
      const mistake = outcomeMistake(word, scenario)
      if (mistake !== undefined) throw new CommandError(EXIT.usage, `--outcome: ${scenario.name}: ${mistake}`)
    }
  return Object.fromEntries(words.map((word) => [word, parseOutcome(word)!]))
}

/** A study of scenarios with what is the same for all. */
export function scenarioStudy(
  study: Pick<Study, 'name' | 'arms' | 'points' | 'outputs'>,
  { replicates, seed }: ScenarioStudyOptions,
): Study {
  return {
    ...study,
    replicates,
    seed: seed ?? study.arms[0]!.scenario.seed,
    edges: {},
    maxFailedFraction: 0.01,
    onRunError: 'record',
    runTimeout: 1440,
  }
}

interface Asked {
  study: Study
  analyses: readonly Analysis[]
  /** The words of the command, without options that change no result. */
  words: readonly string[]
  worlds: readonly LoadedScenario[]
}

/** Computes a study of scenarios in its folder, or in one that goes when all is done. */
export async function computeScenarioStudy(
  { study, analyses, words, worlds }: Asked,
  options: ScenarioStudyOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const edges = readStudyEdges(study, (name) =>
    worlds.map(({ source }) => source.beside(name)).find((path) => path !== undefined),
  )
  if (options.dryRun) return tellCount(study, options, terminal)
  const folder = options.out ?? (await mkdtemp(join(tmpdir(), `exodus-${words[1]}-`)))
  const command = [...words, ...commonWords(options)].map(shellWord).join(' ')
  await keepStudy(folder, { study, analyses, command }, edges)
  await computeFolder(folder, options, terminal, signal)
  if (options.out === undefined) await rm(folder, { recursive: true })
}

function commonWords({ replicates, seed, agents, set, outcome = [], format }: ScenarioStudyOptions): string[] {
  const words = ['--replicates', String(replicates)]
  if (seed !== undefined) words.push('--seed', seed)
  if (agents !== undefined) words.push('--agents', agents)
  for (const one of set) words.push('--set', one)
  for (const one of outcome) words.push('--outcome', one)
  return [...words, '--format', format]
}

/** How many runs a study has. */
export async function tellCount(study: Study, { json }: { json?: true }, terminal: Terminal): Promise<void> {
  const facts = {
    name: study.name,
    arms: study.arms.length,
    points: study.points.length,
    replicates: study.replicates,
    runs: runCount(study),
  }
  const line = `${facts.name} is valid: ${facts.runs} runs, ${facts.points} points, ${facts.arms} arms, ${facts.replicates} replicates.`
  await terminal.data(json ? `${JSON.stringify(facts)}\n` : `${line}\n`)
}
