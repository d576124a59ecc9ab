import { parentPort, workerData } from 'node:worker_threads'
import { measureCosts } from './measure-costs.ts'
import type { RunReport, RunRequest } from './run-messages.ts'
import { simulateDays } from './simulate-days.ts'

// The thread in which one run is computed, so that the main one can answer a Ctrl-C at any moment.

const request = workerData as RunRequest
const send = (report: RunReport, values?: Float64Array) =>
  parentPort!.postMessage(report, values ? [values.buffer as ArrayBuffer] : [])

if (request.kind === 'measure') send(measureCosts(request.scenario))
else
  for await (const report of simulateDays(request.scenario, request.edges, request.threads))
    send(report, report.kind === 'day' ? report.values : undefined)
send({ kind: 'done' })
