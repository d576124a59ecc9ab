import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Outcome {
  code: number | null
  out: string
  bytes: Buffer
  err: string
}

const COMMAND = resolve(import.meta.dirname, '../../dist/exodus.js')

/** Starts the built command in a folder. */
export const start = (folder: string, ...words: string[]) => startWith({}, folder, ...words)

/** The same with more in the environment. */
export const startWith = (env: Record<string, string>, folder: string, ...words: string[]) =>
  spawn(process.execPath, [COMMAND, ...words], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C.UTF-8', TERM: 'xterm', ...env },
  })

/** Runs the built command to its end. */
export const exodusIn = (folder: string, ...words: string[]): Promise<Outcome> => outcomeOf(start(folder, ...words))

/** What a command that was started comes to. */
export function outcomeOf(child: ReturnType<typeof start>): Promise<Outcome> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (data: Buffer) => out.push(data))
  child.stderr.on('data', (data: Buffer) => err.push(data))
  return new Promise((done) => {
    child.on('close', (code) => {
      const bytes = Buffer.concat(out)
      done({ code, bytes, out: bytes.toString(), err: Buffer.concat(err).toString() })
    })
  })
}

/** A folder of its own for a test. */
export const freshFolder = () => mkdtempSync(join(tmpdir(), 'exodus-'))

/** A world of two platforms that runs in no time. */
export const SMALL_WORLD = `name: small-world
time: { start: 2025-01-01, days: 10 }
population: { agents: 300, people: 3000 }
platforms:
  home: { members: 0.9, dau: 1500 }
  away: { aware: 0.5, media: 0.1, foreign: true }
events:
  press: { kind: news, platform: away, at: 2025-01-03, size: 1 }
`

/** An experiment on it, in `small.yaml`: 12 runs. */
export const SMALL_SWEEP = `name: small-sweep
scenario: small.yaml
replicates: { count: 3 }
factors: { model.jMax: { values: [1, 10] } }
arms: [{ name: as-it-was }, { name: no-press, set: { events.press.enabled: false } }]
outputs:
  series: [dau, search_index]
  scalars: { peak: { of: dau.away, reduce: max } }
`

/** The tables of a result folder, by name. */
export const tablesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => /\.(?:csv|parquet)$/.test(file))
      .map((file) => [file, readFileSync(join(folder, file)).toString('base64')]),
  )
