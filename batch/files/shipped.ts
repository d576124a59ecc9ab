import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './package-root.ts'

/** Folder of the scenarios that come with the package. */
export const shippedFolder = () => join(packageRoot(), 'scenarios')

/** Names of the scenarios that come with the package, sorted. */
export function shippedNames(): string[] {
  return readdirSync(shippedFolder())
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .toSorted()
}
