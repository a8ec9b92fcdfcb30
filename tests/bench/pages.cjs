// Pages under load: the four that most people open, and the list in every order that it has.
'use strict';

const { PORT, statements } = require('./database.cjs');
const { load } = require('./measure.cjs');
const { complaint } = require('./visitor.cjs');
const { halfTheRateOf, AT_MOST_THREE_TIMES_THE_FLOOR, AT_MOST_TWICE_THE_FLOOR } = require('./table.cjs');

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

/** What is about money has to read more, and may take longer. */
const MONEY = '/programme/money';
const LINES = 500;

/** A project of so many partners: made by a manager, out of the organisations that are there. Where its table of the start phase is. */
async function longSheet(manager) {
  const made = await manager.form('/projects/new');
  made.fill('title', `Tabel van ${LINES} regels`);
  const [[project]] = await manager.send(made, /^\/projects\/[0-9a-f-]{36}/);
  const found = new Map();
  for (let page = 1; found.size < LINES; page += 1) {
    const before = found.size;
    const links = (await manager.page(`/organisations?page=${page}`)).matchAll(/\/organisations\/([0-9a-f-]{36})"[^>]*>([^<]+)</g);
    for (const [, id, name] of links) found.set(id, name.replaceAll('&amp;', '&'));
    if (found.size === before) throw new Error(`there are ${before} organisations, too few for ${LINES} lines`);
  }
  const action = `${project}/partners/new`;
  for (const [organisation, name] of [...found].slice(0, LINES)) {
    const form = await manager.form(`${action}?q=${encodeURIComponent(name)}`, action);
    const pairs = form.pairs.filter(([field]) => ['key', 'version'].includes(field));
    const answer = await manager.post(action, { fields: [...pairs, ['organisation', organisation], ['role', 'participant'], ['core_business', 'yes']] });
    if (answer.status !== 303) throw new Error(`a partner was not added: ${complaint(answer)}`);
  }
  return `${project}/financing/start`;
}

async function measureMoney(manager) {
  const rows = [];
  for (const [name, url] of [['programme money', MONEY], [`financing sheet of ${LINES} lines`, await longSheet(manager)]]) {
    rows.push({ name, compared: AT_MOST_THREE_TIMES_THE_FLOOR, ...(await load(PORT.poort, url, manager.cookie)) });
  }
  return rows;
}

module.exports = { LIST, addresses, measureMoney, measureOrders, measurePages };
