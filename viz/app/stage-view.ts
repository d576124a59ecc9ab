import { COLOURS } from '../../analysis/link/link-state.ts'
import type { CrowdFrame } from '../crowd/frame.ts'
import { CrowdView } from './crowd-view.ts'
import { h } from './dom.ts'
import { describeStage } from './describe-stage.ts'
import type { Lab } from './lab.ts'
import { wordsAt } from './stage-moment.ts'

/** Size of the stage before it was ever laid out, as when the page opens on another screen. */
const USUAL = { width: 1072, height: 424 }

/** The lab's stage: the crowd with date, finding and legend, and the switch of its colours. */
export class StageView {
  readonly element: HTMLElement
  readonly crowd: CrowdView
  readonly #lab: Lab
  readonly #date = h('h1', { class: 'date' })
  readonly #finding = h('p', { class: 'finding' })
  readonly #legend = h('p', { class: 'legend' })
  readonly #progress = h('p', { class: 'progress', attrs: { role: 'status' } })
  readonly #live = h('p', { class: 'unseen', attrs: { 'aria-live': 'polite' } })
  readonly #colour = h('fieldset', { class: 'switch' })

  constructor(lab: Lab) {
    this.#lab = lab
    this.crowd = new CrowdView(lab, 'stage', () => this.#drawWords())
    this.element = h(
      'section',
      { class: 'stage', attrs: { id: 'stage', tabindex: -1 } },
      this.crowd.element,
      h('div', { class: 'words' }, this.#date, this.#finding),
      h('div', { class: 'key' }, this.#colour, this.#legend),
      this.#progress,
      this.#live,
      h('button', { class: 'describe', attrs: { type: 'button' }, on: { click: () => this.describe() } }),
    )
    new ResizeObserver(() => this.arrange()).observe(this.element)
  }

  /** How the stage is laid out now; null before the first run is. */
  get layout() {
    return this.crowd.layout
  }

  /** Writes the words anew: after another language or scenario. */
  translate(): void {
    const { texts, store } = this.#lab
    this.element.setAttribute('aria-label', texts.stage.label)
    this.element.querySelector('.describe')!.textContent = texts.stage.describe
    this.#colour.replaceChildren(
      h('legend', {}, texts.stage.colour),
      ...COLOURS.map((mode) =>
        h(
          'label',
          {},
          h('input', {
            attrs: { type: 'radio', name: 'colour', value: mode, checked: store.state.colour === mode },
            on: { change: () => store.change({ colour: mode }) },
          }),
          h('span', {}, texts.stage[mode]),
        ),
      ),
    )
  }

  /** A new run: an empty crowd with its first frame. */
  async begin(frame: CrowdFrame): Promise<void> {
    await this.crowd.begin(frame)
    this.arrange()
  }

  async append(frame: CrowdFrame): Promise<void> {
    await this.crowd.append(frame)
    this.#progressText()
  }

  /** Lays the islands out for the size of the stage. Hidden behind another screen it keeps its size. */
  arrange(): void {
    const kept = this.crowd.layout?.scene ?? USUAL
    this.crowd.arrange(this.element.clientWidth || kept.width, this.element.clientHeight || kept.height)
  }

  /** Shows the player's moment. */
  show(): void {
    this.crowd.show()
  }

  /** Says in words what is to be seen, for whoever cannot. */
  describe(): void {
    this.#live.textContent = describeStage(this.#lab)
  }

  #drawWords(): void {
    const words = wordsAt(this.#lab, this.#lab.player.state.time, this.crowd.narrow)
    this.#date.replaceChildren(words.date, ' ', h('small', {}, words.clock))
    this.#finding.replaceChildren(h('strong', {}, words.head), words.rest && ` ${words.rest}`)
    this.#legend.replaceChildren(words.legend[0], h('br'), words.legend[1])
    this.#progressText()
  }

  #progressText(): void {
    const { texts, player, record } = this.#lab
    const { ready, days } = player.state
    this.#progress.textContent = record && ready < days ? texts.stage.running(ready, days) : ''
  }
}
