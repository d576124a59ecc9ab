import { DRIVERS, TEXTURES, type Driver, type Texture } from '../style/tokens.ts'
import type { ChartContext, Layer } from './chart.ts'

/**
 * Defines the fills of the drivers' layers, patterns among them, and says how to refer to them.
 *
 * @param id prefix that is unique in the page
 */
export function defineTextures(chart: Layer, context: ChartContext, id: string): (driver: Driver) => string {
  const definitions = chart.append('defs')
  for (const driver of DRIVERS) {
    const texture = TEXTURES[driver]
    if (texture === 'plain') continue
    const pattern = definitions
      .append('pattern')
      .attr('id', `${id}-${driver}`)
      .attr('patternUnits', 'userSpaceOnUse')
      .attr('width', 7)
      .attr('height', 7)
    if (texture === 'hatch') pattern.attr('patternTransform', 'rotate(45)')
    pattern.append('rect').attr('width', 7).attr('height', 7).attr('fill', context.palette.drivers[driver])
    strokes(pattern as unknown as Layer, texture, context.palette.paper)
  }
  return (driver) => (TEXTURES[driver] === 'plain' ? context.palette.drivers[driver] : `url(#${id}-${driver})`)
}

function strokes(pattern: Layer, texture: Texture, paper: string): void {
  if (texture === 'dots') pattern.append('circle').attr('cx', 3.5).attr('cy', 3.5).attr('r', 1.3).attr('fill', paper)
  else if (texture === 'hatch') pattern.append('rect').attr('width', 2).attr('height', 7).attr('fill', paper)
  else pattern.append('rect').attr('width', 7).attr('height', 1.6).attr('fill', paper)
}
