import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Browser } from 'puppeteer-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { leanEngine } from '../../viz/build/lean-engine.ts'
import { serveFolder, type Served } from '../../viz/build/serve-folder.ts'
import { goldenCases } from '../golden/cases.ts'

const GOLDEN = new URL('../golden/state-hashes.json', import.meta.url)

let folder: string
let served: Served

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'exodus-bytes-'))
  // made as the lab makes its workers: without sentences, and as small as can be
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [leanEngine()],
    build: {
      outDir: folder,
      minify: true,
      target: 'es2022',
      lib: { entry: new URL('same-bytes/page.ts', import.meta.url).pathname, formats: ['es'], fileName: 'page' },
    },
  })
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><link rel="icon" href="data:,"><script type="module" src="page.js"></script>',
  )
  writeFileSync(join(folder, 'cases.json'), JSON.stringify(goldenCases()))
  served = await serveFolder(folder)
})

afterAll(async () => {
  await served.close()
  rmSync(folder, { recursive: true })
})

/** Runs every case in a browser and compares with what Node gave, which `test/golden` keeps. */
async function expectGolden(browser: Browser): Promise<void> {
  try {
    const page = await browser.newPage()
    await page.goto(served.url)
    await page.waitForFunction(() => 'hashAll' in globalThis)
    const hashes = await page.evaluate(() => globalThis.hashAll())
    expect(hashes).toEqual(JSON.parse(readFileSync(GOLDEN, 'utf8')))
  } finally {
    await browser.close()
  }
}

test('Chromium gives the bytes that Node gives, in every shipped world and with every network and event', async () => {
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  await expectGolden(
    await puppeteer.launch({
      executablePath: inject('chromium'),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet],
    }),
  )
})

test.skipIf(inject('firefox') === '')('Firefox gives the same bytes', async () => {
  await expectGolden(await puppeteer.launch({ browser: 'firefox', executablePath: inject('firefox') }))
})
