import { readFileSync } from 'node:fs'
import { packageRoot } from '../files/package-root.ts'

/** Put in by the build; see vite.config.ts. */
declare const EXODUS_COMMIT: string

/** Commit that the command was built from; empty when it was built without a repository. */
export const COMMIT: string = EXODUS_COMMIT

/** Version of the package. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(`${packageRoot()}/package.json`, 'utf8')) as { version: string }
  return version
}
