import { parentPort, workerData } from 'node:worker_threads'
import type { Command } from '../../sim/run/commands.ts'
import { hostShard } from '../../sim/shared-simulation.ts'
import type { ShardSeat } from './shard-messages.ts'

// A thread with a part of the people: it does what the thread of the run says, one command at a time.

const { scenario, shards, index, edges } = workerData as ShardSeat
const host = hostShard(scenario, shards, index, edges)
parentPort!.on('message', (command: Command) => parentPort!.postMessage(host.obey(command)))
