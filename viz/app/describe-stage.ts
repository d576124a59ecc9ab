import { nameOf, platformsInOrder, type Lab } from './lab.ts'

/** The moment as a paragraph: where people live, and the largest moves of the day. */
export function describeStage(lab: Lab): string {
  const { texts, format, record, player, perDot } = lab
  const last = (record?.crowds.length ?? 0) - 1
  if (!record || last < 0) return texts.stage.empty
  const day = Math.min(Math.floor(player.state.time), last)
  const crowd = record.crowds[day]!
  const people = (dots: number) => format.people(dots * perDot)
  const names = [...record.head.platforms.map((id) => nameOf(lab, id)), texts.offline]
  const homes = [
    ...platformsInOrder(lab).map((id) => texts.stage.home(nameOf(lab, id), people(crowd.main[record.slot(id)]!))),
    texts.stage.home(texts.offline, people(crowd.main.at(-1)!)),
  ].join(', ')
  const moves = [...record.crowds[Math.min(day + 1, last)]!.flows]
    .map((dots, k) => ({ dots, from: Math.floor(k / names.length), to: k % names.length }))
    .filter(({ dots, from, to }) => dots > 0 && from !== to)
    .sort((a, b) => b.dots - a.dots)
    .slice(0, 3)
    .map(({ dots, from, to }) => texts.stage.move(names[from]!, names[to]!, people(dots)))
  const said = moves.length > 0 ? moves.join(' ') : texts.stage.noMoves
  return texts.stage.paragraph(format.longDate(day), homes, said)
}
