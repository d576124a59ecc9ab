import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

// The lint rules say the same; this test also holds where nobody runs them, and for paths that no pattern sees.

const ROOT = resolve(import.meta.dirname, '../..')

/** Rooms that each room opens onto; the name and version in package.json are everybody's. */
const DOORS: Record<string, string[]> = {
  sim: ['sim', 'scenarios'],
  analysis: ['analysis', 'sim', 'scenarios'],
  batch: ['batch', 'analysis', 'sim', 'scenarios'],
  viz: ['viz', 'analysis', 'sim', 'scenarios'],
}

/** Packages that the pure rooms may use: sim draws and reads text, analysis also reads networks that other programs wrote. */
const PURE: Record<string, string[]> = {
  sim: ['seedrandom', 'yaml'],
  analysis: ['seedrandom', 'yaml', '@xmldom/xmldom', 'graphology', 'graphology-gexf', 'graphology-graphml'],
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? sources(path) : name.endsWith('.ts') ? [path] : []
  })
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  const { staticImports, staticExports, dynamicImports } = parseSync(path, text).module
  return [
    ...staticImports.map((one) => one.moduleRequest.value),
    ...staticExports.flatMap((one) => one.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...dynamicImports.map(({ moduleRequest }) =>
      text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
    ),
    ...[...text.matchAll(/new URL\(\s*['"](\.[^'"]+)['"]/g)].map((match) => match[1]!),
  ]
}

const roomOf = (path: string) => relative(ROOT, path).split(/[/\\]/)[0]!

describe.each(Object.keys(DOORS))('%s', (room) => {
  const files = sources(join(ROOT, room))

  test('opens onto the rooms that it may open onto, and no other', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter(
          (to) => to.startsWith('.') && ![...DOORS[room]!, 'package.json'].includes(roomOf(resolve(file, '..', to))),
        )
        .map((to) => `${relative(ROOT, file)} imports ${to}`),
    )
    expect(wrong).toEqual([])
  })
})

describe.each(['sim', 'analysis'])('%s', (room) => {
  const files = sources(join(ROOT, room))

  test('uses no package that reaches outside', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((to) => !to.startsWith('.') && !PURE[room]!.includes(to))
        .map((to) => `${relative(ROOT, file)} imports ${to}`),
    )
    expect(wrong).toEqual([])
  })

  test('uses nothing in which two engines, or two runs, can differ', () => {
    const impure =
      /\bMath\.(?:random|exp|expm1|log|log1p|log2|log10|pow|a?sinh?|a?cosh?|a?tanh?|atan2|cbrt|hypot)\b|\bnew Date\b|\bDate\.|\bperformance\.|\bIntl\b|\.toLocale|\.localeCompare|(?<!\b2) \*\*=? /
    const wrong = files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => impure.test(line.replace(/^\s*(?:\/\/|\/?\*).*$|\/\/.*$/, '')))
        .map((line) => `${relative(ROOT, file)}: ${line.trim()}`),
    )
    expect(wrong).toEqual([])
  })
})
