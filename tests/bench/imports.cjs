// Lists of projects to import: how fast the command reads and writes one, and the page's own way.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { drop, fresh, poort, work } = require('./database.cjs');
const { timed } = require('./measure.cjs');
const { atLeast, shown } = require('./table.cjs');
const { complaint } = require('./visitor.cjs');

const HEADERS = ['Begunstigde', 'Titel van het project (naam van de concrete actie)', 'Titel van het project in het Engels', 'Fonds', 'Autoriteit', 'Samenvatting', 'Website project', "EU-subsidie in Euro's", 'Overige publieke financiering', 'Overige private financiering', "Totale kosten in Euro's", 'Medefinancieringspercentage van de Unie (per prioritaire as)', 'Datum van laatste bijwerking', 'Begindatum', 'Einddatum', 'Thematische doelstelling'];
const BOUNDARY = 'a-line-that-no-list-has';

/** A list in the form that Poort imports: its file and how many rows it has. */
function projectList(rows) {
  const file = path.join(work, `list-${rows}.csv`);
  const summary = 'Onderzoek naar kunststof met vezels voor de maakindustrie. '.repeat(10);
  const row = (_, number) => `Bedrijf ${number} B.V.,Project ${number},,EFRO,,"${summary}",,1.000,2.000,3.000,6.000,17,25.04.2016,01.01.2010,31.12.2014,`;
  fs.writeFileSync(file, [HEADERS.join(','), ...Array.from({ length: rows }, row)].join('\n') + '\n');
  return { file, rows };
}

/** The speed of an import and of its dry run, the start of the program included. */
async function measureImport(kind, { file, rows }) {
  const [, settings] = fresh(kind, 'import');
  poort(settings, 'demo', 'load');
  const command = ['import', 'projects', file, '--format', 'efro-nl'];
  const speed = async (...more) => (rows * 1000) / (await timed(() => poort(settings, ...command, ...more)))[1];
  const [dry, written] = [await speed('--dry-run'), await speed()];
  drop(kind, 'import');
  const note = (what, measured, least) => [kind, what, `${shown(measured, 0)} rows/s`, atLeast(least, 0, ' rows/s')(measured)];
  return [note('import, dry run', dry, 20_000), note('import, written', written, 5_000)];
}

/** A manager uploads a list, sees what it would bring, and says yes. Every row of it is new. */
async function importList(manager, { file, rows }) {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="list.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), fs.readFileSync(file), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
  const uploaded = await manager.post('/import', { body, type: `multipart/form-data; boundary=${BOUNDARY}` });
  const preview = /^\/import\/[0-9a-f-]{36}$/.exec(uploaded.headers.location ?? '')?.[0];
  if (!preview) throw new Error(`the list was not taken: ${complaint(uploaded)}`);
  await manager.send(await manager.form(preview), new RegExp(`^${preview}\\?done=imported$`));
  const brought = (await manager.page(preview)).includes(rows.toLocaleString('nl-NL'));
  if (!brought) throw new Error(`the import brought something else than ${rows} projects`);
}

module.exports = { importList, measureImport, projectList };
