import { staysBelow } from '../files/find-scenario.ts'
import { kubernetesJob, type KubernetesWishes } from '../jobs/kubernetes-job.ts'
import { CommandError, EXIT } from './exit.ts'
import { slicedOf, tellJob, type JobOptions } from './job-command.ts'
import type { Terminal } from './terminal.ts'

export interface KubernetesOptions extends JobOptions, KubernetesWishes {
  /** Where the volume is in the containers; the experiment and the results lie below. */
  mount: string
  /** The command in the image. */
  program: string
}

/** `exodus k8s`: a manifest of an Indexed Job whose indices compute the slices of an experiment. */
export async function kubernetesCommand(
  experiment: string,
  options: KubernetesOptions,
  terminal: Terminal,
): Promise<void> {
  for (const path of [experiment, options.out])
    if (!staysBelow(path))
      throw new CommandError(
        EXIT.usage,
        `${path}: expected a path below the working folder, since that is what the volume of the containers holds`,
      )
  const place = { program: [options.program], directory: options.mount }
  const manifest = kubernetesJob(slicedOf(experiment, options, place), options)
  await tellJob(manifest, options, 'kubectl apply -f FILE', terminal)
}
