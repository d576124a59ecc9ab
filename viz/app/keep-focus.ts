const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]'

/**
 * Draws a part of the page anew and leaves the focus where it was: on the control at the same place.
 * When that one cannot take it any more, as an undo that has nothing left to undo, its neighbour does.
 */
export function keepFocus(part: HTMLElement, draw: () => void): void {
  const controls = () => [...part.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const place = controls().indexOf(document.activeElement as HTMLElement)
  draw()
  if (place < 0) return
  const now = controls()
  for (const control of [now[place], now[place + 1], now[place - 1]]) {
    control?.focus()
    if (control && control === document.activeElement) return
  }
}
