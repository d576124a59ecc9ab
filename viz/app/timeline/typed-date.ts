import { isoMoment, parseMoment } from '../../texts/format.ts'
import { h } from '../dom.ts'
import type { Lab } from '../lab.ts'
import type { Flag } from '../story.ts'

/** The field in which the date of a flag is typed: Enter keeps it, Escape does not. */
export class TypedDate {
  readonly element = h('input', { class: 'typed', attrs: { type: 'text', hidden: true } })
  readonly #lab: Lab

  constructor(lab: Lab) {
    this.#lab = lab
  }

  /**
   * @param done called once, with the moment in days when there is another than before, null otherwise; and whether a
   *   key closed the field, so that the focus is nowhere
   */
  open(flag: Flag, done: (at: number | null, byKey: boolean) => void): void {
    const { texts, scenario, axis } = this.#lab
    const { start } = scenario.time
    const field = this.element
    field.hidden = false
    field.value = isoMoment(flag.at, start)
    field.ariaLabel = `${flag.title}: ${texts.transport.typeDate}`
    field.style.left = `${Math.max(0, Math.min(axis.range[1] - 150, axis.x(flag.at)))}px`
    const close = (keep: boolean, byKey: boolean) => {
      if (field.hidden) return
      field.hidden = true
      const at = parseMoment(field.value, start)
      done(keep && Number.isFinite(at) && at !== flag.at ? at : null, byKey)
    }
    field.onkeydown = (event) => {
      event.stopPropagation()
      if (event.key === 'Enter') close(true, true)
      if (event.key === 'Escape') close(false, true)
    }
    field.onblur = () => close(true, false)
    field.focus()
    field.select()
  }
}
