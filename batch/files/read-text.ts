import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { CommandError, EXIT } from '../command/exit.ts'

const fileError = (path: string, found: string, expected: string) =>
  new CommandError(EXIT.file, `${path}: found ${found}, expected ${expected}`)

/**
 * Reads a text file, never more than a limit of it.
 * @param limit in bytes
 * @throws CommandError (exit 3) for a missing file, a folder, one that may not be read, is too long, or is no UTF-8 text
 */
export function readText(path: string, limit: number): string {
  const bytes = readBytes(path, limit)
  if (bytes.includes(0)) throw fileError(path, 'a binary file', 'text')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw fileError(path, 'bytes that are not UTF-8', 'text in UTF-8')
  }
}

function readBytes(path: string, limit: number): Buffer {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    throw openingFailed(path, error)
  }
  try {
    const state = fstatSync(file)
    if (state.isDirectory()) throw fileError(path, 'a folder', 'a file')
    if (state.size > limit) throw fileError(path, `a file of ${megabytes(state.size)}`, `at most ${megabytes(limit)}`)
    // Pipes do not tell their length, so the limit is kept while reading as well.
    const chunks: Buffer[] = []
    let length = 0
    for (;;) {
      const chunk = Buffer.alloc(65536)
      const got = readSync(file, chunk)
      if (got === 0) return Buffer.concat(chunks)
      length += got
      if (length > limit) throw fileError(path, `more than ${megabytes(limit)}`, `at most ${megabytes(limit)}`)
      chunks.push(chunk.subarray(0, got))
    }
  } finally {
    closeSync(file)
  }
}

function openingFailed(path: string, error: unknown): CommandError {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR') return fileError(path, 'no such file', 'a file')
  if (code === 'EACCES' || code === 'EPERM')
    return fileError(path, 'a file that may not be read', 'permission to read it')
  return fileError(path, `a file that cannot be opened (${code ?? String(error)})`, 'a readable file')
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`
