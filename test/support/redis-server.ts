import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'

/** A Redis of its own for a test, on this machine only, that keeps nothing on the disk: killed, it forgets all. */
export class RedisServer {
  readonly url: string
  readonly #program: string
  readonly #port: number
  #process: ChildProcess | undefined

  private constructor(program: string, port: number) {
    this.#program = program
    this.#port = port
    this.url = `redis://127.0.0.1:${port}`
  }

  /** @param program path of redis-server or valkey-server */
  static async start(program: string): Promise<RedisServer> {
    const server = new RedisServer(program, await freePort())
    await server.restart()
    return server
  }

  /** Starts it again at the same address, empty. Resolves when it answers. */
  async restart(): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'exodus-redis-'))
    const words = ['--port', String(this.#port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    this.#process = spawn(this.#program, [...words, '--dir', folder], { stdio: 'ignore' })
    while (!(await answers(this.#port))) await later(50)
  }

  /** Kills it as a power cut would. */
  async kill(): Promise<void> {
    if (!this.#process || this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const ended = once(this.#process, 'exit')
    this.#process.kill('SIGKILL')
    await ended
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    const end = (yes: boolean) => {
      socket.destroy()
      done(yes)
    }
    socket.once('data', () => end(true))
    socket.once('error', () => end(false))
  })
}
