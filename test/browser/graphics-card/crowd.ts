import type { Arrangement } from '../../../viz/crowd/stage-canvas.ts'
import { syntheticFrames } from '../../viz/crowd/synthetic.ts'

export const DOTS = 2000
export const SLOTS = 5

export const frames = () => syntheticFrames(DOTS, 30)

/** Five islands in colours that can be told apart, some of them half transparent. */
export const arrangement: Arrangement = {
  scene: {
    width: 400,
    height: 200,
    pitch: 3,
    x: Float64Array.of(80, 170, 180, 260, 340),
    y: Float64Array.of(100, 60, 140, 70, 110),
    ground: 195,
  },
  ratio: 1,
  mode: 'from',
  colours: {
    homes: Uint32Array.of(0xff2040e0, 0xff40a020, 0xffe0a030, 0xff9040c0, 0xff20c0d0, 0x80808080),
    bands: Uint32Array.of(0xff101010, 0xff404040, 0xff808080, 0xffc0c0c0),
  },
}
