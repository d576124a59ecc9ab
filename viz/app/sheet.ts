import { h } from './dom.ts'
import type { Lab } from './lab.ts'

const PAGES = ['charts', 'levers'] as const

/** Tabs of the phone's lower half: charts or levers, the stage stays above. Hidden on wider screens. */
export class Sheet {
  readonly element = h('div', { class: 'sheet', attrs: { role: 'group' } })
  readonly #lab: Lab
  readonly #main: HTMLElement

  /** @param main element whose `data-sheet` says which page is open */
  constructor(lab: Lab, main: HTMLElement) {
    this.#lab = lab
    this.#main = main
    main.dataset['sheet'] = PAGES[0]
  }

  draw(): void {
    const { texts } = this.#lab
    const open = this.#main.dataset['sheet']
    this.element.setAttribute('aria-label', texts.sheet.label)
    this.element.replaceChildren(
      ...PAGES.map((page) =>
        h(
          'button',
          { attrs: { type: 'button', 'aria-pressed': String(page === open) }, on: { click: () => this.#open(page) } },
          texts.sheet[page],
        ),
      ),
    )
  }

  #open(page: (typeof PAGES)[number]): void {
    this.#main.dataset['sheet'] = page
    this.draw()
    this.element.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
  }
}
