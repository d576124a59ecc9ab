import { h } from './dom.ts'
import type { Lab } from './lab.ts'

/** The handle of the levers where there is no room for them beside the stage. Hidden on wider screens and on a phone. */
export class Drawer {
  readonly element: HTMLButtonElement
  readonly #lab: Lab
  readonly #main: HTMLElement

  /**
   * @param main element whose `data-drawer` says whether the levers are pulled out
   * @param rail the levers
   */
  constructor(lab: Lab, main: HTMLElement, rail: HTMLElement) {
    this.#lab = lab
    this.#main = main
    rail.id = 'levers'
    this.element = h('button', {
      class: 'drawer',
      attrs: { type: 'button', 'aria-controls': rail.id },
      on: { click: () => this.#pull(!this.#open) },
    })
    rail.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.#open) return
      this.#pull(false)
      this.element.focus()
    })
    this.#pull(false)
  }

  get #open(): boolean {
    return this.#main.dataset['drawer'] === 'open'
  }

  draw(): void {
    this.element.textContent = this.#lab.texts.sheet.levers
  }

  #pull(open: boolean): void {
    this.#main.dataset['drawer'] = open ? 'open' : 'closed'
    this.element.ariaExpanded = String(open)
  }
}
