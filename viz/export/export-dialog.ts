import * as Comlink from 'comlink'
import { version } from '../../package.json'
import { saveSvg } from '../app/chart-files.ts'
import { h } from '../app/dom.ts'
import type { Lab } from '../app/lab.ts'
import { saveBlob, saveText } from '../app/save.ts'
import { SPEEDS } from '../player/player.ts'
import type { Services } from '../screens/screen.ts'
import { labFigures, type Figure } from './figures.ts'
import { FILM_FORMATS, codecOf, makeFilm, type FilmFormat } from './film.ts'
import { framed } from './frame.ts'
import { pngOf, rasterize } from './raster.ts'
import { originOf, runJson } from './run-files.ts'
import type { StageLayout } from './stage-still.ts'
import { exportTexts, type ExportTexts } from './texts.ts'

const SCALES = [1, 2, 3, 4]
/** Simulated days a second at first: the US case in some twenty seconds. */
const FILM_SPEED = 4

/** What the dialog exports. */
export interface ExportSource {
  lab: Lab
  services: Services
  /** Layout of the lab's stage; null when it is not to be seen. */
  layout: StageLayout | null
  /** Pictures of the screen that is open in place of the lab. */
  figures: readonly Figure[]
}

/** The dialog from which everything leaves: tables, pictures, films, each with what made it. */
export class ExportDialog {
  readonly element: HTMLDialogElement
  readonly #source: ExportSource
  readonly #texts: ExportTexts
  readonly #status = h('p', { class: 'note', attrs: { role: 'status' } })
  readonly #cancel: HTMLButtonElement
  readonly #buttons: HTMLButtonElement[] = []
  #task: AbortController | null = null

  constructor(source: ExportSource) {
    this.#source = source
    this.#texts = exportTexts[source.lab.language]
    const { title, close, cancel } = this.#texts
    this.#cancel = h(
      'button',
      { attrs: { type: 'button', hidden: true }, on: { click: () => this.#task?.abort() } },
      cancel,
    )
    this.element = h(
      'dialog',
      { class: 'export', label: title },
      h('h2', {}, title),
      this.#runSection(),
      this.#pictureSection(),
      source.layout ? this.#filmSection(source.layout) : null,
      h(
        'div',
        { class: 'row' },
        h('button', { attrs: { type: 'button' }, on: { click: () => this.element.close() } }, close),
        this.#cancel,
        this.#status,
      ),
    )
    this.element.addEventListener('close', () => {
      this.#task?.abort()
      this.element.remove()
    })
  }

  open(): void {
    document.body.append(this.element)
    this.element.showModal()
  }

  #runSection(): HTMLElement {
    const { run, csv, csvNote, json, jsonNote } = this.#texts
    const { lab, services } = this.#source
    return h(
      'section',
      {},
      h('h3', {}, run),
      h(
        'div',
        { class: 'row' },
        this.#button(csv, (signal) => this.#saveTable(signal)),
        h('span', { class: 'note' }, csvNote),
      ),
      h(
        'div',
        { class: 'row' },
        this.#button(json, async () => {
          this.#needWhole()
          const name = this.#file('run', 'json')
          saveText(name, 'application/json', runJson(lab, services.provenance()))
          return name
        }),
        h('span', { class: 'note' }, jsonNote),
      ),
    )
  }

  #pictureSection(): HTMLElement {
    const { pictures, picture, scale } = this.#texts
    const { lab, layout, services } = this.#source
    const shown = lab.record && layout ? labFigures(lab, layout, this.#texts) : []
    const figures = [...this.#source.figures, ...shown]
    const choice = select(
      picture,
      figures.map(({ title, name }) => [name, title]),
      figures[0]?.name ?? '',
    )
    const scales = select(
      scale,
      SCALES.map((one) => [String(one), `${one}×`]),
      '2',
    )
    const chosen = () => figures.find(({ name }) => name === choice.value)!
    const save = (kind: 'PNG' | 'SVG') =>
      this.#button(kind, async () => {
        const figure = chosen()
        const name = this.#file(figure.name, kind.toLowerCase())
        const drawing = this.#draw(figure, Number(scales.value))
        if (kind === 'SVG') saveSvg(`${lab.scenario.name}-${figure.name}`, drawing, services.provenance())
        else saveBlob(name, await pngOf(await rasterize(drawing, Number(scales.value)), services.provenance()))
        return name
      })
    const row =
      figures.length === 0
        ? h('p', { class: 'note' }, lab.texts.charts.empty)
        : h('div', { class: 'row' }, choice, scales, save('PNG'), save('SVG'))
    return h('section', {}, h('h3', {}, pictures), row)
  }

  #draw(figure: Figure, scale: number): SVGSVGElement {
    const { lab } = this.#source
    const drawing = figure.draw(scale)
    if (!figure.bare) return drawing
    const { palette, texts, format, scenario } = lab
    const users = format.number(scenario.population.agents, 0)
    const foot = this.#texts.foot(version, scenario.name, scenario.seed, users)
    return framed(drawing, figure.title, foot, { document, palette, texts, format })
  }

  #filmSection(layout: StageLayout): HTMLElement {
    const { film, format, make } = this.#texts
    const { lab, services } = this.#source
    const formats = select(
      format,
      FILM_FORMATS.map((one) => [one, one === 'mp4' ? 'MP4' : 'WebM']),
      'mp4',
    )
    const { number } = lab.format
    const speeds = select(
      lab.texts.transport.speed,
      SPEEDS.map((one) => [String(one), lab.texts.transport.perSecond(number(one, 2))]),
      String(FILM_SPEED),
    )
    const note = h('span', { class: 'note' })
    const start = this.#button(make, async (signal) => {
      this.#needWhole()
      const chosen = formats.value as FilmFormat
      const options = { format: chosen, speed: Number(speeds.value) }
      const blob = await makeFilm(lab, layout, options, services.provenance(), (done) => this.#progress(done), signal)
      if (!blob) return null
      const name = this.#file('film', chosen)
      saveBlob(name, blob)
      return name
    })
    void this.#offerFormats(formats, start, note)
    return h('section', {}, h('h3', {}, film), h('div', { class: 'row' }, formats, speeds, start, note))
  }

  /** Leaves only what the browser can write, and says what it cannot. */
  async #offerFormats(formats: HTMLSelectElement, start: HTMLButtonElement, note: HTMLElement): Promise<void> {
    const able = await Promise.all(FILM_FORMATS.map((one) => codecOf(one)))
    const usable = FILM_FORMATS.filter((_, k) => able[k] !== null)
    if (usable.length === FILM_FORMATS.length) return
    for (const option of formats.options) option.disabled = !usable.includes(option.value as FilmFormat)
    const missing = [...formats.options].filter(({ disabled }) => disabled).map(({ text }) => text)
    if (usable[0]) formats.value = usable[0]
    else {
      start.disabled = true
      this.#buttons.splice(this.#buttons.indexOf(start), 1)
    }
    note.textContent = usable[0] ? this.#texts.noCodec(missing.join(', ')) : this.#texts.noFilm
  }

  /** The whole table of the run, computed once more in a worker of its own: the page keeps only what it draws. */
  async #saveTable(signal: AbortSignal): Promise<string | null> {
    const { lab, services } = this.#source
    if (!isSecureContext) throw new Error(this.#texts.insecure)
    const origin = await originOf(lab)
    const host = services.startHost()
    try {
      const { days } = lab.scenario.time
      const onDay = Comlink.proxy((done: number) => this.#progress(done / days))
      const ended = new Promise<null>((done) => signal.addEventListener('abort', () => done(null)))
      const text = await Promise.race([host.api.tidy(lab.scenario, origin, onDay), ended])
      if (text === null) return null
      const name = this.#file('run', 'csv')
      saveText(name, 'text/csv', text)
      return name
    } finally {
      host.close()
    }
  }

  /** Throws an Error, in words for the reader, before all days are there. */
  #needWhole(): void {
    const { ready, days } = this.#source.lab.player.state
    if (ready < days) throw new Error(this.#texts.notYet)
  }

  /** A button that makes a file: one at a time, with progress, an end, and what became of it in words. */
  #button(text: string, make: (signal: AbortSignal) => Promise<string | null>): HTMLButtonElement {
    const button = h('button', { attrs: { type: 'button' }, on: { click: () => void this.#make(make) } }, text)
    this.#buttons.push(button)
    return button
  }

  async #make(make: (signal: AbortSignal) => Promise<string | null>): Promise<void> {
    const task = new AbortController()
    this.#task = task
    this.#busy(true)
    try {
      const name = await make(task.signal)
      this.#status.textContent = name === null ? this.#texts.stopped : this.#texts.saved(name)
    } catch (error) {
      this.#status.textContent = this.#texts.failed(error instanceof Error ? error.message : String(error))
    } finally {
      this.#task = null
      this.#busy(false)
    }
  }

  #busy(busy: boolean): void {
    for (const button of this.#buttons) button.disabled = busy
    this.#cancel.hidden = !busy
    if (busy) this.#status.textContent = ''
  }

  #progress(done: number): void {
    if (this.#task) this.#status.textContent = this.#texts.working(this.#source.lab.format.percent(done))
  }

  #file(what: string, ending: string): string {
    return `exodus-${this.#source.lab.scenario.name}-${what}.${ending}`
  }
}

function select(label: string, options: readonly (readonly [string, string])[], now: string): HTMLSelectElement {
  return h(
    'select',
    { label },
    ...options.map(([value, text]) => h('option', { attrs: { value, selected: value === now } }, text)),
  )
}
