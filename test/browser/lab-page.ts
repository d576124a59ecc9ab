import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { build } from 'vite'
import { inject } from 'vitest'
import { serveFolder, type Served } from '../../viz/build/serve-folder.ts'

/** A page below the root of its host: the build may not know where it will be served. */
const PATH = '/some/where/'

/** The built lab on this machine, and a browser to open it in. */
export class LabHost {
  readonly #folder: string
  readonly #served: Served
  readonly #browser: Browser

  private constructor(folder: string, served: Served, browser: Browser) {
    this.#folder = folder
    this.#served = served
    this.#browser = browser
  }

  static async start(): Promise<LabHost> {
    const folder = mkdtempSync(join(tmpdir(), 'exodus-lab-'))
    await build({ build: { outDir: folder, emptyOutDir: true }, logLevel: 'error' })
    const executablePath = inject('chromium')
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
    return new LabHost(folder, await serveFolder(folder, PATH), browser)
  }

  get url(): string {
    return this.#served.url
  }

  /** Opens the lab; `complaints` collects errors of scripts, the console, and refusals of the page's policy. */
  async open(hash = '', options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
    const viewport = { width: 1440, height: 900 }
    const context = await this.#browser.newContext({ viewport, locale: 'en-GB', ...options })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`))
    await page.goto(this.url + hash)
    await page.locator('.stage').waitFor()
    return { page, complaints }
  }

  async stop(): Promise<void> {
    await this.#browser.close()
    await this.#served.close()
    rmSync(this.#folder, { recursive: true })
  }
}

/** Waits until every day of the run is on the page. */
export async function wholeRun(page: Page): Promise<void> {
  await page.locator('.over circle').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.querySelector('.progress')?.textContent === '')
}

/** Moment of the playhead, in days. */
export async function moment(page: Page): Promise<number> {
  return Number(await page.locator('.playhead[role=slider]').getAttribute('aria-valuenow'))
}
