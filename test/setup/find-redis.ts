import type { TestProject } from 'vitest/node'
import { findProgram, missing, needProgram } from './system-programs.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the system's Redis or Valkey server; empty where there is none. */
    redisServer: string
  }
}

const REDIS = {
  name: 'redis-server',
  variable: 'REDIS_SERVER',
  places: [
    '/usr/bin/redis-server',
    '/usr/bin/valkey-server',
    '/usr/local/bin/redis-server',
    '/opt/homebrew/bin/redis-server',
  ],
  packages: ['redis-server'],
  elsewhere: 'Fedora: sudo dnf install valkey; macOS: brew install redis',
} as const

const WHY = 'the tests of the engine bullmq'

/**
 * A Redis is looked for, and installed as root on Debian. Elsewhere the tests of the queue are skipped, which is said;
 * in continuous integration (CI in the environment) it has to be there.
 */
export default function findRedis(project: TestProject): void {
  const server = process.env['CI'] ? needProgram(REDIS, WHY) : findProgram(REDIS, WHY)
  if (server === undefined) process.stderr.write(`Skipped without Redis: ${missing(REDIS, WHY)}\n`)
  project.provide('redisServer', server ?? '')
}
