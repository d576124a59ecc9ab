import { ICONS, h, icon } from './dom.ts'
import { chartPlatform, type Lab } from './lab.ts'
import { parsePerson } from './person-number.ts'
import type { StageView } from './stage-view.ts'

/** How near to a dot a click has to be, in px. */
const REACH = 12
const SIZE = { width: 300, height: 232 }
/** Room of the panel around its picture, in px. */
const PANEL = { width: SIZE.width + 24, height: SIZE.height + 128 }

/** The lens over the stage: opened by a click or Enter, it shows single people and leads to their diaries. */
export class StageLens {
  readonly #lab: Lab
  readonly #stage: StageView
  readonly #button = h('button', { class: 'describe closer', attrs: { type: 'button' } })
  #panel: HTMLElement | null = null

  constructor(lab: Lab, stage: StageView) {
    this.#lab = lab
    this.#stage = stage
    stage.element.append(this.#button)
    this.#button.addEventListener('click', () => void this.#openAtHome())
    stage.element.querySelector('.crowd')!.addEventListener('click', (event) => void this.#click(event as MouseEvent))
    stage.element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === stage.element) void this.#openAtHome()
    })
  }

  translate(): void {
    this.#button.textContent = this.#lab.texts.why.openLens
    this.close()
  }

  close(): void {
    this.#panel?.remove()
    this.#panel = null
  }

  async #click(event: MouseEvent): Promise<void> {
    const box = this.#stage.element.getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    const dot = await this.#stage.crowd.pick(x, y, REACH)
    if (dot === null) this.close()
    else await this.#open(dot, x, y)
  }

  /** Without a place to open at: the person whose diary was told last, or whoever is in the middle of the chart's island. */
  async #openAtHome(): Promise<void> {
    const { store, record } = this.#lab
    const slot = record?.slot(chartPlatform(this.#lab)) ?? -1
    const island = this.#stage.crowd.islands().find((one) => one.slot === slot)
    const known = store.state.person === null ? null : await this.#stage.crowd.find(store.state.person)
    const dot = known?.dot ?? (island ? await this.#stage.crowd.pick(island.x, island.y, 10 * REACH) : null) ?? 0
    const place = await this.#stage.crowd.find(dot)
    if (place) await this.#open(dot, place.x, place.y)
  }

  async #open(dot: number, x: number, y: number): Promise<void> {
    const { LensView } = await import('../screens/why/lens-view.ts')
    const { texts, format, scenario, store } = this.#lab
    const { why } = texts
    const last = scenario.population.agents - 1
    this.close()
    const tell = (person: number) => {
      this.close()
      store.change({ view: 'why', person })
    }
    const said = h('p', { class: 'note', attrs: { 'aria-live': 'polite' } }, why.lensNote)
    const number = h('input', {
      class: 'number',
      attrs: { type: 'text', inputmode: 'numeric', value: dot },
      on: {
        change: () => {
          const person = parsePerson(number.value, last)
          if (person === null) said.textContent = why.notThere(format.number(last, 0))
          else void lens.look(person).then(() => lens.focus())
        },
      },
    })
    const lens = new LensView(this.#lab, this.#stage.crowd, {
      open: tell,
      moved: (person) => (number.value = String(person)),
      id: 'stage-lens',
      size: SIZE,
    })
    const close = () => {
      this.close()
      this.#stage.element.focus()
    }
    const panel = h(
      'div',
      {
        class: 'stage-lens',
        label: why.lens,
        attrs: { role: 'dialog' },
        on: {
          keydown: (event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            close()
          },
        },
      },
      lens.element,
      h(
        'div',
        { class: 'choice' },
        h('label', {}, why.number, number),
        h(
          'button',
          { class: 'strong', attrs: { type: 'button' }, on: { click: () => tell(lens.chosen ?? dot) } },
          why.diary,
        ),
        h(
          'button',
          { class: 'square', label: texts.help.close, attrs: { type: 'button' }, on: { click: close } },
          icon(ICONS.close, { stroke: 'currentColor' }),
        ),
      ),
      said,
    )
    this.#panel = panel
    this.#stage.element.append(panel)
    const { clientWidth, clientHeight } = this.#stage.element
    panel.style.left = `${Math.max(4, Math.min(x + 16, clientWidth - PANEL.width - 4))}px`
    panel.style.top = `${Math.max(4, Math.min(y - PANEL.height / 2, clientHeight - PANEL.height - 4))}px`
    await lens.look(dot)
    lens.focus()
  }
}
