import { seriesToCompare } from '../../analysis/observed/compare.ts'
import type { Score } from '../../analysis/findings/score.ts'
import { seriesName } from '../../analysis/tidy/choose-series.ts'
import { readText } from '../files/read-text.ts'
import { loadObserved, loadObservedFile, OBSERVED_LIMIT } from '../observed/load-observed.ts'
import { CommandError, EXIT } from './exit.ts'
import { besideAny, computeStudy, loadWorld, scenarioStudy, studyCommand, USUAL_OUTPUTS } from './scenario-study.ts'
import type { ScenarioStudyOptions } from './scenario-study-options.ts'
import type { Terminal } from './terminal.ts'

export interface ScoreOptions extends ScenarioStudyOptions {
  fittedUntil?: string
  sd?: number
}

/** `exodus score`: an ensemble of a scenario against measured numbers, in the file given or in those that it names. */
export async function scoreCommand(
  name: string,
  file: string | undefined,
  options: ScoreOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const world = loadWorld(name, options)
  const { scenario } = world
  const beside = besideAny([world])
  const observations =
    file === undefined
      ? loadObserved(scenario, (one) => readText(beside(one) ?? one, OBSERVED_LIMIT))
      : loadObservedFile(file, readText(file, OBSERVED_LIMIT))
  const specs = scenario.observed.filter((spec) => observations.some(({ series }) => series === spec.series))
  if (specs.length === 0)
    throw new CommandError(
      EXIT.file,
      `${file ?? name}: found no series that ${scenario.name} names under observed, expected some of ${scenario.observed.map(({ series }) => series).join(', ') || 'those that a scenario names'}`,
    )
  const analysis: Score = {
    kind: 'score',
    specs,
    observations: observations.filter(({ series }) => specs.some((spec) => spec.series === series)),
    fittedUntil: options.fittedUntil ?? '',
    sd: options.sd ?? 0,
  }
  const series = [...new Set(seriesToCompare(specs, observations).map(seriesName))]
  const arms = [{ name: scenario.name, scenario, set: [] }]
  const outputs = { ...USUAL_OUTPUTS, series, scalars: {} }
  const study = scenarioStudy({ name: `score-of-${scenario.name}`, arms, points: [[]], outputs }, options)
  const words = ['exodus', 'score', name, ...(file === undefined ? [] : [file])]
  if (options.fittedUntil !== undefined) words.push('--fitted-until', options.fittedUntil)
  if (options.sd !== undefined) words.push('--sd', String(options.sd))
  const asked = { study, analyses: [analysis], command: studyCommand(words, options), beside }
  await computeStudy(asked, options, terminal, signal)
}
