import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './package-root.ts'

/** Folder of the scenarios that come with the package. */
export const shippedFolder = () => join(packageRoot(), 'scenarios')

/** Names of the scenarios that come with the package, sorted. */
export function shippedNames(): string[] {
  return namesIn(shippedFolder())
}

/** Names of the experiments that come with the package, sorted. */
export function shippedExperiments(): string[] {
  return namesIn(join(shippedFolder(), 'experiments'))
}

/** Path of an experiment: of a file, or of a shipped one by its name. */
export function experimentPath(name: string): string {
  const shipped = join(shippedFolder(), 'experiments', `${name}.yaml`)
  return /^[a-z0-9-]+$/.test(name) && !existsSync(name) && existsSync(shipped) ? shipped : name
}

function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .toSorted()
}
