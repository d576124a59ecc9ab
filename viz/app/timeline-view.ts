import { select } from 'd3'
import { round, write, type Layer } from '../charts/chart.ts'
import { SPEEDS } from '../player/player.ts'
import { isoMoment, parseMoment } from '../texts/format.ts'
import { timeTicks } from '../time-axis/ticks.ts'
import { ICONS, h, icon } from './dom.ts'
import type { Lab } from './lab.ts'
import type { Flag } from './story.ts'

const HEIGHT = 124
const AXIS = 100
const ROWS = [2, 42] as const
const FLAG = 22
const HEAD = 24
const TRANSPORT = { wide: 196, narrow: 56 } as const
const NARROW = 660
const HOUR = 1 / 24

/** Transport, flags, bars of people moving, and the playhead. */
export class TimelineView {
  readonly element: HTMLElement
  readonly #lab: Lab
  readonly #svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  /** A layer of its own, so that only it is moved when time goes on. */
  readonly #head = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  readonly #play = h('button', {
    class: 'play',
    attrs: { type: 'button' },
    on: { click: () => this.#lab.player.toggle() },
  })
  readonly #back = h(
    'button',
    { attrs: { type: 'button' }, on: { click: () => this.#lab.player.step(-1) } },
    icon(ICONS.back),
  )
  readonly #forward = h(
    'button',
    { attrs: { type: 'button' }, on: { click: () => this.#lab.player.step(1) } },
    icon(ICONS.forward),
  )
  readonly #speed = h('select', { on: { change: () => this.#lab.player.setSpeed(Number(this.#speed.value)) } })
  readonly #typed = h('input', { class: 'typed', attrs: { type: 'text', hidden: true } })
  readonly #moveFlag: (flag: Flag, to: number, group: string) => void
  #drag: { flag: Flag | null; offset: number; at: number } | null = null
  #said = NaN

  /** @param moveFlag called when a reader has moved an event; `group` is the same during one drag */
  constructor(lab: Lab, moveFlag: (flag: Flag, to: number, group: string) => void) {
    this.#lab = lab
    this.#moveFlag = moveFlag
    this.#svg.setAttribute('height', String(HEIGHT))
    this.element = h(
      'section',
      { class: 'timeline' },
      h('div', { class: 'transport' }, this.#play, this.#back, this.#forward, this.#speed),
      h('div', { class: 'track' }, this.#svg as unknown as HTMLElement, this.#head as unknown as HTMLElement),
      this.#typed,
    )
    this.#svg.addEventListener('pointerdown', (event) => this.#grab(event))
    this.#svg.addEventListener('pointermove', (event) => this.#dragTo(event))
    this.#svg.addEventListener('pointerup', () => this.#drop())
    this.#svg.addEventListener('pointercancel', () => (this.#drag = null))
  }

  /** Draws flags, ticks and bars anew: after a new size, language, scenario, or day simulated. */
  draw(): void {
    const { texts, axis, palette, player } = this.#lab
    this.element.setAttribute('aria-label', texts.transport.label)
    this.#play.setAttribute('aria-label', player.state.playing ? texts.transport.pause : texts.transport.play)
    this.#play.replaceChildren(icon(player.state.playing ? ICONS.pause : ICONS.play))
    this.#back.setAttribute('aria-label', texts.transport.back)
    this.#forward.setAttribute('aria-label', texts.transport.forward)
    this.#speed.setAttribute('aria-label', texts.transport.speed)
    this.#speed.replaceChildren(
      ...SPEEDS.map((speed) =>
        h(
          'option',
          { attrs: { value: speed, selected: speed === player.state.speed } },
          texts.transport.perSecond(this.#lab.format.number(speed, 2)),
        ),
      ),
    )
    const width = axis.range[1] + 24
    this.#svg.setAttribute('width', String(width))
    this.#svg.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`)
    this.#svg.setAttribute('role', 'group')
    this.#svg.setAttribute('aria-label', texts.transport.label)
    this.#svg.replaceChildren()
    const layer = select(this.#svg) as unknown as Layer
    this.#drawBars(layer)
    this.#drawAxis(layer)
    this.#drawFlags(layer)
    this.#drawHead()
    layer.attr('font-size', 12).attr('fill', palette.ink)
    this.show()
  }

  /** Moves the playhead to the player's moment. */
  show(): void {
    const { player, axis, format, texts } = this.#lab
    const { time, playing } = player.state
    const label = playing ? texts.transport.pause : texts.transport.play
    if (this.#play.getAttribute('aria-label') !== label) {
      this.#play.setAttribute('aria-label', label)
      this.#play.replaceChildren(icon(playing ? ICONS.pause : ICONS.play))
    }
    if (Number(this.#speed.value) !== player.state.speed) this.#speed.value = String(player.state.speed)
    this.#head.style.transform = `translateX(${round(axis.x(time) - HEAD / 2)}px)`
    // In motion the value would only chatter: it is said by the day, and to the minute at rest.
    const said = playing ? Math.floor(time) : time
    if (said === this.#said) return
    this.#said = said
    this.#head.setAttribute('aria-valuenow', String(round(said)))
    this.#head.setAttribute(
      'aria-valuetext',
      `${format.longDate(Math.min(said, axis.days - 1e-6))}, ${format.clock(said)}`,
    )
  }

  #drawBars(layer: Layer): void {
    const { axis, record, palette, player } = this.#lab
    const movers = record?.movers() ?? []
    const most = Math.max(1, ...movers)
    movers.forEach((people, day) => {
      const [x0, x1] = [axis.x(day), axis.x(day + 1)]
      const height = (people / most) * 42
      layer
        .append('rect')
        .attr('x', round(x0 + 0.5))
        .attr('width', round(Math.max(0.5, x1 - x0 - 1)))
        .attr('y', round(AXIS - height))
        .attr('height', round(height))
        .attr('fill', palette.ink)
        .attr('fill-opacity', day < player.state.time ? 0.5 : 0.16)
    })
  }

  #drawAxis(layer: Layer): void {
    const { axis, palette, format, scenario } = this.#lab
    const line = (from: number, to: number, width: number, colour: string) =>
      layer
        .append('line')
        .attr('x1', round(from))
        .attr('x2', round(to))
        .attr('y1', AXIS)
        .attr('y2', AXIS)
        .attr('stroke', colour)
        .attr('stroke-width', width)
    line(axis.range[0], axis.range[1], 1, palette.edge)
    if (axis.lens) line(axis.x(axis.lens.from), axis.x(axis.lens.to), 2, palette.ink)
    for (const tick of timeTicks(axis, (day) => Number(format.dayOfMonth(day)))) {
      layer
        .append('line')
        .attr('x1', round(tick.x))
        .attr('x2', round(tick.x))
        .attr('y1', AXIS)
        .attr('y2', AXIS + (tick.label ? 5 : 3))
        .attr('stroke', palette.edge)
      if (!tick.label || tick.day >= scenario.time.days) continue
      const text = tick.label === 'month' ? format.shortDate(tick.day) : format.dayOfMonth(tick.day)
      const middle = tick.label === 'day' ? axis.x(tick.day + 0.5) : tick.x
      write(layer, middle, AXIS + 19, text, { anchor: tick.day === 0 ? 'start' : 'middle', fill: palette.quiet })
    }
  }

  #drawFlags(layer: Layer): void {
    const { axis, palette, format, texts, player, flags } = this.#lab
    const narrow = axis.range[1] < NARROW
    const ends: [number, number] = narrow ? [TRANSPORT.narrow, TRANSPORT.narrow] : [TRANSPORT.wide, 0]
    flags.forEach((flag, index) => {
      const x = axis.x(flag.at)
      const width = 26 + [...flag.title].reduce((sum, c) => sum + (c.codePointAt(0)! > 0x2e80 ? 12.5 : 6.9), 0)
      const wanted = flag.lever ? [0, 1] : [1, 0]
      const row = wanted.find((candidate) => x >= ends[candidate]!) ?? null
      if (row !== null) ends[row] = x + width + 8
      const y = ROWS[row ?? 1]!
      const group = layer
        .append('g')
        .attr('class', flag.lever ? 'flag lever' : 'flag')
        .attr('data-flag', index) as unknown as Layer
      group
        .attr('tabindex', 0)
        .attr('role', 'slider')
        .attr('aria-label', flag.title)
        .attr('aria-valuemin', 0)
        .attr('aria-valuemax', player.state.days)
        .attr('aria-valuenow', round(flag.at))
        .attr('aria-valuetext', format.moment(flag.at))
        .attr('aria-description', texts.transport.moveHint)
      group
        .append('line')
        .attr('x1', round(x))
        .attr('x2', round(x))
        .attr('y1', y)
        .attr('y2', AXIS)
        .attr('stroke', flag.lever ? palette.ink : palette.edge)
      if (row !== null) this.#drawCloth(group, flag, x, y, width)
      else
        group
          .append('circle')
          .attr('cx', round(x))
          .attr('cy', AXIS - 8)
          .attr('r', 4)
          .attr('fill', palette.paper)
          .attr('stroke', palette.ink)
      group.node()!.addEventListener('keydown', (event) => this.#flagKey(event as KeyboardEvent, flag))
    })
  }

  #drawCloth(group: Layer, flag: Flag, x: number, y: number, width: number): void {
    const { palette } = this.#lab
    const right = x + width
    group
      .append('path')
      .attr('d', `M${round(x)},${y}H${round(right)}l-5,${FLAG / 2}l5,${FLAG / 2}H${round(x)}Z`)
      .attr('fill', flag.lever ? palette.ink : palette.paper)
      .attr('stroke', flag.lever ? palette.ink : palette.edge)
    if (flag.lever) {
      for (const dx of [6, 10])
        for (const dy of [7, 11, 15]) {
          group
            .append('circle')
            .attr('cx', round(x + dx))
            .attr('cy', y + dy)
            .attr('r', 1)
            .attr('fill', palette.paper)
        }
    }
    write(group, x + (flag.lever ? 16 : 8), y + 15, flag.title, {
      bold: flag.lever,
      fill: flag.lever ? palette.paper : palette.ink,
    })
  }

  #drawHead(): void {
    const { palette, player, texts } = this.#lab
    this.#head.replaceChildren()
    const head = select(this.#head)
      .attr('class', 'playhead')
      .attr('width', HEAD)
      .attr('height', HEIGHT)
      .attr('viewBox', `${-HEAD / 2} 0 ${HEAD} ${HEIGHT}`)
      .attr('tabindex', 0)
      .attr('role', 'slider')
      .attr('aria-label', texts.transport.playhead)
      .attr('aria-valuemin', 0)
      .attr('aria-valuemax', player.state.days)
    head.append('line').attr('y1', 66).attr('y2', AXIS).attr('stroke', palette.ink).attr('stroke-width', 2)
    head
      .append('circle')
      .attr('cy', AXIS)
      .attr('r', 9)
      .attr('fill', palette.ink)
      .attr('stroke', palette.paper)
      .attr('stroke-width', 1.5)
    for (const dx of [-3, 0, 3]) {
      head
        .append('line')
        .attr('x1', dx)
        .attr('x2', dx)
        .attr('y1', AXIS - 4)
        .attr('y2', AXIS + 4)
        .attr('stroke', palette.paper)
    }
    this.#said = NaN
  }

  #dayAt(event: PointerEvent): number {
    return this.#lab.axis.day(event.clientX - this.#svg.getBoundingClientRect().left)
  }

  #grab(event: PointerEvent): void {
    const index = (event.target as Element).closest('[data-flag]')?.getAttribute('data-flag')
    const flag = index === null || index === undefined ? null : this.#lab.flags[Number(index)]!
    const day = this.#dayAt(event)
    this.#drag = { flag, offset: flag ? day - flag.at : 0, at: flag?.at ?? day }
    this.#svg.setPointerCapture(event.pointerId)
    if (!flag) this.#lab.player.seek(day)
  }

  #dragTo(event: PointerEvent): void {
    if (!this.#drag) return
    const day = this.#dayAt(event)
    if (!this.#drag.flag) return this.#lab.player.seek(day)
    this.#drag.at = Math.round((day - this.#drag.offset) * 24) / 24
    this.#ghost(this.#drag.flag, this.#drag.at)
  }

  /** While a flag is dragged it follows without easing, and says its date. */
  #ghost(flag: Flag, at: number): void {
    const { axis, format } = this.#lab
    const group = this.#svg.querySelector(`[data-flag="${this.#lab.flags.indexOf(flag)}"]`)
    group?.setAttribute('transform', `translate(${round(axis.x(at) - axis.x(flag.at))},0)`)
    const text = group?.querySelector('text')
    if (text) text.textContent = format.moment(at)
  }

  #drop(): void {
    const drag = this.#drag
    this.#drag = null
    if (drag?.flag && drag.at !== drag.flag.at)
      this.#moveFlag(drag.flag, drag.at, `flag ${drag.flag.path} ${drag.flag.at}`)
    else if (drag?.flag) this.#type(drag.flag)
  }

  #flagKey(event: KeyboardEvent, flag: Flag): void {
    const step = event.shiftKey ? 1 : HOUR
    const by =
      event.key === 'ArrowRight' || event.key === 'ArrowUp'
        ? step
        : event.key === 'ArrowLeft' || event.key === 'ArrowDown'
          ? -step
          : 0
    if (event.key === 'Enter') this.#type(flag)
    else if (by !== 0) this.#moveFlag(flag, flag.at + by, `keys ${flag.path}`)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Opens a field in which the date of a flag can be typed. */
  #type(flag: Flag): void {
    const { texts, scenario, axis } = this.#lab
    const { start } = scenario.time
    this.#typed.hidden = false
    this.#typed.value = isoMoment(flag.at, start)
    this.#typed.setAttribute('aria-label', `${flag.title}: ${texts.transport.typeDate}`)
    this.#typed.style.left = `${Math.min(axis.range[1] - 150, axis.x(flag.at))}px`
    const done = (keep: boolean) => {
      if (this.#typed.hidden) return
      this.#typed.hidden = true
      const at = parseMoment(this.#typed.value, start)
      if (keep && Number.isFinite(at) && at !== flag.at) this.#moveFlag(flag, at, `typed ${flag.path} ${at}`)
    }
    this.#typed.onkeydown = (event) => {
      event.stopPropagation()
      if (event.key === 'Enter') done(true)
      if (event.key === 'Escape') done(false)
    }
    this.#typed.onblur = () => done(true)
    this.#typed.focus()
    this.#typed.select()
  }
}
