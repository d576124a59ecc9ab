import type { Mistake } from '../../sim/schema/mistake.ts'
import { h } from '../app/dom.ts'
import type { OwnTexts } from './texts.ts'

/**
 * All mistakes of a file in the words of the command line, each with its place; those of this file lead there.
 *
 * @param file name of the file that is shown
 * @param go called with line and column, from 1
 */
export function mistakesList(
  mistakes: readonly Mistake[],
  file: string,
  texts: OwnTexts,
  go: (line: number, column: number) => void,
): HTMLElement {
  return h(
    'ol',
    { class: 'mistakes', label: texts.mistakes },
    ...mistakes.map((mistake) => h('li', {}, placeOf(mistake, file, texts, go), ' ', ...wordsOf(mistake, texts))),
  )
}

function placeOf(
  { file, line, column }: Mistake,
  shown: string,
  texts: OwnTexts,
  go: (line: number, column: number) => void,
): HTMLElement | string {
  if (line === 0) return `${file}:`
  const place = texts.place(line, column)
  if (file !== shown) return `${file}, ${place}:`
  return h('button', { attrs: { type: 'button' }, on: { click: () => go(line, column) } }, `${place}:`)
}

function wordsOf({ path, found, expected, nearest }: Mistake, texts: OwnTexts): (HTMLElement | string)[] {
  const about = path === '' ? [] : [h('code', {}, path), ': ']
  return [...about, texts.mistake(found, expected), ...(nearest === undefined ? [] : ['; ', texts.nearest(nearest)])]
}
