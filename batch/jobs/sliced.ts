import { shellWord } from '../../analysis/tidy/command-line.ts'

/** An experiment that is to be computed in slices, on machines that see the same folder. */
export interface Sliced {
  /** Name of the experiment. */
  name: string
  /** The words that start this program: the interpreter and its file, or a command of a container. */
  program: readonly string[]
  /** Where paths begin. */
  directory: string
  /** Experiment file and result folder. */
  experiment: string
  out: string
  slices: number
  /** Cores of each slice. */
  cpus: number
  format: string
}

/** The words of a command that computes a slice; its number is for the shell to put in, as `--slice NUMBER/of`. */
export function sliceWords({ program, experiment, out, cpus, format }: Omit<Sliced, 'name' | 'slices'>): string[] {
  return [
    ...program,
    'sweep',
    experiment,
    '--out',
    out,
    '--format',
    format,
    '--threads',
    String(cpus),
    '--progress',
    'plain',
    '--slice',
  ]
}

/** The command of a slice for a POSIX shell. */
export function sliceCommand(sliced: Sliced): string {
  return sliceWords(sliced).map(shellWord).join(' ')
}

/** What a scheduler may call a job, whatever the experiment is called: small letters, digits and hyphens. */
export function jobName(name: string): string {
  const words = `exodus ${name}`.toLowerCase().match(/[a-z0-9]+/g)!
  return words.join('-').slice(0, 50).replace(/-$/, '')
}
