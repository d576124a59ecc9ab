import type { Shell } from './ask-command.ts'
import type { JobOptions } from './job-command.ts'
import {
  addJobOptions,
  imageName,
  kubernetesMemory,
  kubernetesName,
  mountPath,
  slurmMemory,
  slurmName,
  slurmTime,
} from './job-options.ts'
import type { KubernetesOptions } from './kubernetes-command.ts'
import type { SlurmWishes } from '../jobs/slurm-script.ts'
import { wholeNumber } from './study-options.ts'

/** Declares the commands that write job files for other machines. Each is loaded when it is called. */
export function addJobCommands({ program, terminal }: Shell): void {
  addJobOptions(program.command('slurm').description('write a Slurm array job that computes an experiment in slices'))
    .option('--time <limit>', 'time limit of a slice', slurmTime, '02:00:00')
    .option('--memory <size>', 'memory of a slice', slurmMemory, '4G')
    .option('--at-once <number>', 'most slices at a time', wholeNumber)
    .option('--partition <name>', 'partition of the cluster', slurmName)
    .option('--account <name>', 'account that is charged', slurmName)
    .action(async (experiment: string, options: JobOptions & SlurmWishes) => {
      const { slurmCommand } = await import('./slurm-command.ts')
      await slurmCommand(experiment, options, terminal)
    })
  addJobOptions(
    program.command('k8s').description('write a Kubernetes Indexed Job that computes an experiment in slices'),
  )
    .requiredOption('--image <image>', 'image that holds exodus', imageName)
    .requiredOption('--claim <name>', 'volume claim that all slices share', kubernetesName)
    .option('--mount <path>', 'where the volume is; paths begin there', mountPath, '/data')
    .option('--program <command>', 'the command in the image', 'exodus')
    .option('--memory <size>', 'memory of a slice', kubernetesMemory, '4Gi')
    .option('--at-once <number>', 'most slices at a time', wholeNumber, 8)
    .option('--deadline <hours>', 'longest time of the whole job', wholeNumber)
    .action(async (experiment: string, options: KubernetesOptions) => {
      const { kubernetesCommand } = await import('./kubernetes-command.ts')
      await kubernetesCommand(experiment, options, terminal)
    })
  addJobOptions(
    program.command('parallel').description('write a list of commands for GNU parallel, a slice of an experiment each'),
  ).action(async (experiment: string, options: JobOptions) => {
    const { parallelCommand } = await import('./parallel-command.ts')
    await parallelCommand(experiment, options, terminal)
  })
}
