import { forceCollide, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3'
import { mix32 } from '../../sim/random/hash.ts'
import { haloRadius, outlineRadius, pitchFor } from './scene.ts'

/** What the layout has to know of a platform, in dots on its fullest day. */
export interface IslandSize {
  main: number
  second: number
  /** People leave from here: it lies at the left. */
  source: boolean
}

interface Node extends SimulationNodeDatum {
  radius: number
  anchor: { x: number; y: number }
}

/** Room kept free of islands for the sediment below, in px. */
const BOTTOM = 40
const LABEL = 34

/** Part of the stage that islands and halos may cover at most; the rest is for names, ribbons and quiet. */
const COVER = 0.44
const SHRINK = 0.92
const TRIES = 10

/**
 * The largest layout in which no two islands touch, on their fullest day with their halos.
 *
 * @param headroom px kept free above, for a date and a finding
 * @returns pitch of the dots, and centres in the order of `sizes`
 */
export function layIslands(
  sizes: readonly IslandSize[],
  width: number,
  height: number,
  headroom: number,
): { pitch: number; x: Float64Array; y: Float64Array } {
  const homes = sizes.reduce((sum, size) => sum + size.main + size.second, 0)
  for (let cover = COVER, tries = 1; ; cover *= SHRINK, tries++) {
    const pitch = pitchFor(width, height, homes, cover)
    const centres = placeIslands(sizes, { width, height, headroom, pitch })
    if (tries === TRIES || areApart(sizes, centres, pitch)) return { pitch, ...centres }
  }
}

function areApart(
  sizes: readonly IslandSize[],
  { x, y }: { x: Float64Array; y: Float64Array },
  pitch: number,
): boolean {
  const radii = sizes.map((size) => haloRadius(outlineRadius(size.main, pitch), size.second, pitch))
  return radii.every((a, i) => radii.slice(0, i).every((b, j) => Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) >= a + b))
}

/**
 * Positions of the islands' centres. Sources lie at the left, the large others at the right, the
 * small ones, where the story happens, between them; then overlaps are resolved by a force layout.
 *
 * @returns centres in the order of `sizes`
 */
function placeIslands(
  sizes: readonly IslandSize[],
  stage: { width: number; height: number; headroom: number; pitch: number },
): { x: Float64Array; y: Float64Array } {
  const { width, height, headroom, pitch } = stage
  const free = height - headroom - BOTTOM * 0.6
  const middle = headroom + free / 2
  const radii = sizes.map((size) => haloRadius(outlineRadius(size.main, pitch), size.second, pitch))
  const large = (i: number) => radii[i]! > height * 0.16
  const order = sizes.map((_, i) => i).sort((a, b) => radii[b]! - radii[a]! || a - b)
  const sources = order.filter((i) => sizes[i]!.source)
  const others = order.filter((i) => !sizes[i]!.source && large(i))
  const small = order.filter((i) => !sizes[i]!.source && !large(i))
  const anchors: { x: number; y: number }[] = sizes.map(() => ({ x: width / 2, y: height / 2 }))

  let left = 12
  for (const i of sources) {
    anchors[i] = { x: left + radii[i]!, y: middle }
    left += 2 * radii[i]!
  }
  let right = width - 8
  const stacked = width < height * 1.5
  others.forEach((i, rank) => {
    const upper = rank % 2 === 1
    anchors[i] = {
      x: right - radii[i]!,
      y: stacked ? headroom + free * (upper ? 0.1 : 0.65) : middle - (upper ? height * 0.16 : 0),
    }
    if (!stacked) right -= 2 * radii[i]! + 6
  })
  if (stacked && others.length > 0) right -= 2 * Math.max(...others.map((i) => radii[i]!))
  small.forEach((i, rank) => {
    const lane = (rank + 0.5) / small.length
    anchors[i] = {
      x: left + (right - left) * (0.42 + 0.16 * (rank % 2)),
      y: headroom + 44 + (height - headroom - BOTTOM - 60) * lane,
    }
  })

  const nodes: Node[] = sizes.map((_, i) => ({
    radius: radii[i]! + (large(i) ? 4 : LABEL),
    anchor: anchors[i]!,
    x: anchors[i]!.x,
    y: anchors[i]!.y,
  }))
  let draw = 0
  const simulation = forceSimulation(nodes)
    .randomSource(() => mix32(++draw) / 4294967296)
    .force('x', forceX<Node>((node) => node.anchor.x).strength(0.12))
    .force('y', forceY<Node>((node) => node.anchor.y).strength(0.12))
    .force(
      'apart',
      forceCollide<Node>((node) => node.radius)
        .strength(0.9)
        .iterations(3),
    )
    .stop()
  for (let tick = 0; tick < 200; tick++) {
    simulation.tick()
    nodes.forEach((node, i) => {
      node.x = clamp(node.x!, radii[i]! + 2, width - radii[i]! - 2)
      node.y = clamp(node.y!, radii[i]! + headroom + (large(i) ? 0 : 8), height - radii[i]! - BOTTOM * 0.6)
    })
  }
  return { x: Float64Array.from(nodes, (node) => node.x!), y: Float64Array.from(nodes, (node) => node.y!) }
}

function clamp(value: number, low: number, high: number): number {
  return low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value))
}
