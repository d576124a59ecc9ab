import { h } from './dom.ts'
import type { Lab } from './lab.ts'

const PAGES = ['charts', 'levers', 'why'] as const
type SheetPage = (typeof PAGES)[number]

/** How far the sheet is pulled up, and where its upper edge is then, in px from the top of the page. */
const HEIGHTS = ['low', 'middle', 'high'] as const
const TOPS = { low: 508, middle: 330, high: 64 } as const
/** Px below which a pointer has pressed the grip, and not dragged it. */
const PRESS = 6

/**
 * The phone's sheet over the stage: charts or levers, at three heights; Why is a screen of its own. Hidden on wider
 * screens.
 */
export class Sheet {
  readonly element = h('div', { class: 'sheet', attrs: { role: 'group' } })
  readonly #lab: Lab
  readonly #main: HTMLElement
  readonly #tabs = h('div', { class: 'sheet-tabs' })
  readonly #grip: HTMLElement
  #drag: { from: number; top: number; moved: boolean } | null = null

  /** @param main element whose `data-sheet` says which page is open, and `data-height` how high it is pulled */
  constructor(lab: Lab, main: HTMLElement) {
    this.#lab = lab
    this.#main = main
    this.#grip = h('div', {
      class: 'grip',
      attrs: { role: 'slider', tabindex: 0, 'aria-valuemin': 1, 'aria-valuemax': HEIGHTS.length },
      on: {
        keydown: (event) => this.#key(event),
        pointerdown: (event) => this.#grab(event),
        pointermove: (event) => this.#carry(event),
        pointerup: () => this.#drop(),
        pointercancel: () => this.#drop(),
      },
    })
    this.element.append(this.#grip, this.#tabs)
    main.dataset['sheet'] = PAGES[0]
    this.#pull(0)
  }

  draw(): void {
    const { texts } = this.#lab
    const open = this.#main.dataset['sheet']
    this.element.setAttribute('aria-label', texts.sheet.label)
    this.#grip.setAttribute('aria-label', texts.sheet.grip)
    this.#tabs.replaceChildren(
      ...PAGES.map((page) =>
        h(
          'button',
          {
            attrs: { type: 'button', 'aria-pressed': page === 'why' ? null : String(page === open) },
            on: { click: () => this.#open(page) },
          },
          texts.sheet[page],
        ),
      ),
    )
  }

  get #height(): number {
    return HEIGHTS.findIndex((height) => height === this.#main.dataset['height'])
  }

  #open(page: SheetPage): void {
    if (page === 'why') return this.#lab.store.change({ view: 'why' })
    this.#main.dataset['sheet'] = page
    // Levers need more room than a chart; half of the stage stays in sight.
    if (page === 'levers' && this.#height === 0) this.#pull(1)
    this.draw()
    this.#tabs.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
  }

  #pull(height: number): void {
    const index = Math.min(HEIGHTS.length - 1, Math.max(0, height))
    this.#main.dataset['height'] = HEIGHTS[index]
    this.#main.style.setProperty('--sheet-top', `${TOPS[HEIGHTS[index]!]}px`)
    this.#grip.ariaValueNow = String(index + 1)
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'ArrowUp' || event.key === 'ArrowRight') this.#pull(this.#height + 1)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowLeft') this.#pull(this.#height - 1)
    else if (event.key === 'Enter' || event.key === ' ') this.#next()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** The next height; from the highest back to the lowest. */
  #next(): void {
    this.#pull((this.#height + 1) % HEIGHTS.length)
  }

  #grab(event: PointerEvent): void {
    this.#grip.setPointerCapture(event.pointerId)
    this.#drag = { from: event.clientY, top: this.element.getBoundingClientRect().top, moved: false }
  }

  #carry(event: PointerEvent): void {
    if (!this.#drag) return
    const by = event.clientY - this.#drag.from
    if (Math.abs(by) > PRESS) this.#drag.moved = true
    if (!this.#drag.moved) return
    this.#main.dataset['height'] = 'dragged'
    this.#main.style.setProperty('--sheet-top', `${Math.max(TOPS.high, this.#drag.top + by)}px`)
  }

  /** Lets go: the sheet goes on to the nearest of its heights, or to the next when it was only pressed. */
  #drop(): void {
    if (!this.#drag) return
    const { moved } = this.#drag
    this.#drag = null
    if (!moved) return this.#next()
    const { top } = this.element.getBoundingClientRect()
    const apart = HEIGHTS.map((height) => Math.abs(TOPS[height] - top))
    this.#pull(apart.indexOf(Math.min(...apart)))
  }
}
