import { SingleBar } from 'cli-progress'
import { duration } from './duration.ts'
import type { ProgressMode } from './mode.ts'

/** Tells people how far the work is. */
export interface Progress {
  /** @param done of the total @param failed among those */
  update(done: number, failed?: number): void
  /** Removes what is no longer needed from the screen. */
  stop(): void
}

interface Setting {
  total: number
  /** What is counted: `days`, `runs`. */
  unit: string
  stream: NodeJS.WriteStream
  /** Milliseconds, from any start. */
  now: () => number
}

/** Work that takes less long is not reported where nobody waits at a screen. */
const PATIENCE_MS = 5000
const BETWEEN_LINES_MS = 10_000

/**
 * Progress on a stream: `auto` is a bar on a screen and otherwise a line now and then on long work
 * only; `plain` writes such lines from the start, `json` one JSON object a line.
 */
export function startProgress(mode: ProgressMode, setting: Setting): Progress {
  if (mode === 'none') return { update: () => {}, stop: () => {} }
  if (mode === 'auto' && setting.stream.isTTY) return bar(setting)
  const firstAfter = mode === 'auto' ? PATIENCE_MS : 0
  return lines(setting, firstAfter, mode === 'json' ? jsonLine : plainLine)
}

interface State {
  done: number
  total: number
  unit: string
  /** Per second. */
  rate: number
  secondsLeft: number
  failed: number
}

const plainLine = ({ done, total, unit, rate, secondsLeft, failed }: State) =>
  `${done} of ${total} ${unit} (${Math.floor((100 * done) / total)} %), ${rate.toPrecision(3)} ${unit} a second, ${duration(secondsLeft)} left${failed > 0 ? `, ${failed} failed` : ''}`

const jsonLine = ({ done, total, unit, rate, secondsLeft, failed }: State) =>
  JSON.stringify({ event: 'progress', done, total, unit, rate, secondsLeft, ...(failed > 0 && { failed }) })

function lines({ total, unit, stream, now }: Setting, firstAfter: number, write: (state: State) => string): Progress {
  const start = now()
  let next = start + firstAfter
  return {
    update(done, failed = 0) {
      const time = now()
      if (time < next || done === 0) return
      next = time + BETWEEN_LINES_MS
      const rate = done / Math.max(1e-3, (time - start) / 1000)
      stream.write(`${write({ done, total, unit, rate, secondsLeft: (total - done) / rate, failed })}\n`)
    },
    stop: () => {},
  }
}

function bar({ total, unit, stream }: Setting): Progress {
  const single = new SingleBar({
    stream,
    format: `{bar} {percentage} %  {value} of {total} ${unit}  {eta_formatted} left{failures}`,
    barCompleteChar: '#',
    barIncompleteChar: '.',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  })
  single.start(total, 0, { failures: '' })
  return {
    update: (done, failed = 0) => single.update(done, { failures: failed > 0 ? `, ${failed} failed` : '' }),
    stop: () => single.stop(),
  }
}
