import type { View } from '../../analysis/link/link-state.ts'
import type { Figure } from '../export/figures.ts'
import type { Screen, ScreenChange, Services } from '../screens/screen.ts'
import { SCREENS } from '../screens/screens.ts'
import { h } from './dom.ts'
import type { Lab } from './lab.ts'

/** Shows one screen at a time: the lab, or another in its place. */
export class ScreenSwitch {
  /** The main part of the page while another screen than the lab is open. */
  readonly element = h('main', { class: 'screen', attrs: { hidden: true, tabindex: -1 } })
  readonly #lab: Lab
  readonly #main: HTMLElement
  readonly #services: Services
  #shown: View = 'lab'
  #screen: Screen | null = null

  /** @param main main element of the lab */
  constructor(lab: Lab, main: HTMLElement, services: Services) {
    this.#lab = lab
    this.#main = main
    this.#services = services
  }

  /** The screen that is open now. */
  get shown(): View {
    return this.#shown
  }

  /**
   * Opens the screen of the state, loading it when it is wanted for the first time.
   *
   * @param focus whether the focus goes along, as it does when the reader chose the screen
   * @returns whether another screen than before is shown now
   */
  async follow(focus: boolean): Promise<boolean> {
    const { view } = this.#lab.store.state
    if (view === this.#shown) return false
    const load = SCREENS[view]
    const create = load ? await this.#load(load) : null
    // The reader may have gone on while it was loading.
    if (this.#lab.store.state.view !== view || this.#shown === view) return false
    this.#screen?.leave()
    this.#screen = null
    if (!create && view !== 'lab') this.#lab.store.change({ view: 'lab' })
    this.#shown = create ? view : 'lab'
    this.#main.hidden = create !== null
    this.element.hidden = create === null
    this.element.replaceChildren()
    if (create) {
      this.#screen = create(this.#lab, this.#services)
      this.element.append(this.#screen.element)
    }
    this.retitle()
    if (focus) this.#focus()
    return true
  }

  /** Tells the open screen what is new. */
  update(change: ScreenChange): void {
    this.#screen?.update(change)
  }

  /** Pictures that the open screen can give away. */
  figures(): readonly Figure[] {
    return this.#screen?.figures?.() ?? []
  }

  /** Title of the page: the screen's name and the lab's, in the language of now. */
  retitle(): void {
    const { texts } = this.#lab
    const view = this.#shown
    document.title = view === 'lab' ? texts.title : `${texts.nav[view]} – ${texts.brand}`
  }

  async #load<T>(load: () => Promise<T>): Promise<T | null> {
    try {
      return await load()
    } catch (error) {
      this.#services.notices.say(
        this.#lab.texts.problems.noScreen(error instanceof Error ? error.message : String(error)),
      )
      return null
    }
  }

  #focus(): void {
    const shown = this.#shown === 'lab' ? this.#main : this.element
    const heading = shown.querySelector<HTMLElement>('h1')
    if (heading) heading.tabIndex = -1
    ;(heading ?? shown).focus()
  }
}
