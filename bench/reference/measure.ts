import { watchMemory } from '../child.ts'
import { stopwatch } from '../stopwatch.ts'
import { median } from '../table.ts'
import { GraphFile, writeGraph } from './graph-file.ts'
import { VERSIONS } from './versions.ts'

/** What a process of this script is asked to do; the answer is a line of JSON on standard output. */
export type Task =
  | { kind: 'graph'; path: string; users: number }
  | { kind: 'cost'; path: string; version: string; warmUp: number; batch: number; batches: number }
  | { kind: 'shares'; path: string; version: string; seeds: readonly number[]; ticks: number }

/** Milliseconds per tick (median over batches) and bytes by which memory grew at its peak. */
export interface Cost {
  msPerTick: number
  growth: number
}

/** Shares of users per platform after the last tick, one row per seed. */
export type Shares = number[][]

const WARM_UP_TICKS = 20

async function cost({ path, version, warmUp, batch, batches }: Extract<Task, { kind: 'cost' }>): Promise<Cost> {
  const graph = new GraphFile(path)
  const build = await VERSIONS[version]!()
  const growth = watchMemory()
  const model = build(graph, 1)
  graph.close()
  // the compiler needs time, the model ticks: users begin without habits and settle within some ticks
  runFor(warmUp, WARM_UP_TICKS)
  const times = Array.from({ length: batches }, () => runFor(batch, 1))
  return { msPerTick: median(times), growth: growth() }

  /** Milliseconds per tick over at least so many milliseconds and ticks. */
  function runFor(milliseconds: number, leastTicks: number): number {
    const elapsed = stopwatch()
    let ticks = 0
    // the clock is read so seldom that reading it costs nothing beside the ticks
    for (let stride = 1; ; stride *= 2) {
      for (let i = 0; i < stride; i++) model.tick()
      ticks += stride
      const time = elapsed()
      if (ticks >= leastTicks && time >= milliseconds) return time / ticks
    }
  }
}

async function shares({ path, version, seeds, ticks }: Extract<Task, { kind: 'shares' }>): Promise<Shares> {
  const build = await VERSIONS[version]!()
  return seeds.map((seed) => {
    const graph = new GraphFile(path)
    const model = build(graph, seed)
    graph.close()
    for (let tick = 0; tick < ticks; tick++) model.tick()
    return model.counts().map((count) => count / graph.users)
  })
}

async function answer(task: Task): Promise<Cost | Shares | null> {
  if (task.kind === 'cost') return cost(task)
  if (task.kind === 'shares') return shares(task)
  writeGraph(task.path, task.users)
  return null
}

console.log(JSON.stringify(await answer(JSON.parse(process.argv[2]!) as Task)))
