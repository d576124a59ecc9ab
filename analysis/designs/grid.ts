/**
 * Full factorial design: every combination of the levels, the last axis running fastest.
 *
 * @param axes levels of each factor
 * @returns one row for each combination; one empty row when there is no axis
 */
export function grid<Level>(axes: readonly (readonly Level[])[]): Level[][] {
  return axes.reduce<Level[][]>((rows, levels) => rows.flatMap((row) => levels.map((level) => [...row, level])), [[]])
}

/**
 * A design given row by row.
 *
 * @param names the factors, in the order wanted
 * @param rows a value for each name
 * @throws RangeError when a row lacks a factor or names another
 */
export function list<Level>(names: readonly string[], rows: readonly Readonly<Record<string, Level>>[]): Level[][] {
  return rows.map((row, index) => {
    const stranger = Object.keys(row).find((name) => !names.includes(name))
    if (stranger !== undefined) throw new RangeError(`row ${index + 1} names ${stranger}, which is not a factor`)
    return names.map((name) => {
      const level = row[name]
      if (level === undefined) throw new RangeError(`row ${index + 1} says nothing of ${name}`)
      return level
    })
  })
}
