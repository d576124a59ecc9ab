import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A file as it went over the wire. */
export interface Transfer {
  path: string
  /** Size with gzip. */
  bytes: number
  /** Whether a worker asked for it, or is it. */
  worker: boolean
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Serves a folder with gzip, as static hosts do, and keeps what was transferred. */
export async function serveGzipped(folder: string): Promise<{ url: string; transfers: Transfer[]; close(): void }> {
  const transfers: Transfer[] = []
  const workers = new Set<string>()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = normalize(join(folder, decodeURIComponent(pathname).slice(1) || 'index.html'))
    if (!file.startsWith(folder + sep) || !statSync(file, { throwIfNoEntry: false })?.isFile())
      return response.writeHead(404).end()
    const body = gzipSync(readFileSync(file))
    const from = request.headers.referer === undefined ? '' : new URL(request.headers.referer).pathname
    // What a worker imports comes from it.
    const worker = request.headers['sec-fetch-dest'] === 'worker' || workers.has(from)
    if (worker) workers.add(pathname)
    transfers.push({ path: pathname, bytes: body.length, worker })
    return response
      .writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-encoding': 'gzip',
      })
      .end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    transfers,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
