import type { Browser, CDPSession, Page } from 'playwright-core'
import { version } from '../../package.json'
import { initialState, type LabState } from '../../analysis/link/link-state.ts'
import { toHash } from '../../viz/store/link.ts'

/** A page that is measured. */
export interface Visit {
  page: Page
  /** Chromium's own protocol, for what a page cannot ask. */
  protocol: CDPSession
}

export interface Setting {
  /** As a middling phone: processor four times slower, 10 Mbit/s, 40 ms. */
  slow?: boolean
  state?: Partial<LabState>
}

/** What the page itself sees; the names are those of `watch`. */
export interface Seen {
  /** Milliseconds since the start until the first day of a run is there; 0 before. */
  ready: number
  largest: number
  blocking: number
  shift: number
  interaction: number
}

/** A run may take long on a slow machine, in ms. */
const PATIENCE = 300_000

export const hashOf = (state: Partial<LabState>) => toHash({ ...initialState(version), ...state })

/** Opens the lab in a window of its own for the time of `use`. */
export async function visit<T>(browser: Browser, url: string, setting: Setting, use: (visit: Visit) => Promise<T>) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    bypassCSP: true,
  })
  context.setDefaultTimeout(PATIENCE)
  try {
    const page = await context.newPage()
    const protocol = await context.newCDPSession(page)
    if (setting.slow) {
      await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      await protocol.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 40,
        downloadThroughput: 10e6 / 8,
        uploadThroughput: 10e6 / 8,
      })
    }
    // The runner names functions with a helper that a page does not have.
    await page.addInitScript('globalThis.__name = (what) => what')
    await page.addInitScript(watch)
    await page.goto(url + (setting.state ? await hashOf(setting.state) : ''))
    await page.waitForFunction(() => (window as unknown as { seen: Seen }).seen.ready > 0)
    return await use({ page, protocol })
  } finally {
    await context.close()
  }
}

/** Notes in the page what browsers tell of it, from its first moment on. */
function watch(): void {
  const seen: Seen = { ready: 0, largest: 0, blocking: 0, shift: 0, interaction: 0 }
  Object.assign(window, { seen })
  const observe = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more })
  observe('largest-contentful-paint', (entry) => (seen.largest = entry.startTime))
  observe('longtask', (entry) => (seen.blocking += entry.duration - 50))
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
    if (!hadRecentInput) seen.shift += value
  })
  observe('event', (entry) => (seen.interaction = Math.max(seen.interaction, entry.duration)), {
    durationThreshold: 16,
  })
  const look = () => {
    if (document.querySelector('.timeline rect')) seen.ready = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

export const seenIn = (page: Page) => page.evaluate(() => (window as unknown as { seen: Seen }).seen)

/** A quantile of some numbers, the nearest one. */
export function nearest(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? NaN
}
