/** The part of AgentScript (which ships no types) that the benchmark uses. */
declare module 'agentscript' {
  export interface Turtle<T> {
    linkNeighbors(): T[]
  }
  export interface AgentArray<T> extends ReadonlyArray<T> {
    ask(action: (agent: T) => void): void
  }
  export class Model<T extends Turtle<T>> {
    turtles: AgentArray<T> & { create(count: number, init: (turtle: T) => void): T[] }
    links: { createOne(from: T, to: T): unknown }
    ticks: number
    setup(): void
    step(): void
    tick(): void
  }
  export const util: {
    randomSeed(seed: number): void
    randomFloat(max: number): number
  }
}

/** The part of flocc that the benchmark uses; said here so that the types check where flocc is not installed. */
declare module 'flocc' {
  export class Agent {
    environment: Environment
    constructor(data?: Record<string, unknown>)
    get(name: string): unknown
    set(name: string, value: unknown): void
  }
  export class Environment extends Agent {
    time: number
    addAgent(agent: Agent): void
    getAgents(): Agent[]
    tick(options: { randomizeOrder: boolean }): void
  }
}
