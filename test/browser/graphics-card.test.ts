import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { serveFolder, type Served } from '../../viz/build/serve-folder.ts'

// No card is needed: Chromium draws as one would, in software.

let folder: string
let served: Served
let browser: Browser
let page: Page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'exodus-card-'))
  const entry = new URL('graphics-card/page.ts', import.meta.url).pathname
  await build({
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, target: 'es2022', lib: { entry, formats: ['es'], fileName: 'page' } },
  })
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><link rel="icon" href="data:,"><script type="module" src="page.js"></script>',
  )
  served = await serveFolder(folder)
  const software = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']
  browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox', ...software] })
  page = await browser.newPage()
  await page.goto(served.url)
  await page.waitForFunction(() => 'compareStages' in globalThis)
}, 100_000)

afterAll(async () => {
  await browser?.close()
  await served?.close()
  rmSync(folder, { recursive: true })
})

test('a card that is only software is left alone', async () => {
  expect(await page.evaluate(() => globalThis.madeOnSoftware())).toEqual({ usually: false, pretended: true })
})

test.each([1, 1.5, 2])(
  'a card paints the pixels that the processor paints, at %f device pixels per px',
  async (ratio) => {
    const shots = await page.evaluate((at) => globalThis.compareBrushes(at), ratio)
    expect(shots).toHaveLength(3)
    for (const { painted, different } of shots) {
      expect(painted).toBeGreaterThan(2000)
      expect(different).toBe(0)
    }
  },
)

test('a stage goes on with the processor when the card is taken away', async () => {
  const { lost, before, after, painted } = await page.evaluate(() => globalThis.compareStages())
  expect([lost, before, after]).toEqual([true, 0, 0])
  expect(painted).toBeGreaterThan(2000)
})
