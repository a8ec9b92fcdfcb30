// Pages under load: the four that most people open, and the list in every order that it has.
'use strict';

const { PORT, statements } = require('./database.cjs');
const { load } = require('./measure.cjs');
const { halfTheRateOf, AT_MOST_TWICE_THE_FLOOR } = require('./table.cjs');

const FILTERED = '/projects?phase=innovation&status=active';
const LIST = `${FILTERED}&sort=next_gate`;
/** Every column that the list can be sorted by. What changed last is asked for with the latest on top only. */
const ORDERS = [...['next_gate', 'title', 'cost', 'weakest'].flatMap((sort) => [sort, `${sort}&descending=1`]), 'changed&descending=1'];

/** The pages with their addresses. */
function addresses(project) {
  return { list: LIST, 'project page': `/projects/${project}`, 'gate page': `/projects/${project}/gates/G2`, 'my work': '/my-work' };
}

async function measurePages(database, manager, pages) {
  const rows = [];
  for (const [name, url] of Object.entries(pages)) {
    const queries = await statements(database, url, manager.cookie);
    const compared = url === LIST ? halfTheRateOf('floor: list') : AT_MOST_TWICE_THE_FLOOR;
    rows.push({ name, queries, compared, ...(await load(PORT.poort, url, manager.cookie)) });
  }
  return rows;
}

/** The list without a filter in its first order, and filtered in each order. */
async function measureOrders(manager) {
  const rows = [{ name: 'plain list', ...(await load(PORT.poort, '/projects', manager.cookie)) }];
  for (const order of ORDERS) {
    const name = `list by ${order.replace('&descending=1', ', descending')}`;
    rows.push({ name, compared: halfTheRateOf('plain list'), ...(await load(PORT.poort, `${FILTERED}&sort=${order}`, manager.cookie)) });
  }
  return rows;
}

module.exports = { LIST, addresses, measureOrders, measurePages };
