import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { version } from '../../package.json'
import { initialState, type LabState } from '../../analysis/link/link-state.ts'
import { serveFolder, type Served } from '../../viz/build/serve-folder.ts'
import { toHash } from '../../viz/store/link.ts'

export { wholeRun } from './whole-run.ts'

/** A page below the root of its host: the build may not know where it will be served. */
const PATH = '/some/where/'
/** A machine may be busy: conditions are waited for so long, in ms. */
const PATIENCE = 100_000
/** Users of a run: enough for the page to show something, few enough for the tests to be short. */
const AGENTS = 600

/** The hash of a link to a small run. */
export const link = (change: Partial<LabState> = {}) => toHash({ ...initialState(version), agents: AGENTS, ...change })

export interface Opened {
  page: Page
  /** Errors of scripts and of the console, requests that failed, refusals of the page's policy. */
  complaints: string[]
}

/** The built lab on this machine, and a browser to open it in, for the tests of a file. */
export class LabHost {
  #served: Served | null = null
  #browser: Browser | null = null

  constructor() {
    beforeAll(async () => {
      this.#browser = await chromium.launch({
        executablePath: inject('chromium'),
        args: ['--no-sandbox', '--disable-gpu'],
      })
      this.#served = await serveFolder(inject('lab'), PATH)
    }, PATIENCE)
    afterAll(async () => {
      await this.#browser?.close()
      await this.#served?.close()
    })
  }

  /** Opens the lab for the time of `use`. */
  async open<T>(hash: string, use: (opened: Opened) => Promise<T>, options: BrowserContextOptions = {}): Promise<T> {
    const viewport = { width: 1440, height: 900 }
    const context = await this.#browser!.newContext({ viewport, locale: 'en-GB', ...options })
    context.setDefaultTimeout(PATIENCE)
    try {
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`))
      await page.goto(this.#served!.url + hash)
      await page.locator('header').waitFor()
      return await use({ page, complaints })
    } finally {
      await context.close()
    }
  }
}

/** Moment of the playhead, in days. */
export async function moment(page: Page): Promise<number> {
  return Number(await page.locator('.playhead[role=slider]').getAttribute('aria-valuenow'))
}

/** Waits until a value of the page is as wanted. */
export const eventually = <T>(value: () => Promise<T>) => expect.poll(value, { timeout: PATIENCE, interval: 100 })

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong with the page as it is now. The page must have been opened with `bypassCSP`. */
export async function violations(page: Page): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.addScriptTag({ content: AXE })
  return page.evaluate<string[]>(
    `axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).join(', ')))`,
  )
}
