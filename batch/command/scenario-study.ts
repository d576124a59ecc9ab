import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ScalarSpec } from '../../analysis/experiment/experiment.ts'
import { outcomeMistake, parseOutcome, usualOutcomes } from '../../analysis/experiment/outcome.ts'
import type { Study } from '../../analysis/experiment/study.ts'
import { runCount } from '../../analysis/experiment/study.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { loadScenario, type LoadedScenario } from '../files/load-scenario.ts'
import { readStudyEdges } from '../experiment/study-edges.ts'
import { keepStudy, type KeptStudy } from '../experiment/study-folder.ts'
import { computeFolder, type FolderOptions } from './compute-folder.ts'
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

/** What is kept of each run when a command does not say otherwise. */
export const USUAL_OUTPUTS = {
  series: ['dau', 'members', 'registrations', 'main_users'],
  segments: false,
  people: false,
  quantiles: [0.05, 0.25, 0.5, 0.75, 0.95],
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

/** The command that asks the same again: its own words, and the options that results depend on. */
export function studyCommand(
  words: readonly string[],
  { replicates, seed, agents, set, outcome = [], format }: ScenarioStudyOptions,
): string {
  const all = [...words, '--replicates', String(replicates)]
  if (seed !== undefined) all.push('--seed', seed)
  if (agents !== undefined) all.push('--agents', agents)
  for (const one of set) all.push('--set', one)
  for (const one of outcome) all.push('--outcome', one)
  return [...all, '--format', format].map(shellWord).join(' ')
}

/** Path of a file that one of the scenarios names. */
export const besideAny = (worlds: readonly LoadedScenario[]) => (name: string) =>
  worlds.map(({ source }) => source.beside(name)).find((path) => path !== undefined)

interface Asked extends Pick<KeptStudy, 'study' | 'analyses' | 'command'> {
  /** Path of a file that a scenario names. */
  beside(name: string): string | undefined
}

/** Options of commands whose folder may be one that goes when all is done. */
export interface ComputeOptions extends FolderOptions {
  out?: string
  dryRun?: true
}

/** Computes a study in its folder, or in one that goes when all is done; an interrupted one stays and can be resumed. */
export async function computeStudy(
  { study, analyses, command, beside }: Asked,
  options: ComputeOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const edges = readStudyEdges(study, beside)
  if (options.dryRun) return tellCount(study, options, terminal)
  const folder = options.out ?? (await mkdtemp(join(tmpdir(), 'exodus-study-')))
  await keepStudy(folder, { study, analyses, command }, edges)
  if (options.out !== undefined) return computeFolder(folder, options, terminal, signal)
  await computeFolder(folder, { ...options, passing: true }, terminal, signal)
  await rm(folder, { recursive: true })
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
