import { describe, expect, it } from 'vitest'
import { Player, type Clock, type Reached } from '../../../viz/player/player.ts'

/** A clock that stands until it is told to go on. */
function handClock() {
  let now = 0
  const waiting = new Map<number, () => void>()
  let handles = 0
  const clock: Clock = {
    now: () => now,
    request(callback) {
      waiting.set(++handles, callback)
      return handles
    },
    cancel: (handle) => waiting.delete(handle),
  }
  const pass = (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 20) {
      now += 20
      const due = [...waiting.values()]
      waiting.clear()
      for (const callback of due) callback()
    }
  }
  const sleep = (milliseconds: number) => {
    now += milliseconds
    const due = [...waiting.values()]
    waiting.clear()
    for (const callback of due) callback()
  }
  return { clock, pass, sleep, waiting }
}

function playerOf(days: number, ready = days) {
  const hand = handClock()
  const player = new Player(days, hand.clock)
  player.setReady(ready)
  return { player, ...hand }
}

describe('the player', () => {
  it('does not start by itself', () => {
    const { player, pass } = playerOf(75)
    pass(1000)
    expect(player.state.time).toBe(0)
  })

  it('plays a day a second, and as fast as it is told', () => {
    const { player, pass } = playerOf(75)
    player.play()
    pass(2000)
    expect(player.state.time).toBeCloseTo(2, 6)
    player.setSpeed(4)
    pass(1000)
    expect(player.state.time).toBeCloseTo(6, 6)
  })

  it('waits for the run and goes on when it has come further', () => {
    const { player, pass } = playerOf(75, 3)
    player.play()
    pass(5000)
    expect(player.state).toMatchObject({ time: 3, playing: true })
    player.setReady(10)
    pass(1000)
    expect(player.state.time).toBeCloseTo(4, 6)
  })

  it('stops at the end, asks for nothing more, and plays again from the beginning', () => {
    const { player, pass, waiting } = playerOf(2)
    player.play()
    pass(3000)
    expect(player.state).toMatchObject({ time: 2, playing: false })
    expect(waiting.size).toBe(0)
    player.play()
    expect(player.state.time).toBe(0)
  })

  it('does not leap when the tab slept', () => {
    const { player, sleep } = playerOf(75)
    player.play()
    sleep(60_000)
    expect(player.state.time).toBeLessThan(0.3)
  })

  it('jumps to any moment, clamped, and says that it jumped', () => {
    const { player } = playerOf(75)
    const seen: Reached[] = []
    player.listen((_, reached) => seen.push(reached))
    player.seek(19.5)
    player.step(7)
    expect(player.state.time).toBe(26.5)
    player.seek(1e9)
    expect(player.state.time).toBe(75)
    player.seek(-5)
    expect(player.state.time).toBe(0)
    expect(seen).toEqual(['jumped', 'jumped', 'jumped', 'jumped'])
  })

  it('does not run backwards when a new run is behind the moment shown', () => {
    const { player, pass } = playerOf(75)
    player.seek(30)
    player.setReady(5)
    player.play()
    pass(1000)
    expect(player.state.time).toBe(30)
  })

  it('goes through its speeds one by one', () => {
    const { player } = playerOf(75)
    for (let i = 0; i < 10; i++) player.faster()
    expect(player.state.speed).toBe(8)
    player.slower()
    expect(player.state.speed).toBe(4)
  })
})
