import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Runs a script of this folder in a fresh process and waits for its answer, one line of JSON on standard output.
 * One process per measurement: no version shares a heap, a compiler or a peak of memory with another.
 *
 * @param script URL of the script
 * @param task handed over as its first argument
 * @param seconds when the process is stopped
 * @returns the answer, or undefined when the time was over
 * @throws Error if the process fails in any other way, with what it wrote to standard error
 */
export function runChild<Answer>(script: URL, task: unknown, seconds: number): Answer | undefined {
  // execArgv carries the loader that lets Node run TypeScript; the heap limit is far above what any version needs
  const args = [...process.execArgv, '--max-old-space-size=12288', fileURLToPath(script), JSON.stringify(task)]
  const child = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: seconds * 1000, maxBuffer: 1e8 })
  if (child.error && 'code' in child.error && child.error.code === 'ETIMEDOUT') return undefined
  if (child.status !== 0) throw new Error(child.stderr || String(child.error ?? child.signal))
  return JSON.parse(child.stdout.trim().split('\n').at(-1)!) as Answer
}

/**
 * Starts the watch on this process's memory; call it when everything is loaded and nothing is built.
 * Linux lets a process forget its peak so far, which is that of loading; elsewhere what stays below it goes unseen.
 *
 * @returns a function that gives the bytes by which resident memory has since grown at its highest
 */
export function watchMemory(): () => number {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    const before = process.resourceUsage().maxRSS
    return () => (process.resourceUsage().maxRSS - before) * 1024
  }
  const before = highWater()
  return () => highWater() - before
}

/** Highest resident memory since it was last forgotten, bytes. */
function highWater(): number {
  const line = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
  if (!line) throw new Error('/proc/self/status does not say VmHWM')
  return Number(line[1]) * 1024
}
