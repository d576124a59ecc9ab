import type { NumberField } from '../../sim/schema/field.ts'
import { ICONS, h, icon } from '../app/dom.ts'
import type { Format } from '../texts/format.ts'
import type { Texts } from '../texts/index.ts'
import { numberText, parseNumber } from './number-text.ts'
import { STEPS, fromStep, toStep } from './slider-scale.ts'

export interface NumberControl {
  label: string
  field: NumberField
  value: number
  /** The scenario's own value, marked on the slider and gone back to by the arrow. */
  usual: number
  texts: Texts
  format: Format
  /** How the value is written; by its unit when left out. */
  text?: (value: number) => string
  /** Called while a slider moves (`done` false) and when it rests or a number was typed. */
  change: (value: number, done: boolean) => void
  reset: () => void
}

let controls = 0

/** A slider with a field to type in: unit, range and source are said, the usual value has a tick. */
export function numberControl(control: NumberControl): HTMLElement {
  const { field, texts, format, label } = control
  const write = control.text ?? ((value: number) => numberText(field, value, format, texts))
  const id = `number-${++controls}`
  const say = (value: number) => {
    typed.value = write(value)
    slider.setAttribute('aria-valuetext', write(value))
    paint(slider, toStep(field, value))
  }
  const slider = h('input', {
    label,
    attrs: { type: 'range', min: 0, max: STEPS, value: toStep(field, control.value) },
    on: {
      input: () => {
        const value = fromStep(field, Number(slider.value))
        say(value)
        control.change(value, false)
      },
      change: () => control.change(fromStep(field, Number(slider.value)), true),
    },
  })
  const typed = h('input', {
    class: 'typed-number',
    attrs: { type: 'text', inputmode: 'decimal', id, autocomplete: 'off' },
    on: {
      change: () => {
        const value = parseNumber(field, typed.value)
        const wrong = Number.isNaN(value)
        typed.setAttribute('aria-invalid', String(wrong))
        problem.textContent = wrong ? texts.forms.notANumber(write(field.min), write(field.max)) : ''
        if (!wrong) control.change(value, true)
      },
    },
  })
  const problem = h('p', { class: 'problem', attrs: { role: 'alert' } })
  const tick = h('span', { class: 'usual', attrs: { 'aria-hidden': 'true' } })
  tick.style.left = `${(toStep(field, control.usual) / STEPS) * 100}%`
  const changed = control.value !== control.usual
  const about = [
    texts.forms.range(write(field.min), write(field.max)),
    `${texts.forms.default}: ${write(control.usual)}`,
    field.doc,
    field.source,
  ]
  const row = h(
    'div',
    { class: changed ? 'control changed' : 'control', attrs: { title: about.filter(Boolean).join('\n') } },
    h('label', { attrs: { for: id } }, label),
    h('span', { class: 'slider' }, tick, slider),
    typed,
    changed ? resetButton(control) : null,
    problem,
  )
  say(control.value)
  return row
}

/** The arrow back to the scenario's own value. */
export function resetButton({
  texts,
  label,
  reset,
}: {
  texts: Texts
  label: string
  reset: () => void
}): HTMLButtonElement {
  return h(
    'button',
    { class: 'reset', label: `${label}: ${texts.levers.reset}`, attrs: { type: 'button' }, on: { click: reset } },
    icon(ICONS.reset, { size: 12, stroke: 'currentColor' }),
  )
}

/** Part of the track that lies before the knob. */
function paint(slider: HTMLInputElement, step: number): void {
  slider.value = String(step)
  slider.style.setProperty('--filled', `${(step / STEPS) * 100}%`)
}
