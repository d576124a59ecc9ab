import { shellWord } from '../../analysis/tidy/command-line.ts'
import { slurmScript, type SlurmWishes } from '../jobs/slurm-script.ts'
import { slicedOf, tellJob, thisProgram, type JobOptions } from './job-command.ts'
import type { Terminal } from './terminal.ts'

/** `exodus slurm`: a batch script whose array tasks compute the slices of an experiment. */
export async function slurmCommand(
  experiment: string,
  options: JobOptions & SlurmWishes,
  terminal: Terminal,
): Promise<void> {
  const script = slurmScript(slicedOf(experiment, options, thisProgram()), options)
  await tellJob(script, options, `sbatch FILE, then exodus status ${shellWord(options.out)}`, terminal)
}
