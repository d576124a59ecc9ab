import { shellWord } from '../../analysis/tidy/command-line.ts'
import { jobName, sliceCommand, type Sliced } from './sliced.ts'

/** What Slurm is asked for, beside the cores. Checked words: they stand in the script as they are. */
export interface SlurmWishes {
  /** Time limit of a slice, such as `02:00:00` or `1-12`. */
  time: string
  /** Memory of a slice, such as `4G`. */
  memory: string
  /** Most slices at a time; all that fit when left out. */
  atOnce?: number
  partition?: string
  account?: string
}

/**
 * A batch script for `sbatch`: an array job of which each task computes a slice. The task that ends last writes the
 * tables. Submitted again, it computes what is missing.
 */
export function slurmScript(sliced: Sliced, { time, memory, atOnce, partition, account }: SlurmWishes): string {
  const limit = atOnce === undefined ? '' : `%${atOnce}`
  const asked = {
    'job-name': jobName(sliced.name),
    array: `1-${sliced.slices}${limit}`,
    'cpus-per-task': String(sliced.cpus),
    mem: memory,
    time,
    ...(partition !== undefined && { partition }),
    ...(account !== undefined && { account }),
    output: `${jobName(sliced.name)}-%A-%a.log`,
  }
  return `#!/bin/bash
# Submit with: sbatch THIS_FILE. Submitted again, it computes what is missing.
${Object.entries(asked)
  .map(([key, value]) => `#SBATCH --${key}=${value}`)
  .join('\n')}

set -eu
cd ${shellWord(sliced.directory)}
code=0
${sliceCommand(sliced)} "$SLURM_ARRAY_TASK_ID/${sliced.slices}" || code=$?
# 75: this slice is done and others are not. The one that ends last writes the tables.
if [ "$code" -eq 75 ]; then code=0; fi
exit "$code"
`
}
