import type { Glass } from '../../../sim/history/diary.ts'
import { REASONS } from '../../../sim/observe/metrics.ts'
import { drained, HOLDS_BACK, layersHeard, layersOf, type ByDriver } from '../../app/driver-layers.ts'
import type { Format } from '../../texts/format.ts'
import type { Texts } from '../../texts/index.ts'

/** Pressure that a line of the diary can show. */
export interface LineGlass {
  of: 'hearing' | 'joining'
  glass: Glass
  /** What the person had heard of the platform lately, by source, in the order of HEARD_FROM. */
  heard: readonly number[]
}

/** A glass as it is drawn. */
export interface DrawnGlass {
  /** Pressure by driver, as shares of the threshold; together at most 1. */
  layers: ByDriver
  /** What has no layer, and came off (or came to) all of them: `taste and language −11 %`; empty when nothing did. */
  against: string
}

/** Makes the layers of a glass ready to be drawn. */
export function drawnGlass({ of, glass, heard }: LineGlass, texts: Texts, format: Format): DrawnGlass {
  const { threshold, drops, layers } = glass
  const full = threshold === 0 ? 0 : Math.min(1, drops / threshold)
  if (of === 'hearing') return { layers: drained(layersHeard(layers), full), against: '' }
  const against = HOLDS_BACK.map((reason) => ({ reason, share: layers[REASONS.indexOf(reason)]! / (threshold || 1) }))
    .filter(({ share }) => Math.abs(share) >= 0.005)
    .map(({ reason, share }) => `${texts.reasons[reason]} ${share > 0 ? '+' : ''}${format.percent(share)}`)
  return { layers: drained(layersOf(layers, heard).layers, full), against: against.join(', ') }
}
