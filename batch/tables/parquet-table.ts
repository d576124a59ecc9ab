import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { SchemaElement } from 'hyparquet'
import { provenanceLines } from '../../analysis/tidy/provenance.ts'
import type { Provenance } from '../../analysis/tidy/provenance.ts'
import type { Series } from '../../analysis/tidy/series.ts'
import type { Sink, TableWriter } from '../../analysis/tidy/table-writer.ts'

/** Rows of a row group: large enough to be packed well, small enough to be held. */
const GROUP = 100_000

/** A tidy table in Parquet: the columns of the CSV, the provenance as key-value metadata. */
export async function parquetTable(sink: Sink, origin: Provenance, series: readonly Series[]): Promise<TableWriter> {
  const bytes = new ByteWriter()
  const columns = {
    date: [] as Date[],
    platform: [] as string[],
    segment: [] as string[],
    metric: [] as string[],
    value: [] as (number | null)[],
  }
  const writer = new ParquetWriter({
    writer: bytes,
    schema: SCHEMA,
    createdBy: `exodus ${origin.version}`,
    kvMetadata: provenanceLines(origin).map(([key, value]) => ({ key: `exodus.${key.replaceAll(' ', '_')}`, value })),
  })
  const pass = async () => {
    // Offsets in the file are counted by the writer itself, so what has been passed on can be dropped.
    const done = bytes.getBytes().slice()
    bytes.index = 0
    await sink(done)
  }
  const writeGroup = async () => {
    const rows = columns.value.length
    await writer.write({
      columnData: Object.entries(columns).map(([name, data]) => ({ name, data })),
      rowGroupSize: rows,
    })
    await pass()
    for (const column of Object.values(columns)) column.length = 0
  }
  return {
    async day(date, values) {
      const when = new Date(`${date}T00:00:00Z`)
      series.forEach(({ platform, segment, metric }, k) => {
        columns.date.push(when)
        columns.platform.push(platform)
        columns.segment.push(segment)
        columns.metric.push(metric)
        columns.value.push(Number.isNaN(values[k]!) ? null : values[k]!)
      })
      if (columns.value.length >= GROUP) await writeGroup()
    },
    async finish() {
      if (columns.value.length > 0) await writeGroup()
      await writer.finish()
      await pass()
    },
  }
}

const text = (name: string): SchemaElement => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  repetition_type: 'REQUIRED',
})

const SCHEMA: SchemaElement[] = [
  { name: 'root', num_children: 5 },
  { name: 'date', type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' },
  text('platform'),
  text('segment'),
  text('metric'),
  { name: 'value', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
]
