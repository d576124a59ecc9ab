import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

/** The first place where a file and what should be in it part. */
export interface Difference {
  /** Bytes that are alike before it. */
  offset: number
  /** 1-based line of a text; undefined in a binary file. */
  line: number | undefined
  /** The file's line, or what its place says. */
  found: string
  expected: string
}

/** Ends a run early: nothing that follows can make the files alike. */
export class FilesDiffer extends Error {
  readonly difference: Difference

  constructor(difference: Difference) {
    super('the file differs')
    this.difference = difference
  }
}

/** Longest part of a line that is told. */
const TOLD = 200

/** A file that is compared with bytes as they come, without ever holding it whole. */
export class ComparedFile {
  readonly #file: FileHandle
  readonly #text: boolean
  #offset = 0
  #line = 1
  #lineStart = 0

  private constructor(file: FileHandle, text: boolean) {
    this.#file = file
    this.#text = text
  }

  /** @param text whether differences are told as lines */
  static async open(path: string, text: boolean): Promise<ComparedFile> {
    return new ComparedFile(await open(path), text)
  }

  /** Takes the bytes that should come next. @throws FilesDiffer when others do */
  async take(data: string | Uint8Array): Promise<void> {
    const expected = Buffer.from(data)
    const found = await this.#read(this.#offset, expected.length)
    if (!found.equals(expected)) throw new FilesDiffer(await this.#tell(expected, found))
    this.#count(expected)
  }

  /** Says that nothing should follow. @throws FilesDiffer when something does */
  async end(): Promise<void> {
    const more = await this.#read(this.#offset, TOLD)
    if (more.length > 0) throw new FilesDiffer(await this.#tell(Buffer.alloc(0), more))
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  async #read(offset: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(length), 0, length, offset)
    return buffer.subarray(0, bytesRead)
  }

  #count(bytes: Buffer): void {
    if (this.#text)
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
        this.#line++
        this.#lineStart = this.#offset + at + 1
      }
    this.#offset += bytes.length
  }

  async #tell(expected: Buffer, found: Buffer): Promise<Difference> {
    let alike = 0
    while (alike < found.length && found[alike] === expected[alike]) alike++
    this.#count(expected.subarray(0, alike))
    const offset = this.#offset
    if (!this.#text) {
      const at = (bytes: Buffer) => (alike < bytes.length ? `byte ${bytes[alike]!}` : 'the end of the file')
      return { offset, line: undefined, found: at(found), expected: at(expected) }
    }
    const before = await this.#read(this.#lineStart, offset - this.#lineStart)
    const line = (rest: Buffer) =>
      Buffer.concat([before, rest]).toString('utf8').split('\n')[0]!.slice(0, TOLD) || 'the end of the file'
    const after = await this.#read(offset, TOLD)
    return { offset, line: this.#line, found: line(after), expected: line(expected.subarray(alike)) }
  }
}

/** Compares two texts by lines. @throws FilesDiffer at the first difference */
export function compareTexts(found: string, expected: string): void {
  const [a, b] = [found.split('\n'), expected.split('\n')]
  const line = a.findIndex((text, k) => text !== b[k])
  const at = line < 0 && b.length > a.length ? a.length : line
  if (at < 0) return
  const tell = (lines: string[]) => lines[at]?.slice(0, TOLD) ?? 'the end of the file'
  const offset = Buffer.byteLength(a.slice(0, at).join('\n'))
  throw new FilesDiffer({ offset, line: at + 1, found: tell(a), expected: tell(b) })
}
