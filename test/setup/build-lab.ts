import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the page as it is built from the working tree. */
    lab: string
  }
}

/** The browser tests open the page as it is published, built once for all of them. */
export default async function buildLab(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'exodus-lab-'))
  await build({ build: { outDir: folder, emptyOutDir: true }, logLevel: 'error' })
  project.provide('lab', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
