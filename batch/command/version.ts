import { readFileSync } from 'node:fs'
import { packageRoot } from '../files/package-root.ts'

/** Put in by the build; see vite.config.ts. */
declare const EXODUS_COMMIT: string

/** Commit that the command was built from; empty without a repository, or where the source itself runs. */
export const COMMIT: string = typeof EXODUS_COMMIT === 'undefined' ? '' : EXODUS_COMMIT

/** Version of the package. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(`${packageRoot()}/package.json`, 'utf8')) as { version: string }
  return version
}
