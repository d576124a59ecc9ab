import { SPEEDS } from '../../player/player.ts'
import { ICONS, h, icon } from '../dom.ts'
import type { Lab } from '../lab.ts'

/** Play, step, speed: the buttons of the one player. */
export class Transport {
  readonly element: HTMLElement
  readonly #lab: Lab
  readonly #play: HTMLButtonElement
  readonly #back: HTMLButtonElement
  readonly #forward: HTMLButtonElement
  readonly #speed: HTMLSelectElement
  readonly #even: HTMLButtonElement
  #playing: boolean | null = null

  constructor(lab: Lab) {
    this.#lab = lab
    const button = (act: () => void, path: string) =>
      h('button', { attrs: { type: 'button' }, on: { click: act } }, icon(path))
    this.#play = button(() => lab.player.toggle(), ICONS.play)
    this.#play.className = 'play'
    this.#back = button(() => lab.player.step(-1), ICONS.back)
    this.#forward = button(() => lab.player.step(1), ICONS.forward)
    this.#speed = h('select', { on: { change: () => lab.player.setSpeed(Number(this.#speed.value)) } })
    this.#even = h(
      'button',
      { attrs: { type: 'button' }, on: { click: () => lab.store.change({ even: !lab.store.state.even }) } },
      icon(ICONS.even, { stroke: 'currentColor' }),
    )
    this.element = h('div', { class: 'transport' }, this.#play, this.#back, this.#forward, this.#speed, this.#even)
  }

  /** Writes the words anew: after another language or kind of axis. */
  draw(): void {
    const { texts, player, format, store } = this.#lab
    this.#back.ariaLabel = texts.transport.back
    this.#forward.ariaLabel = texts.transport.forward
    this.#speed.ariaLabel = texts.transport.speed
    this.#even.ariaLabel = texts.transport.even
    this.#even.title = texts.transport.even
    this.#even.ariaPressed = String(store.state.even)
    const option = (speed: number) =>
      h(
        'option',
        { attrs: { value: speed, selected: speed === player.state.speed } },
        texts.transport.perSecond(format.number(speed, 2)),
      )
    this.#speed.replaceChildren(...SPEEDS.map(option))
    this.#playing = null
    this.show()
  }

  /** Shows whether the player plays, and how fast. */
  show(): void {
    const { texts, player } = this.#lab
    const { playing, speed } = player.state
    if (Number(this.#speed.value) !== speed) this.#speed.value = String(speed)
    if (playing === this.#playing) return
    this.#playing = playing
    this.#play.ariaLabel = playing ? texts.transport.pause : texts.transport.play
    this.#play.replaceChildren(icon(playing ? ICONS.pause : ICONS.play))
  }
}
