import { stringify } from 'yaml'
import { jobName, sliceWords, type Sliced } from './sliced.ts'

/** What Kubernetes is asked for, beside the cores. */
export interface KubernetesWishes {
  /** Image that holds this program. */
  image: string
  /** Name of the volume claim that all slices share. */
  claim: string
  /** Memory of a slice, such as `4Gi`. */
  memory: string
  /** Most slices at a time. */
  atOnce: number
  /** Most hours that the whole job may take; without limit when left out. */
  deadline?: number
}

/** User and group of the containers: anyone but root. */
const NOBODY = 65534

/** A slice that is done while others are not is a success. Indices count from 0, slices from 1. */
const SCRIPT = 'slices=$1; shift; "$@" "$((JOB_COMPLETION_INDEX + 1))/$slices" || [ $? -eq 75 ]'

/**
 * A manifest of an Indexed Job (Kubernetes 1.29 or later, where each index has tries of its own): each index computes a
 * slice in the shared volume, and the one that ends last writes the tables. Nothing runs as root, and nothing but the
 * volume and `/tmp` can be written.
 */
export function kubernetesJob(sliced: Sliced, wishes: KubernetesWishes): string {
  const { image, claim, memory, atOnce, deadline } = wishes
  const name = jobName(sliced.name)
  const resources = { cpu: String(sliced.cpus), memory }
  const container = {
    name: 'slice',
    image,
    // Words of their own, so that no shell reads them.
    command: ['sh', '-c', SCRIPT, 'slice', String(sliced.slices), ...sliceWords(sliced)],
    workingDir: sliced.directory,
    env: [{ name: 'HOME', value: '/tmp' }],
    resources: { requests: resources, limits: resources },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [
      { name: 'data', mountPath: sliced.directory },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  }
  const manifest = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, labels: { 'app.kubernetes.io/name': 'exodus' } },
    spec: {
      completionMode: 'Indexed',
      completions: sliced.slices,
      parallelism: Math.min(atOnce, sliced.slices),
      backoffLimitPerIndex: 3,
      ...(deadline !== undefined && { activeDeadlineSeconds: deadline * 3600 }),
      template: {
        spec: {
          restartPolicy: 'Never',
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: NOBODY,
            runAsGroup: NOBODY,
            fsGroup: NOBODY,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [container],
          volumes: [
            { name: 'data', persistentVolumeClaim: { claimName: claim } },
            { name: 'tmp', emptyDir: {} },
          ],
        },
      },
    },
  }
  return stringify(manifest, { aliasDuplicateObjects: false })
}
