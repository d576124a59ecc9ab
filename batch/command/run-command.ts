import { availableParallelism } from 'node:os'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { chooseMetrics } from '../../analysis/tidy/choose-metrics.ts'
import { describeOrigin, type Provenance } from '../../analysis/tidy/provenance.ts'
import { metricNames } from '../../analysis/tidy/series.ts'
import { ENGINE } from '../experiment/study-folder.ts'
import { loadEdges, pathBeside } from '../files/load-edges.ts'
import { loadScenario } from '../files/load-scenario.ts'
import { readText } from '../files/read-text.ts'
import { checkpointFile, readState } from '../run/checkpoint-file.ts'
import { loadObserved, OBSERVED_LIMIT } from '../observed/load-observed.ts'
import { duration, memory } from '../progress/duration.ts'
import { startProgress } from '../progress/progress.ts'
import { checkMemory, checkThatItFits } from '../run/check-memory.ts'
import { estimateRun } from '../run/estimate.ts'
import { folderOutput, noOutput, standardOutput } from '../run/output.ts'
import { runScenario } from '../run/run-scenario.ts'
import { printSummary } from '../summary/print-summary.ts'
import { summarize } from '../summary/summary.ts'
import type { RunSummary } from '../summary/summary.ts'
import { startTable } from '../tables/table-writer.ts'
import { CommandError, EXIT } from './exit.ts'
import { commandLine, shellWord } from '../../analysis/tidy/command-line.ts'
import { MOST_THREADS, overridesOf } from './run-options.ts'
import type { RunOptions } from './run-options.ts'
import type { Terminal } from './terminal.ts'
import { COMMIT, packageVersion } from './version.ts'

/** Days between two checkpoints when nothing is said. */
const WEEK = 7

/**
 * `exodus run`: one run of a scenario, its table, and a summary.
 * @param says what its files say of the program and the command; this version and these options when left out
 */
export async function runCommand(
  name: string,
  options: RunOptions,
  terminal: Terminal,
  signal: AbortSignal,
  says: Pick<Provenance, 'version' | 'commit' | 'command'> = thisCommand(name, options),
): Promise<void> {
  if (options.out === '-' && options.format === 'parquet' && terminal.screen)
    throw new CommandError(
      EXIT.usage,
      'Parquet is no text for a screen: send standard output to a file, or name a folder with --out.',
    )
  const loaded = loadScenario(name, overridesOf(options))
  const { scenario } = loaded
  const inTable = tableFilter(scenario, options)
  const threads = options.threads ?? defaultThreads(scenario)
  const observations = loadObserved(scenario, (file) => readText(pathBeside(loaded.source, file), OBSERVED_LIMIT))
  const edges = loadEdges(loaded, options.set)
  if (options.checkpointEvery !== undefined && options.checkpoint === undefined)
    throw new CommandError(EXIT.usage, '--checkpoint-every: found no --checkpoint, expected the file that it is for')
  const checkpoints = options.checkpoint === undefined ? undefined : checkpointFile(options.checkpoint)
  const from = options.resume === undefined ? undefined : readState(options.resume, scenario, edges)
  if (options.dryRun) return dryRun(scenario, threads, options, terminal, signal)
  await checkThatItFits(scenario, threads, signal)

  const overrides = [...loaded.source.set, ...options.set]
  const origin = describeOrigin(scenario, { ...says, sha256: loaded.sha256, overrides })
  const output =
    options.out === undefined
      ? noOutput()
      : options.out === '-'
        ? standardOutput(terminal)
        : await folderOutput(options.out, origin, options.format)
  const start = performance.now()
  const progress = startProgress(options.progress, {
    total: scenario.time.days,
    unit: 'days',
    stream: terminal.stderr,
    now: () => performance.now(),
  })
  try {
    const { platforms, dates, collected, stopped } = await runScenario(
      {
        task: {
          kind: 'run',
          scenario,
          edges,
          threads,
          from,
          checkpoints: checkpoints && { everyDays: options.checkpointEvery ?? WEEK, version: ENGINE },
        },
        observations,
        inTable,
        every: options.every,
      },
      {
        startTable: async (series) => output.sink && startTable(options.format, output.sink, origin, series),
        onDay: (done) => progress.update(done),
        onCheckpoint: async ({ bytes }) => checkpoints?.write(bytes),
      },
      signal,
    )
    progress.stop()
    if (stopped)
      throw new CommandError(
        EXIT.interrupted,
        `Interrupted after ${dates.length} of ${scenario.time.days} days. The same command with --resume ${shellWord(options.checkpoint!)} goes on.`,
      )
    const seconds = (performance.now() - start) / 1000
    const told = summarize(scenario, platforms, dates, collected, observations)
    const summary: RunSummary = { origin, ...told, files: output.files, seconds }
    await output.finish(summary)
    const lines = options.json
      ? [JSON.stringify(summary)]
      : [...printSummary({ scenario, summary, dates, collected, observations }, terminal), '', ...whatNow(summary)]
    const text = lines.join('\n')
    if (options.out === '-') terminal.say(text)
    else await terminal.data(`${text}\n`)
  } finally {
    progress.stop()
    await output.discard()
  }
}

const thisCommand = (name: string, options: RunOptions) => ({
  version: packageVersion(),
  commit: COMMIT,
  command: commandLine(name, options),
})

/** From so many agents on, dividing them over threads gains more than it costs. */
const WORTH_THREADS = 500_000

const defaultThreads = ({ population }: Scenario) =>
  population.agents < WORTH_THREADS ? 1 : Math.min(MOST_THREADS, availableParallelism())

function tableFilter(scenario: Scenario, { metrics }: RunOptions): (series: { metric: string }) => boolean {
  if (!metrics) return () => true
  const { chosen, unknown } = chooseMetrics(metrics, metricNames(Object.keys(scenario.platforms)))
  if (unknown.length > 0)
    throw new CommandError(
      EXIT.usage,
      unknown
        .map(
          ({ word, nearest }) =>
            `--metrics: found ${word}, expected the name of a metric${nearest === undefined ? '' : `; did you mean ${nearest}?`}`,
        )
        .join('\n'),
    )
  return ({ metric }) => chosen.has(metric)
}

async function dryRun(
  scenario: Scenario,
  threads: number,
  { json }: RunOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const estimate = await estimateRun(scenario, threads, signal)
  checkMemory(estimate, scenario)
  const { agents, people } = scenario.population
  const facts = {
    scenario: scenario.name,
    agents,
    people,
    days: scenario.time.days,
    platforms: Object.keys(scenario.platforms),
    threads,
    ...estimate,
  }
  await terminal.data(
    json
      ? `${JSON.stringify(facts)}\n`
      : `${scenario.name} is valid: ${agents.toLocaleString('en')} agents for ${people.toLocaleString('en')} people, ` +
          `${facts.platforms.length} platforms, ${facts.days} days.\n` +
          `It will take about ${duration(estimate.seconds)} with ${threads === 1 ? 'one thread' : `${threads} threads`} and ${memory(estimate.bytes)} of memory (${memory(estimate.bytesFree)} are free).\n`,
  )
}

function whatNow({ files, seconds }: RunSummary): string[] {
  const took = `Took ${duration(seconds)}.`
  return files.length > 0
    ? [`${took} Written: ${files.join(', ')}`]
    : [`${took} For the whole table: --out FOLDER, or --out - for standard output.`]
}
