import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build } from 'vite'
import { version } from '../../package.json'
import { initialState, type View } from '../../analysis/link/link-state.ts'
import { serveFolder } from '../../viz/build/serve-folder.ts'
import { toHash } from '../../viz/store/link.ts'
import { CHROMIUM } from '../setup/find-chromium.ts'
import { needProgram } from '../setup/system-programs.ts'
import { wholeRun } from './whole-run.ts'

/** A picture of the handbook: what it shows, and to whom. */
interface Picture {
  view: View
  width: number
  look: 'light' | 'dark'
  language: 'en' | 'ja'
}

const FOLDER = 'docs/pictures'
/** Heights of a window by its width, in px. */
const HEIGHTS: Readonly<Record<number, number>> = { 1280: 800, 360: 780 }
/** 19 January, 7 o'clock: TikTok is dark, and the most people are on RedNote. */
const MOMENT = 19.3
/** A slow machine needs minutes for a run and its band, in ms. */
const PATIENCE = 600_000
/** What is painted in a worker cannot be waited for: it is there soon after it was asked for, in ms. */
const PAINTED = 1500

const LAB: readonly Picture[] = [1280, 360].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((look) =>
    (['en', 'ja'] as const).map((language) => ({ view: 'lab' as const, width, look, language })),
  ),
)
const SCREENS: readonly Picture[] = (['compare', 'why'] as const).map((view) => ({
  view,
  width: 1280,
  look: 'light',
  language: 'en',
}))

/** Waits until a screen shows all that it is going to show. */
const READY: Readonly<Record<'lab' | 'compare' | 'why', (page: Page) => Promise<void>>> = {
  async lab(page) {
    await wholeRun(page)
    // The band is whole when it is no longer pale.
    await page.locator('.chart-legend strong').waitFor({ state: 'attached' })
    await page.locator('.chart .bands[opacity="1"] path').first().waitFor({ state: 'attached' })
  },
  async compare(page) {
    await page.locator('.compare h1 strong').waitFor()
    await page.locator('.compare .said-range', { hasNotText: /\d+ of \d+ pairs/ }).waitFor()
  },
  async why(page) {
    await page.locator('.diary-line').first().waitFor()
    await page.locator('.shares .mark').first().waitFor()
    await page.locator('.why', { hasNotText: /\d+ of \d+ runs/ }).waitFor()
  },
}

/** Opens the lab as one reader sees it, waits for the run and its band, and saves what is on the screen. */
async function take(browser: Browser, url: string, { view, width, look, language }: Picture): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHTS[width]! },
    locale: language === 'en' ? 'en-GB' : 'ja-JP',
    colorScheme: look,
    reducedMotion: 'reduce',
    hasTouch: width < 720,
  })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  await page.goto(url + (await toHash({ ...initialState(version), view, time: MOMENT })))
  await READY[view as keyof typeof READY](page)
  await page.waitForTimeout(PAINTED)
  const file = join(FOLDER, `${view}-${width}-${look}-${language}.png`)
  await page.screenshot({ path: file })
  await context.close()
  process.stdout.write(`${file}\n`)
}

/** Builds the lab from the working tree and takes every picture of the handbook, named by screen, width, look and language. */
async function takeAll(wanted: string): Promise<void> {
  const built = mkdtempSync(join(tmpdir(), 'exodus-pictures-'))
  await build({ build: { outDir: built, emptyOutDir: true }, logLevel: 'error' })
  const served = await serveFolder(resolve(built))
  const browser = await chromium.launch({
    executablePath: needProgram(CHROMIUM, 'the pictures'),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  mkdirSync(FOLDER, { recursive: true })
  try {
    for (const picture of [...LAB, ...SCREENS]) {
      if (`${picture.view}-${picture.width}-${picture.look}-${picture.language}`.includes(wanted)) {
        await take(browser, served.url, picture)
      }
    }
  } finally {
    await browser.close()
    await served.close()
    rmSync(built, { recursive: true, force: true })
  }
}

// A part of a name takes only the pictures that have it: npm run pictures -- 360-light
await takeAll(process.argv[2] ?? '')
