import { h } from '../app/dom.ts'
import { saveText } from '../app/save.ts'
import type { Mistake } from '../../sim/schema/mistake.ts'
import { mistakesList } from './mistakes-list.ts'
import type { OwnTexts } from './texts.ts'

/** Milliseconds without a key before the text is read. */
const SETTLE = 250
/** Lines left above the one that a mistake leads to. */
const ABOVE = 3

/** What is edited. */
export interface EditedText {
  title: string
  /** Name of the file, as mistakes call it. */
  file: string
  text: string
  /** All that is wrong with a text. */
  check(text: string): readonly Mistake[]
  /** Takes a text without mistakes. */
  apply(text: string): void
}

/** A file as text with line numbers, and beside it all of its mistakes: it is applied once there are none. */
export class TextEditor {
  readonly element: HTMLDialogElement
  readonly #source: EditedText
  readonly #texts: OwnTexts
  readonly #area: HTMLTextAreaElement
  readonly #gutter = h('pre', { class: 'gutter', attrs: { 'aria-hidden': 'true' } })
  readonly #panel = h('div', { class: 'found' })
  readonly #status = h('p', { class: 'note', attrs: { role: 'status' } })
  readonly #apply: HTMLButtonElement
  #pending = 0
  #warned = false

  constructor(source: EditedText, texts: OwnTexts) {
    this.#source = source
    this.#texts = texts
    this.#area = h('textarea', {
      label: texts.text(source.file),
      attrs: { wrap: 'off', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', autofocus: true },
      on: { input: () => this.#soon(), scroll: () => (this.#gutter.scrollTop = this.#area.scrollTop) },
    })
    this.#area.value = source.text
    const button = (text: string, action: () => void) =>
      h('button', { attrs: { type: 'button' }, on: { click: action } }, text)
    this.#apply = button(texts.apply, () => this.#take())
    this.#apply.classList.add('strong')
    this.element = h(
      'dialog',
      { class: 'own-text', label: source.title },
      h('h2', {}, source.title),
      h('div', { class: 'editor' }, this.#gutter, this.#area),
      this.#panel,
      h(
        'div',
        { class: 'row' },
        this.#apply,
        button(texts.save, () => saveText(source.file, 'text/plain', this.#area.value)),
        button(texts.close, () => this.#leave()),
        this.#status,
      ),
    )
    this.element.addEventListener('cancel', (event) => {
      event.preventDefault()
      this.#leave()
    })
    this.element.addEventListener('close', () => {
      clearTimeout(this.#pending)
      this.element.remove()
    })
  }

  open(): void {
    document.body.append(this.element)
    this.element.showModal()
    this.#area.setSelectionRange(0, 0)
    this.#read()
  }

  #soon(): void {
    this.#warned = false
    clearTimeout(this.#pending)
    this.#pending = window.setTimeout(() => this.#read(), SETTLE)
  }

  #read(): boolean {
    clearTimeout(this.#pending)
    const { file, check } = this.#source
    const mistakes = check(this.#area.value)
    const wrong = new Set(mistakes.filter((mistake) => mistake.file === file).map(({ line }) => line))
    const lines = this.#area.value.split('\n').map((_, k) => `${wrong.has(k + 1) ? '✕ ' : ''}${k + 1}`)
    this.#gutter.textContent = lines.join('\n')
    this.#gutter.scrollTop = this.#area.scrollTop
    this.#area.ariaInvalid = String(mistakes.length > 0)
    const list = mistakesList(mistakes, file, this.#texts, (line, column) => this.#go(line, column))
    this.#panel.replaceChildren(...(mistakes.length > 0 ? [list] : []))
    this.#status.textContent = mistakes.length > 0 ? this.#texts.count(mistakes.length) : this.#texts.none
    return mistakes.length === 0
  }

  /** Selects what stands at a place, up to the end of its line. */
  #go(line: number, column: number): void {
    const before = this.#area.value.split('\n').slice(0, line - 1)
    const start = before.reduce((sum, text) => sum + text.length + 1, 0)
    const end = this.#area.value.indexOf('\n', start)
    const last = end < 0 ? this.#area.value.length : end
    this.#area.focus()
    this.#area.setSelectionRange(Math.min(start + column - 1, last), last)
    this.#area.scrollTop = Math.max(0, line - 1 - ABOVE) * Number.parseFloat(getComputedStyle(this.#area).lineHeight)
  }

  #take(): void {
    if (!this.#read()) return this.#panel.querySelector('button')?.focus()
    this.element.close()
    this.#source.apply(this.#area.value)
  }

  /** Edits that are not applied are dropped only when asked twice. */
  #leave(): void {
    if (this.#warned || this.#area.value === this.#source.text) return this.element.close()
    this.#warned = true
    this.#status.textContent = this.#texts.unapplied
  }
}
