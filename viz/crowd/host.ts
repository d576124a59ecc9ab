import * as Comlink from 'comlink'
import type { CrowdStage } from './stage-canvas.ts'

/** The same stage with every answer as a promise. */
export type RemoteStage = {
  [K in keyof CrowdStage]: (...args: Parameters<CrowdStage[K]>) => Promise<ReturnType<CrowdStage[K]>>
}

export interface CrowdHost {
  stage: RemoteStage
  /** Whether the crowd is painted in a worker of its own. */
  apart: boolean
  /** Ends the worker. The stage does not answer any more. */
  close(): void
}

/**
 * Paints the crowd in a worker where the browser lets a canvas go there, in the page otherwise.
 *
 * @param canvas a canvas that nothing has drawn on yet
 */
export function createCrowdHost(canvas: HTMLCanvasElement): CrowdHost {
  return hostApart(canvas) ?? hostHere(canvas)
}

function hostApart(canvas: HTMLCanvasElement): CrowdHost | null {
  if (typeof Worker === 'undefined' || !('transferControlToOffscreen' in canvas)) return null
  let worker: Worker
  try {
    worker = new Worker(new URL('./crowd-worker.ts', import.meta.url), { type: 'module' })
  } catch {
    return null
  }
  const offscreen = canvas.transferControlToOffscreen()
  const { port1, port2 } = new MessageChannel()
  worker.postMessage({ canvas: offscreen, port: port2 }, [offscreen, port2])
  const stage = Comlink.wrap<CrowdStage>(port1)
  return { stage: stage as unknown as RemoteStage, apart: true, close: () => worker.terminate() }
}

/** Few browsers need this, so it is loaded on use. */
function hostHere(canvas: HTMLCanvasElement): CrowdHost {
  const stage = import('./stage-canvas.ts').then(({ StageCanvas }) => new StageCanvas(canvas))
  const remote: RemoteStage = {
    begin: async (...args) => (await stage).begin(...args),
    append: async (...args) => (await stage).append(...args),
    arrange: async (...args) => (await stage).arrange(...args),
    show: async (...args) => (await stage).show(...args),
    pick: async (...args) => (await stage).pick(...args),
    around: async (...args) => (await stage).around(...args),
    find: async (...args) => (await stage).find(...args),
  }
  return { stage: remote, apart: false, close: () => undefined }
}
