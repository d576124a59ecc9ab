import { h } from './dom.ts'

/** One line over the page for what went wrong or was done: polite, closable, never in red. */
export class Notices {
  readonly element = h('div', { class: 'notices', attrs: { role: 'status' } })

  say(text: string): void {
    const close = h('button', { label: '×', attrs: { type: 'button' }, on: { click: () => this.clear() } }, '×')
    this.element.replaceChildren(h('p', {}, text), close)
  }

  clear(): void {
    this.element.replaceChildren()
  }
}
