import type { Page } from 'playwright-core'

/** Waits until every day of the lab's run is on the page. */
export async function wholeRun(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const days = document.querySelector('.playhead[role=slider]')?.getAttribute('aria-valuemax')
    return document.querySelectorAll('main.lab .timeline rect').length === Number(days)
  })
}
