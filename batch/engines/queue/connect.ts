import type { RedisOptions } from 'bullmq'
import { CommandError, EXIT } from '../../command/exit.ts'

/** The library of the queue, and how it reaches the server. */
export interface Connection {
  bullmq: typeof import('bullmq')
  options: RedisOptions
  /** From now on a lost server is not looked for any more, so that the process can end. */
  release: () => void
}

/** A first answer takes longer only from a server that is not there. */
const PATIENCE_MS = 10_000

/** How soon a lost server is looked for again, at most. */
const RETRY_MS = 2000

/**
 * Loads the libraries for queues, which nothing else needs, and tries the server.
 *
 * @param url `redis://host:port`, or `rediss://` with TLS; may hold a user and a password
 * @throws CommandError (exit 7) when the libraries or the server are missing
 */
export async function connect(url: string): Promise<Connection> {
  const [bullmq, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')]).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new CommandError(
      EXIT.unreachable,
      'The engine bullmq needs the packages bullmq and ioredis, which are not installed: npm install bullmq ioredis',
    )
  })
  const server = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  // The reason lies in the event; the call only says that the connection was closed.
  let reason: Error | undefined
  server.on('error', (error: Error) => (reason ??= error))
  try {
    await server.connect()
    await server.ping()
  } catch (error) {
    const { message } = reason ?? (error as Error)
    throw new CommandError(EXIT.unreachable, `${withoutPassword(url)}: found no Redis that answers (${message})`)
  } finally {
    server.disconnect()
  }
  let released = false
  const retryStrategy = (times: number) => (released ? null : Math.min(200 * times, RETRY_MS))
  return {
    bullmq,
    options: { url, maxRetriesPerRequest: null, retryStrategy },
    release: () => (released = true),
  }
}

/** A server's address as people may see it. */
export function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//')
}
