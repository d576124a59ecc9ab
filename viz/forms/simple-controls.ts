import { h } from '../app/dom.ts'
import { isoMoment, parseMoment, type Format } from '../texts/format.ts'
import type { Texts } from '../texts/index.ts'

/** A switch with its name beside it. */
export function flagControl(
  label: string,
  value: boolean,
  change: (value: boolean) => void,
  showLabel = true,
): HTMLElement {
  const box = h('input', {
    attrs: { type: 'checkbox', role: 'switch', checked: value },
    label: showLabel ? undefined : label,
    on: { change: () => change(box.checked) },
  })
  return h('label', { class: 'flag-control' }, box, showLabel ? h('span', {}, label) : null)
}

/** A list to choose one from. */
export function choiceControl(
  label: string,
  options: readonly { value: string; text: string }[],
  value: string,
  change: (value: string) => void,
): HTMLSelectElement {
  const select = h(
    'select',
    { label, on: { change: () => change(select.value) } },
    ...options.map((option) =>
      h('option', { attrs: { value: option.value, selected: option.value === value } }, option.text),
    ),
  )
  return select
}

/**
 * A date that reads short and is typed as `2025-01-18 22:30`.
 *
 * @param hours since the scenario's first midnight
 * @param start first day of the scenario
 */
export function dateControl(
  label: string,
  hours: number,
  {
    start,
    days,
    texts,
    format,
    change,
  }: { start: string; days: number; texts: Texts; format: Format; change: (hours: number) => void },
): HTMLElement {
  const inside = hours >= 0 && hours <= days * 24
  const whole = hours % 24 === 0
  const short = inside ? (whole ? format.shortDate(hours / 24) : format.moment(hours / 24)) : texts.forms.never
  const width = whole ? 'date-control day' : 'date-control'
  const problem = h('span', { class: 'problem', attrs: { role: 'alert' } })
  const input = h('input', {
    class: width,
    label,
    attrs: { type: 'text', value: short, autocomplete: 'off' },
    on: {
      focus: () => {
        input.value = inside ? isoMoment(hours / 24, start) : ''
        input.select()
      },
      blur: () => (input.value = short),
      change: () => {
        const day = parseMoment(input.value, start)
        problem.textContent = Number.isFinite(day) ? '' : texts.forms.notADate
        if (Number.isFinite(day)) change(Math.round(day * 24 * 60) / 60)
      },
    },
  })
  return h('span', {}, input, problem)
}
