import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { View } from '../../analysis/link/link-state.ts'
import { OPEN_VIEWS } from '../../viz/screens/screens.ts'
import { LabHost, link, violations, wholeRun } from './lab-page.ts'

const lab = new LabHost()

const LANGUAGES = ['en', 'ja', 'zh'] as const

/** What a screen shows when it has something to show. */
const FILLED: Readonly<Record<View, (page: Page) => Promise<void>>> = {
  lab: wholeRun,
  compare: (page) => page.locator('.compare h1 strong').waitFor(),
  why: (page) => page.locator('main.screen h1').waitFor(),
  data: (page) => page.locator('main.screen h1').waitFor(),
}

const SIZES = OPEN_VIEWS.flatMap((view) => [360, 1280].map((width) => ({ view, width })))

test.each(SIZES)('axe finds nothing on $view at $width px, in any language or look', async ({ view, width }) => {
  const options = { viewport: { width, height: 900 }, bypassCSP: true }
  await lab.open(
    await link({ view, time: 19 }),
    async ({ page }) => {
      await FILLED[view](page)
      for (const language of LANGUAGES) {
        await page.locator('select.language').selectOption(language)
        await page.locator(`html[lang^=${language}]`).waitFor()
        for (const look of ['light', 'dark']) {
          await page.locator(`html[data-theme=${look}]`).waitFor()
          expect(await violations(page), `${language}, ${look}`).toEqual([])
          await page.locator('button.look').click()
        }
      }
    },
    options,
  )
})
