import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { CHROMIUM } from '../test/setup/find-chromium.ts'
import { needProgram } from '../test/setup/system-programs.ts'
import { serveGzipped, type Transfer } from './lab/gzip-server.ts'
import { changeTime, diaryTime, framesOf, heapGrowth, inputLag, openAndUse, seekTime } from './lab/measures.ts'
import { digits, machine, median, table } from './table.ts'

// What the lab may cost its reader, and what it costs: npm run budgets.

const ROUNDS = 5

const folder = mkdtempSync(join(tmpdir(), 'exodus-budgets-'))
await build({ logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } })
const server = await serveGzipped(folder)
const browser = await chromium.launch({
  executablePath: needProgram(CHROMIUM, 'the budgets'),
  args: ['--no-sandbox', '--disable-gpu'],
})

const rows: string[][] = [['', 'budget', 'measured', '']]
let unmeasured = 0

/** Notes what was measured beside what is allowed. */
function note(what: string, budget: number, value: number, unit: string): void {
  rows.push([
    what,
    `${budget} ${unit}`,
    `${digits(value)} ${unit}`,
    value <= budget ? 'met' : `${digits(value / budget)}x`,
  ])
}

/** Measures something so often, and goes on where it cannot be measured. */
async function each<T>(
  rounds: number,
  what: string,
  measure: () => Promise<T>,
  tell: (all: T[]) => void,
): Promise<void> {
  process.stderr.write(`${what}\n`)
  try {
    const all: T[] = []
    for (let round = 0; round < rounds; round++) all.push(await measure())
    tell(all)
  } catch (error) {
    unmeasured++
    rows.push([what, '', 'not measured', error instanceof Error ? error.message.split('\n')[0]! : String(error)])
  }
}

const middle = <T>(all: T[], of: (one: T) => number) => median(all.map(of))

/** Kilobytes transferred until the lab is ready, of the files that are such. */
const kilobytes = (all: readonly Transfer[], isSuch: (one: Transfer) => boolean) =>
  all.filter(isSuch).reduce((sum, { bytes }) => sum + bytes, 0) / 1000

try {
  const transferred: Transfer[][] = []
  const open = async () => {
    server.transfers.length = 0
    const seen = await openAndUse(browser, server.url, () => transferred.push([...server.transfers]))
    return seen
  }
  await each(ROUNDS, 'open and use', open, (all) => {
    const last = transferred.at(-1)!
    const isScript = ({ path }: Transfer) => path.endsWith('.js')
    note(
      'script transferred until ready, gzip',
      70,
      kilobytes(last, (one) => isScript(one) && !one.worker),
      'kB',
    )
    note(
      'of workers',
      20,
      kilobytes(last, (one) => isScript(one) && one.worker),
      'kB',
    )
    note(
      'style',
      12,
      kilobytes(last, ({ path }) => path.endsWith('.css')),
      'kB',
    )
    note(
      'largest paint, slow machine',
      1800,
      middle(all, (one) => one.largest),
      'ms',
    )
    note(
      'ready to use, slow machine',
      2500,
      middle(all, (one) => one.ready),
      'ms',
    )
    note(
      'blocking until ready, slow machine',
      300,
      middle(all, (one) => one.blocking),
      'ms',
    )
    note(
      'worst interaction, slow machine',
      200,
      middle(all, (one) => one.interaction),
      'ms',
    )
    note(
      'layout shift',
      0.02,
      middle(all, (one) => one.shift),
      '',
    )
  })
  await each(
    1,
    'frames',
    () => framesOf(browser, server.url, 50_000),
    ([frames]) => {
      note('between frames, 50,000 dots moving, p95', 20, frames!.gap, 'ms')
      note('script for each frame on the main thread', 4, frames!.script, 'ms')
    },
  )
  await each(
    1,
    'input lag',
    () => inputLag(browser, server.url, 100_000),
    ([lag]) => note('a key is heard while 100,000 agents run and play, p95', 20, lag!, 'ms'),
  )
  await each(
    1,
    'seek',
    () => seekTime(browser, server.url, 100_000),
    ([time]) => note('seek to any day, 100,000 agents, until it is painted', 50, time!, 'ms'),
  )
  await each(
    1,
    'diary',
    () => diaryTime(browser, server.url, 100_000),
    ([time]) => note('a diary by replay, 100,000 agents', 300, time!, 'ms'),
  )
  await each(
    3,
    'change',
    () => changeTime(browser, server.url),
    (all) => {
      note(
        'slider let go until the first days of the new run',
        300,
        middle(all, ({ line }) => line),
        'ms',
      )
      note(
        'until the whole band',
        2000,
        middle(all, ({ band }) => band),
        'ms',
      )
    },
  )
  await each(
    1,
    'heap',
    () => heapGrowth(browser, server.url),
    ([growth]) => note('memory that a run leaves behind', 1, growth!, 'MB'),
  )
} finally {
  await browser.close()
  server.close()
  rmSync(folder, { recursive: true })
}
console.log(`${machine()}, Chromium ${browser.version()} without a graphics card\n`)
console.log(table(rows))
process.exitCode = unmeasured > 0 ? 1 : 0
