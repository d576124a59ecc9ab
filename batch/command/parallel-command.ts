import { shellWord } from '../../analysis/tidy/command-line.ts'
import { parallelList } from '../jobs/parallel-list.ts'
import { CommandError, EXIT } from './exit.ts'
import { slicedOf, tellJob, thisProgram, type JobOptions } from './job-command.ts'
import type { Terminal } from './terminal.ts'

/** `exodus parallel`: a list of commands for GNU parallel, one slice a line. */
export async function parallelCommand(experiment: string, options: JobOptions, terminal: Terminal): Promise<void> {
  const sliced = slicedOf(experiment, options, thisProgram())
  for (const path of [sliced.directory, experiment, options.out])
    if (/[\r\n]/.test(path))
      throw new CommandError(
        EXIT.usage,
        `${JSON.stringify(path)}: found the end of a line in it, expected a path that fits into a line`,
      )
  const list = parallelList(sliced)
  await tellJob(list, options, `parallel < FILE, then exodus status ${shellWord(options.out)}`, terminal)
}
