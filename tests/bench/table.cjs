// Rows with what they are compared with and what is asked of that, and the tables that they are printed in.
'use strict';

const shown = (value, digits = 1) => (value === undefined || value === null ? '-' : value.toFixed(digits));
const line = (...cells) => console.log(`| ${cells.join(' | ')} |`);

const atLeast = (least, digits = 1, unit = '') => (value) => `at least ${least.toFixed(digits)}${unit}${value < least ? ', missed' : ''}`;
const atMost = (most, digits = 1, unit = '') => (value) => `at most ${most.toFixed(digits)}${unit}${value > most ? ', missed' : ''}`;

/** What a row is compared with: the name of another row, by which figure, and what is asked of the ratio. */
const halfTheRateOf = (row) => ({ row, by: 'rate', target: atLeast(0.5) });
const AT_MOST_TWICE_THE_FLOOR = { row: 'floor: list', by: 'p50', target: atMost(2) };
const AT_MOST_THREE_TIMES_THE_FLOOR = { row: 'floor: list', by: 'p50', target: atMost(3) };
const AT_MOST_FOUR_INSERTS = { row: 'floor: insert', by: 'p50', target: atMost(4) };

const COLUMNS = ['database', 'projects', 'what', 'requests/s', 'p50 ms', 'p99 ms', 'ratio', 'of', 'target', 'queries', 'memory', 'start'];

function head(columns = COLUMNS) {
  line(...columns);
  line(...columns.map(() => '---'));
}

/** One line a row. Rows that name another one are compared with it. */
function print(kind, size, rows) {
  for (const { name, rate, p50, p99, compared, queries, memory = '', ready } of rows) {
    const cells = [kind, size, name, shown(rate, 0), shown(p50), shown(p99)];
    if (compared) {
      const { row, by, target } = compared;
      const ratio = { rate, p50 }[by] / rows.find((other) => other.name === row)[by];
      cells.push(shown(ratio, 2), `${row}, ${by === 'rate' ? 'requests/s' : by}`, target(ratio));
    } else {
      cells.push('-', '-', '-');
    }
    line(...cells, shown(queries, 0), memory, ready === undefined ? '' : `${shown(ready, 0)} ms`);
  }
}

/** What was measured once for each database. */
function printNotes(notes) {
  console.log('');
  head(['database', 'what', 'measured', 'target']);
  for (const note of notes) line(...note);
}

module.exports = { AT_MOST_FOUR_INSERTS, halfTheRateOf, AT_MOST_THREE_TIMES_THE_FLOOR, AT_MOST_TWICE_THE_FLOOR, atLeast, atMost, head, print, printNotes, shown };
