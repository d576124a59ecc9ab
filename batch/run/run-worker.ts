import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { measureCosts } from './measure-costs.ts'
import { type RunReport, type RunRequest, STOP } from './run-messages.ts'
import { simulateDays } from './simulate-days.ts'

// The thread in which one run is computed, so that the main one can answer a Ctrl-C at any moment.

const request = workerData as RunRequest
const send = (report: RunReport, moved?: ArrayBufferLike) =>
  parentPort!.postMessage(report, moved ? [moved as ArrayBuffer] : [])

if (request.kind === 'measure') {
  send(measureCosts(request.scenario))
  send({ kind: 'done' })
} else {
  const days = simulateDays(request, () => receiveMessageOnPort(parentPort!)?.message === STOP)
  let step = await days.next()
  for (; step.done !== true; step = await days.next()) {
    const { value } = step
    send(
      value,
      value.kind === 'day' ? value.values.buffer : value.kind === 'checkpoint' ? value.bytes.buffer : undefined,
    )
  }
  send({ kind: step.value ? 'done' : 'stopped' })
}
