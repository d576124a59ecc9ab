import { expect, test } from 'vitest'
import { saltelli } from '../../analysis/designs/saltelli.ts'
import { morrisTrajectories } from '../../analysis/designs/trajectories.ts'
import { normal, seeded } from '../../analysis/random.ts'
import { morris } from '../../analysis/sensitivity/morris.ts'
import { sobolIndices } from '../../analysis/sensitivity/sobol-indices.ts'

const ishigami = (unit: readonly number[]) => {
  const [x, y, z] = unit.map((u) => Math.PI * (2 * u - 1)) as [number, number, number]
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
}

const indices = (model: (x: readonly number[]) => number, samples: number, dimensions: number, resamples: number) => {
  const design = saltelli(samples, dimensions, seeded('design'))
  const outputs = { a: design.a.map(model), b: design.b.map(model), ab: design.ab.map((rows) => rows.map(model)) }
  return sobolIndices(outputs, seeded('bootstrap'), { resamples })
}

test("Ishigami's function has its published indices", () => {
  const got = indices(ishigami, 4096, 3, 100)
  const published = [
    [0.3139, 0.5576],
    [0.4424, 0.4424],
    [0, 0.2437],
  ]
  got.forEach(({ first, total }, i) => {
    expect(first.value).toBeCloseTo(published[i]![0]!, 2)
    expect(total.value).toBeCloseTo(published[i]![1]!, 2)
    for (const [estimate, value] of [
      [first, published[i]![0]!],
      [total, published[i]![1]!],
    ] as const) {
      expect(estimate.lower).toBeLessThan(value)
      expect(estimate.upper).toBeGreaterThan(value)
    }
  })
})

test('the indices of a sum are the shares of its terms, and first and total agree', () => {
  // Variances 1/12, 4/12, 9/12 of uniform terms.
  const got = indices(([x, y, z]) => 100 + x! + 2 * y! + 3 * z!, 1024, 3, 50)
  got.forEach(({ first, total }, i) => {
    expect(first.value).toBeCloseTo((i + 1) ** 2 / 14, 2)
    expect(total.value).toBeCloseTo((i + 1) ** 2 / 14, 2)
  })
})

test('a failed run takes only its row out of the indices', () => {
  const got = indices((x) => (x[0]! > 0.499 && x[0]! < 0.501 ? NaN : x[0]!), 1024, 2, 50)
  expect(got[0]!.first.value).toBeCloseTo(1, 1)
  expect(got[1]!.total.value).toBe(0)
})

/** The function of Morris (1991), section 4: 20 inputs of which ten matter. */
function morrisFunction(seed: string): (x: readonly number[]) => number {
  const random = seeded(seed)
  const first = Array.from({ length: 20 }, (_, i) => (i < 10 ? 20 : normal(random)))
  const second = Array.from({ length: 20 }, (_, i) =>
    Array.from({ length: 20 }, (_, j) => (i < 6 && j < 6 ? -15 : normal(random))),
  )
  return (x) => {
    const w = x.map((u, i) => ([2, 4, 6].includes(i) ? 2 * ((1.1 * u) / (u + 0.1) - 0.5) : 2 * (u - 0.5)))
    let y = 0
    for (let i = 0; i < 20; i++) {
      y += first[i]! * w[i]!
      for (let j = i + 1; j < 20; j++) {
        y += second[i]![j]! * w[i]! * w[j]!
        for (let l = j + 1; l < 5; l++) {
          y -= 10 * w[i]! * w[j]! * w[l]!
          for (let s = l + 1; s < 4; s++) y += 5 * w[i]! * w[j]! * w[l]! * w[s]!
        }
      }
    }
    return y
  }
}

test("Morris' function is screened as published: 8, 9, 10 plainly linear, 1 to 7 curved or interacting, the rest nothing", () => {
  const model = morrisFunction('coefficients')
  const trajectories = morrisTrajectories(60, 20, seeded('trajectories'))
  const got = morris(
    trajectories,
    trajectories.map((points) => points.map(model)),
  )
  for (const { mu, muStar, sigma } of got.slice(7, 10)) {
    // dy/dx = 2 dy/dw = 40
    expect(Math.abs(mu - 40)).toBeLessThan(6)
    expect(muStar).toBe(mu)
    expect(sigma).toBeLessThan(12)
  }
  for (const { sigma } of got.slice(0, 7)) expect(sigma).toBeGreaterThan(18)
  for (const { muStar, sigma } of got.slice(10)) {
    expect(muStar).toBeLessThan(14)
    expect(sigma).toBeLessThan(16)
  }
  const least = Math.min(...got.slice(0, 10).map(({ muStar }) => muStar))
  expect(least).toBeGreaterThan(1.5 * Math.max(...got.slice(10).map(({ muStar }) => muStar)))
})

test('effects of a linear model are its slopes, with no spread', () => {
  const trajectories = morrisTrajectories(5, 3, seeded('t'))
  const outputs = trajectories.map((points) => points.map(([x, y]) => 4 * x! - 3 * y!))
  const got = morris(trajectories, outputs)
  const expected = [
    [4, 4],
    [-3, 3],
    [0, 0],
  ]
  got.forEach((screening, i) => {
    expect(screening.mu).toBeCloseTo(expected[i]![0]!, 12)
    expect(screening.muStar).toBeCloseTo(expected[i]![1]!, 12)
    expect(screening.sigma).toBeCloseTo(0, 12)
    expect(screening.muStarError).toBeCloseTo(0, 12)
  })
})

test('a failed run takes only its effects out of the screening', () => {
  const trajectories = morrisTrajectories(5, 2, seeded('t'))
  const outputs = trajectories.map((points, t) => points.map(([x], i) => (t === 0 && i === 1 ? NaN : x!)))
  expect(morris(trajectories, outputs)[0]!.mu).toBeCloseTo(1, 12)
})
