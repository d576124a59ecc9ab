import type { FileFacts } from './study-tables.ts'

/** What `manifest.json` says. Its presence means that all runs have been tried and all files are whole. */
export interface Manifest {
  format: 1
  name: string
  /** Version and commit that made the results. */
  engine: string
  command: string
  arms: { name: string; scenario: string; sha256: string; set: readonly string[] }[]
  points: number
  replicates: number
  seed: string
  runs: { planned: number; done: number; failed: number }
  files: Record<string, FileFacts>
  /** Seconds of computing, all runs together; the only thing here that differs from machine to machine. */
  seconds: number
}
