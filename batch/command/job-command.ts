import { runCount, studyOf } from '../../analysis/experiment/study.ts'
import { analysesOf } from '../../analysis/findings/analysis.ts'
import { shellWord } from '../../analysis/tidy/command-line.ts'
import { loadExperiment } from '../experiment/load-experiment.ts'
import { readStudyEdges } from '../experiment/study-edges.ts'
import { writeWhole } from '../files/write-whole.ts'
import type { Sliced } from '../jobs/sliced.ts'
import type { Format } from '../tables/format.ts'
import { CommandError, EXIT } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** Options of the commands that write job files. */
export interface JobOptions {
  /** Result folder. */
  out: string
  slices: number
  cpus: number
  format: Format
  /** Where the job file goes; to standard output when left out. */
  to?: string
  json?: true
}

/** How a job reaches this program and the files. */
export type Place = Pick<Sliced, 'program' | 'directory'>

/** This program as it runs now, and the folder it was called in: every machine must see both under the same paths. */
export const thisProgram = (): Place => ({ program: [process.execPath, process.argv[1]!], directory: process.cwd() })

/** What every slice of an experiment has in common, once the experiment is found to be one that has slices. */
export function slicedOf(file: string, { out, slices, cpus, format }: JobOptions, place: Place): Sliced {
  const { experiment, base, beside } = loadExperiment(file)
  const study = studyOf(experiment, base)
  readStudyEdges(study, beside)
  if (analysesOf(experiment).some(({ kind }) => kind === 'calibration'))
    throw new CommandError(
      EXIT.usage,
      `${file}: found a calibration, whose generations build on one another, expected an experiment that has slices`,
    )
  const runs = runCount(study)
  if (slices > runs)
    throw new CommandError(
      EXIT.usage,
      `--slices: found ${slices}, expected at most ${runs}, since that is the number of runs`,
    )
  return { name: study.name, ...place, experiment: file, out, slices, cpus, format }
}

/** Writes a job file, whole or not at all, and says what to do with it; without a file it goes to standard output. */
export async function tellJob(
  text: string,
  { to, json, slices }: JobOptions,
  next: string,
  terminal: Terminal,
): Promise<void> {
  if (to === undefined) return terminal.data(text)
  await writeWhole(to, text)
  const command = next.replaceAll('FILE', () => shellWord(to))
  if (json) await terminal.data(`${JSON.stringify({ file: to, slices, next: command })}\n`)
  else terminal.say(`${to} is written. Next: ${command}`)
}
