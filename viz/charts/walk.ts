/**
 * Lets arrow keys walk the marks of a chart: one of them takes part in the tab order, left and
 * right (up and down) go from mark to mark, Home and End to the ends. Works by keys alone; what
 * a mark shows on focus is the caller's.
 *
 * @param onFocus called with the mark that is focused or pointed at, and null when none is any more
 */
export function walkMarks(chart: Element, onFocus: (mark: Element | null) => void): void {
  const marks = [...chart.querySelectorAll<SVGElement>('.mark')]
  marks[0]?.setAttribute('tabindex', '0')
  const go = (index: number) => {
    const next = marks[Math.min(marks.length - 1, Math.max(0, index))]
    for (const mark of marks) mark.setAttribute('tabindex', mark === next ? '0' : '-1')
    next?.focus()
  }
  // Whoever points elsewhere, or lifts the finger, comes back to the mark that has the focus.
  const focused = () => marks.find((mark) => mark === chart.ownerDocument.activeElement) ?? null
  marks.forEach((mark, index) => {
    mark.addEventListener('focus', () => onFocus(mark))
    mark.addEventListener('blur', () => onFocus(null))
    mark.addEventListener('pointerenter', () => onFocus(mark))
    mark.addEventListener('pointerleave', () => onFocus(focused()))
    mark.addEventListener('keydown', (event) => {
      const target = destination(event.key, index, marks.length)
      if (target === null) return
      event.preventDefault()
      event.stopPropagation()
      go(target)
    })
  })
}

function destination(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return index + 1
    case 'ArrowLeft':
    case 'ArrowUp':
      return index - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
