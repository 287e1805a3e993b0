// Opens every table that sitrep writes in DuckDB, as an analyst would, and checks rows and types.
// Usage: node duckdb.mjs DIR, where DIR holds one file a format.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const require = createRequire(process.cwd() + '/')
const { DuckDBInstance } = require('@duckdb/node-api')
const dir = process.argv[2]
const db = await (await DuckDBInstance.create(':memory:')).connect()
const rows = async (sql) => (await db.runAndReadAll(sql)).getRowsJson()
let failed = 0
const check = (ok, what) => { if (!ok) { failed++; console.error('formats: ' + what) } }

const records = readFileSync(dir + '/json', 'utf8').trim().split('\n').map((l) => JSON.parse(l))
const claims = records.flatMap((r) => r.claims ?? [])
const current = claims.filter((c) => !c.negated && !c.background && ['happened', 'ongoing'].includes(c.aspect))
const assaults = current.filter((c) => c.type === 'ASSAULT' && c.mode !== 'destroy')

// Columns that are not text, as DuckDB should take them.
const numbers = (names, type) => Object.fromEntries(names.split(' ').map((n) => [n, type]))
const common = {
  ...numbers('scale distance_km latitude longitude radius_km score', 'DOUBLE'), ...numbers('published start end', 'DATE'),
  ...numbers('killed_low killed_high wounded_low wounded_high', 'INTEGER'), ...numbers('voice_self background negated', 'BOOLEAN'),
}
const lists = 'contexts actors actor_countries actor_sectors recipients recipient_countries recipient_sectors targets voices problems'.split(' ')
const polecat = { 'Event Date': 'DATE', 'Publication Date': 'DATE', Intensity: 'DOUBLE', Latitude: 'DOUBLE', Longitude: 'DOUBLE', 'GeoNames ID': 'BIGINT' }
const acled = { event_date: 'DATE', ...numbers('year time_precision iso geo_precision fatalities', 'INTEGER'), ...numbers('latitude longitude', 'DOUBLE') }
const ucdp = {
  ...numbers('year type_of_violence number_of_sources where_prec priogrid_gid country_id date_prec deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob', 'INTEGER'),
  ...numbers('latitude longitude', 'DOUBLE'), ...numbers('date_start date_end', 'TIMESTAMP'), source_date: 'DATE',
}
// By position: GDELT has no head.
const gdelt = { ...numbers('1 2 3 25 29 31 32 33 51', 'INTEGER'), ...numbers('4 30 56 57', 'DOUBLE') }

async function table(name, source, { count, columns, types, unknown = '' }) {
  const head = (await rows(`describe select * from ${source}`)).map((r) => r[0])
  check(head.length === columns, `${name}: ${head.length} columns, want ${columns}`)
  const [[n]] = await rows(`select count(*) from ${source}`)
  check(count === undefined ? Number(n) > 0 : Number(n) === count, `${name}: ${n} rows, want ${count ?? 'some'}`)
  for (const [key, type] of Object.entries(types)) {
    const column = /^\d+$/.test(key) ? head[Number(key)] : key
    check(head.includes(column), `${name}: no column ${key}`)
    const [[filled, typed]] = await rows(`select count(nullif("${column}", '${unknown}')), count(try_cast("${column}" as ${type})) from ${source}`)
    check(filled === typed, `${name}: ${filled - typed} cells of ${column} are no ${type}`)
  }
  console.log(`formats: duckdb opens ${name}: ${n} rows, ${head.length} columns`)
}

const csv = (name) => `read_csv('${dir}/${name}', header=true, delim=',', quote='"', escape='"', all_varchar=true, strict_mode=true)`
const tsv = (name, header) => `read_csv('${dir}/${name}', header=${header}, delim='\t', quote='', escape='', all_varchar=true, strict_mode=true)`
await table('claims', csv('claims'), { count: claims.length, columns: 52, types: common })
await table('polecat', tsv('polecat', true), { count: current.length, columns: 40, types: polecat, unknown: 'None' })
await table('gdelt', tsv('gdelt', false), { count: current.length, columns: 61, types: gdelt })
await table('acled', csv('acled'), { columns: 31, types: acled })
await table('ucdp', csv('ucdp'), { count: assaults.length, columns: 49, types: ucdp })

const parquet = `read_parquet('${dir}/parquet')`
const kinds = await rows(`describe select * from ${parquet}`)
const named = (await rows(`describe select * from ${csv('claims')}`)).map((r) => r[0])
check(JSON.stringify(kinds.map((r) => r[0])) === JSON.stringify(named), 'parquet: columns are not those of claims')
for (const [column, type] of kinds) {
  const want = lists.includes(column) ? 'VARCHAR[]' : common[column] ?? 'VARCHAR'
  check(type === want, `parquet: ${column} is ${type}, want ${want}`)
}
// The same values as in CSV, column by column.
const shown = kinds.map(([c]) => lists.includes(c) ? `array_to_string("${c}", '; ')` : `"${c}"`)
for (let i = 0; i < kinds.length; i++) {
  const [c, type] = kinds[i]
  const typed = lists.includes(c) ? 'VARCHAR' : type
  const [[differ]] = await rows(`select count(*) from (select ${shown[i]} v, row_number() over () n from ${parquet}) p
    join (select cast(nullif("${c}", '') as ${typed}) v, row_number() over () n from ${csv('claims')}) c using (n) where p.v is distinct from c.v`)
  check(Number(differ) === 0, `parquet: ${differ} values of ${c} differ from claims`)
}
const [[n]] = await rows(`select count(*) from ${parquet}`)
check(Number(n) === claims.length, `parquet: ${n} rows, want ${claims.length}`)
console.log(`formats: duckdb opens parquet: ${n} rows, ${kinds.length} typed columns, the values of claims`)
process.exit(failed ? 1 : 0)
