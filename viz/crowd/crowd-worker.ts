import * as Comlink from 'comlink'
import { StageCanvas } from './stage-canvas.ts'

// The page sends its canvas first; from then on the stage answers as if it were in the page.
addEventListener(
  'message',
  (event: MessageEvent<{ canvas: OffscreenCanvas; port: MessagePort }>) => {
    Comlink.expose(new StageCanvas(event.data.canvas), event.data.port)
  },
  { once: true },
)
