import { createHash } from 'node:crypto'

/**
 * The name of the queue of a store: workers of another folder, or of another version of the program, never see its
 * runs.
 *
 * @param store id of the store
 * @param engine version and commit of the program
 */
export function queueName(store: string, engine: string): string {
  const version = createHash('sha256').update(engine).digest('hex').slice(0, 16)
  return `exodus-${store}-${version}`
}
