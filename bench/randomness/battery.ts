import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { blocksOf, ORDERS } from './orders.ts'

// Dieharder (Debian has it) on keyed draws in the orders of the model: tsx bench/randomness/battery.ts --test 0,2,8 nights

const WORDS = 1 << 15
/** Quick ones that look for different things: spacings, permutations, ranks, counts of bits, runs, serial patterns. */
const TESTS = '0,1,2,3,4,8,9,10,12,13,15,16,100,101,102,204,205,206,207,208,209'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { test: { type: 'string', default: TESTS } },
})
const names = positionals.length > 0 ? positionals : Object.keys(ORDERS)
const unknown = names.find((name) => ORDERS[name] === undefined)
if (unknown !== undefined)
  throw new Error(`found the order ${unknown}, expected some of ${Object.keys(ORDERS).join(', ')}`)

for (const name of names) {
  const found = { PASSED: 0, WEAK: 0, FAILED: 0 }
  for (const test of values.test.split(','))
    for (const line of await assess(name, test)) {
      console.error(`${name}: ${line}`)
      const verdict = /PASSED|WEAK|FAILED/.exec(line)![0] as keyof typeof found
      found[verdict]++
    }
  console.log(`${name}: ${found.PASSED} passed, ${found.WEAK} weak, ${found.FAILED} failed (${ORDERS[name]!.what})`)
}

/** Dieharder's lines of verdict on an order, from its first word on. */
async function assess(name: string, test: string): Promise<string[]> {
  const options = test === 'all' ? ['-a'] : ['-d', test]
  const dieharder = spawn('dieharder', ['-g', '200', ...options], { stdio: ['pipe', 'pipe', 'inherit'] })
  const words = Readable.from(bytesOf(name), { objectMode: false, highWaterMark: 4 * WORDS })
  // it stops reading when it has had enough
  const feeding = pipeline(words, dieharder.stdin).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
  const said = await dieharder.stdout.setEncoding('utf8').toArray()
  await feeding
  return said
    .join('')
    .split('\n')
    .filter((line) => /PASSED|WEAK|FAILED/.test(line))
}

function* bytesOf(name: string): Generator<Buffer> {
  for (const block of blocksOf(ORDERS[name]!, WORDS)) yield Buffer.from(block.slice().buffer)
}
