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

const WIDTHS = [1280, 360] as const
const LOOKS = ['light', 'dark'] as const

test.each(OPEN_VIEWS)('axe finds nothing on %s, at any width, in any language or look', async (view) =>
  lab.open(
    await link({ view, time: 19 }),
    async ({ page }) => {
      await FILLED[view](page)
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 })
        for (const language of LANGUAGES) {
          await page.locator('select.language').selectOption(language)
          await page.locator(`html[lang^=${language}]`).waitFor()
          for (const look of LOOKS) {
            await page.locator(`html[data-theme=${look}]`).waitFor()
            expect(await violations(page), `${width} px, ${language}, ${look}`).toEqual([])
            await page.locator('button.look').click()
          }
        }
      }
    },
    { bypassCSP: true },
  ),
)
