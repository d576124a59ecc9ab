import { InvalidArgumentError, type Command } from 'commander'
import { formatOption, wholeNumber } from './study-options.ts'

/** Options of all commands that write a job file. */
export function addJobOptions(command: Command): Command {
  return command
    .argument('<experiment>', 'experiment file')
    .requiredOption('--out <folder>', 'where the results go, a folder that all machines see')
    .option('--slices <number>', 'parts of the work; each should take minutes', wholeNumber, 8)
    .option('--cpus <number>', 'cores of a slice', wholeNumber, 1)
    .option('--to <file>', 'write the job file here, not to standard output')
    .addOption(formatOption())
    .option('--json', 'what was made of it as JSON; with --to')
}

/** Reads a word that stands in a job file as it is: only what the scheduler itself would take. */
export function matching(pattern: RegExp, expected: string): (value: string) => string {
  return (value) => {
    if (!pattern.test(value)) throw new InvalidArgumentError(`Expected ${expected}.`)
    return value
  }
}

/** `30:00`, `02:00:00`, `1-12`, `1-12:30:00`, or minutes. */
export const slurmTime = matching(
  /^(?:\d{1,4}(?::\d{1,2}){0,2}|\d{1,3}-\d{1,2}(?::\d{1,2}){0,2})$/,
  'a time such as 30:00, 02:00:00 or 1-12 (days-hours)',
)
export const slurmMemory = matching(/^[1-9]\d{0,6}[KMGT]?$/, 'memory such as 4G or 512M')
export const slurmName = matching(
  /^[A-Za-z0-9][\w.,-]{0,63}$/,
  'letters, digits, dots, commas, hyphens and underscores',
)
export const kubernetesMemory = matching(/^[1-9]\d{0,6}(?:[KMGT]i?)?$/, 'memory such as 4Gi or 512Mi')
export const kubernetesName = matching(
  /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/,
  'a name as Kubernetes has them: small letters, digits, hyphens and dots',
)
export const imageName = matching(
  /^[a-z0-9][\w./:@-]{0,254}$/,
  'an image such as registry.example/exodus:0.1.0, or with @sha256:...',
)
export const mountPath = matching(/^\/[\w.-]+(?:\/[\w.-]+)*$/, 'a path such as /data')
