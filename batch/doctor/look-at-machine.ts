import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../files/package-root.ts'
import { memory } from '../progress/duration.ts'
import { bad, good, note, type Finding } from './finding.ts'

/** Below this, in bytes, not even the cases that come with the package run well. */
const LITTLE_MEMORY = 500e6

/** The version of Node, the processor, the memory, and whether the package is whole. */
export function lookAtMachine(): Finding[] {
  return [nodeVersion(process.versions.node, neededNode()), processor(), memoryAtHand(), ...parts()]
}

/** `>=20.19` of package.json as `20.19`. */
function neededNode(): string {
  const { engines } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    engines: { node: string }
  }
  return engines.node.replace(/^>=/, '')
}

/** Whether a version of Node suffices, part by part. */
export function nodeVersion(version: string, needed: string): Finding {
  const parts = (text: string) => text.split('.').map(Number)
  const [have, want] = [parts(version), parts(needed)]
  const first = want.findIndex((part, k) => (have[k] ?? 0) !== part)
  const suffices = first < 0 || (have[first] ?? 0) > want[first]!
  return suffices
    ? good('Node', `${version} (${needed} or newer is needed)`)
    : bad('Node', `found ${version}, expected ${needed} or newer: https://nodejs.org`)
}

function processor(): Finding {
  const cores = availableParallelism()
  const load = loadavg()[0]!
  const says = `${cores} ${cores === 1 ? 'core' : 'cores'}${cpus()[0] ? `, ${cpus()[0]!.model.trim()}` : ''}`
  return load > cores
    ? note('Processor', `${says}; ${load.toFixed(1)} programs want it now, so all will take longer`)
    : good('Processor', says)
}

function memoryAtHand(): Finding {
  const free = process.availableMemory()
  const says = `${memory(free)} free of ${memory(totalmem())}`
  return free < LITTLE_MEMORY
    ? bad('Memory', `${says}, expected ${memory(LITTLE_MEMORY)} or more`)
    : good('Memory', says)
}

/** Files that the command loads when it needs them. */
const PARTS = ['run-worker.js', 'shard-worker.js', 'experiment-worker.js', 'report.js']

function parts(): Finding[] {
  const missing = PARTS.filter((part) => !existsSync(join(packageRoot(), 'dist', part)))
  if (missing.length > 0)
    return [bad('Package', `found no dist/${missing.join(', dist/')}: npm run prepare builds them`)]
  return [good('Package', 'whole')]
}
