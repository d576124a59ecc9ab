import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { kubernetesJob } from '../../../batch/jobs/kubernetes-job.ts'
import { parallelList } from '../../../batch/jobs/parallel-list.ts'
import { jobName, type Sliced } from '../../../batch/jobs/sliced.ts'
import { slurmScript } from '../../../batch/jobs/slurm-script.ts'

const SLICED: Sliced = {
  name: 'friction',
  program: ['/bin/node', '/opt/exodus.js'],
  directory: '/',
  experiment: 'sweep.yaml',
  out: 'results',
  slices: 3,
  cpus: 2,
  format: 'csv',
}
const SLURM = { time: '1:00:00', memory: '2G' }
const KUBERNETES = { image: 'exodus:1', claim: 'shared', memory: '2Gi', atOnce: 8 }

/** A program that tells the words that it was called with, and says that slices of others are missing. */
const TELL = ['/bin/sh', '-c', 'for word in "$@"; do printf "%s\\0" "$word"; done; exit 75', 'tell']

/** Anything that a path may be, nasty things among it. */
const nasty = fc
  .string({ unit: fc.constantFrom(...'ab \'"`$\\!*?[]{}()<>|&;~#%^\t-é'), minLength: 1, maxLength: 12 })
  .map((text) => `./${text}`)
const wordsOf = (out: string) => out.split('\0').slice(0, -1)
const expected = ({ experiment, out }: Sliced, part: number) => [
  'sweep',
  experiment,
  '--out',
  out,
  '--format',
  'csv',
  '--threads',
  '2',
  '--progress',
  'plain',
  '--slice',
  `${part}/3`,
]
const samples = { numRuns: 25 }

describe('a job file', () => {
  it('of Slurm gives the program the very words, whatever is in the paths, and takes a slice alone for success', () => {
    fc.assert(
      fc.property(nasty, nasty, (experiment, out) => {
        const sliced = { ...SLICED, program: TELL, experiment, out }
        const { status, stdout } = spawnSync('bash', ['-c', slurmScript(sliced, SLURM)], {
          encoding: 'utf8',
          env: { SLURM_ARRAY_TASK_ID: '2' },
        })
        expect([status, wordsOf(stdout)]).toEqual([0, expected(sliced, 2)])
      }),
      samples,
    )
  })

  it('of GNU parallel does so, line by line', () => {
    fc.assert(
      fc.property(nasty, nasty, (experiment, out) => {
        const sliced = { ...SLICED, program: TELL, experiment, out }
        const { status, stdout } = spawnSync('sh', ['-e'], { encoding: 'utf8', input: parallelList(sliced) })
        expect([status, wordsOf(stdout)]).toEqual([0, [1, 2, 3].flatMap((part) => expected(sliced, part))])
      }),
      samples,
    )
  })

  it('of Kubernetes does so', () => {
    fc.assert(
      fc.property(nasty, nasty, (experiment, out) => {
        const sliced = { ...SLICED, program: TELL, experiment, out }
        const { command } = parse(kubernetesJob(sliced, KUBERNETES)).spec.template.spec.containers[0]
        const { status, stdout } = spawnSync(command[0], command.slice(1), {
          encoding: 'utf8',
          env: { JOB_COMPLETION_INDEX: '2' },
        })
        expect([status, wordsOf(stdout)]).toEqual([0, expected(sliced, 3)])
      }),
      samples,
    )
  })

  it('ends as the program does when that fails', () => {
    const failing = { ...SLICED, program: ['/bin/sh', '-c', 'exit 4'] }
    const { command } = parse(kubernetesJob(failing, KUBERNETES)).spec.template.spec.containers[0]
    const codes = [
      spawnSync('bash', ['-c', slurmScript(failing, SLURM)], { env: { SLURM_ARRAY_TASK_ID: '1' } }).status,
      spawnSync(command[0], command.slice(1), { env: { JOB_COMPLETION_INDEX: '0' } }).status,
      spawnSync('sh', ['-e'], { input: parallelList(failing) }).status,
    ]
    expect(codes[0]).toBe(4)
    expect(codes.slice(1)).not.toContain(0)
  })

  it('of Slurm asks for an array, with what was wished', () => {
    const script = slurmScript(SLICED, { ...SLURM, atOnce: 2, partition: 'short', account: 'lab' })
    const asked = script.split('\n').filter((line) => line.startsWith('#SBATCH'))
    expect(asked.map((line) => line.slice(8))).toEqual([
      '--job-name=exodus-friction',
      '--array=1-3%2',
      '--cpus-per-task=2',
      '--mem=2G',
      '--time=1:00:00',
      '--partition=short',
      '--account=lab',
      '--output=exodus-friction-%A-%a.log',
    ])
  })

  it('of Kubernetes has an index for each slice, and lets nothing run as root or write beside the volume', () => {
    const { spec } = parse(kubernetesJob(SLICED, { ...KUBERNETES, atOnce: 2, deadline: 3 }))
    expect(spec).toMatchObject({
      completionMode: 'Indexed',
      completions: 3,
      parallelism: 2,
      activeDeadlineSeconds: 10800,
    })
    const [container] = spec.template.spec.containers
    expect(spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: true })
    expect(container.securityContext).toMatchObject({ readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } })
    expect(container.resources.limits).toEqual({ cpu: '2', memory: '2Gi' })
  })

  it('has a name that schedulers take, whatever the experiment is called', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(jobName(name)).toMatch(/^exodus(?:-[a-z0-9]+)*$/)
      }),
      samples,
    )
  })
})
