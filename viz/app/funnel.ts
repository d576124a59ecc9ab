import { FUNNEL_STEPS, STEP_NAMES, type FunnelStep } from '../../sim/scenario/funnel-steps.ts'
import type { PlatformFacts } from '../../sim/scenario/scenario.ts'
import { h } from './dom.ts'
import { toneOf, type Lab } from './lab.ts'

type Funnel = PlatformFacts['funnel']

/** Steps that are shown even where nobody fails them. */
const ALWAYS: readonly FunnelStep[] = ['store', 'phone', 'error', 'patience']

/**
 * Registration as a funnel: one bar a step, as long as there are people left of 100, with a handle
 * at its end. Each bar is a slider of its own.
 */
export function funnel(
  lab: Lab,
  platform: string,
  facts: Funnel,
  usual: Funnel,
  change: (step: FunnelStep, failing: number) => void,
): HTMLElement {
  const { texts, format } = lab
  const steps = STEP_NAMES.filter((step) => ALWAYS.includes(step) || facts[step] > 0 || usual[step] > 0)
  const list = h('ol', { class: `funnel tone-${toneOf(lab, platform)}` })
  let before = 100
  let usualLeft = 100
  for (const step of steps) {
    const arriving = before
    const left = arriving * (1 - facts[step])
    usualLeft *= 1 - usual[step]
    const whole = (value: number) => format.number(Math.round(value), 0)
    const count = h('output', {}, whole(left))
    const was = usualLeft
    const slider = h('input', {
      label: texts.steps[step],
      attrs: { type: 'range', min: 0, max: 100, step: 1, value: left, title: FUNNEL_STEPS[step].doc },
      on: {
        input: () => show(Math.min(Number(slider.value), arriving)),
        change: () => {
          const kept = Math.min(Number(slider.value), arriving)
          change(step, arriving === 0 ? facts[step] : Math.round((1 - kept / arriving) * 1000) / 1000)
        },
      },
    })
    const show = (value: number) => {
      slider.style.setProperty('--filled', `${value}%`)
      slider.setAttribute('aria-valuetext', texts.levers.left(texts.steps[step], whole(value)))
      count.textContent = whole(value)
    }
    show(left)
    slider.style.setProperty('--usual', `${was}%`)
    const changed = facts[step] !== usual[step]
    list.append(
      h(
        'li',
        { class: changed ? 'changed' : undefined },
        h('span', { class: 'step' }, texts.steps[step]),
        count,
        slider,
      ),
    )
    before = left
  }
  return list
}
