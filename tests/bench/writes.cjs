// What people save, one after the other: a decision and its signature, a review, a financing sheet. The pages are opened outside the clock.
'use strict';

const { summed, timed } = require('./measure.cjs');
const { AT_MOST_FOUR_INSERTS } = require('./table.cjs');
const { complaint, formOn } = require('./visitor.cjs');

const WRITES = 100;
const WRITING_SECONDS = 20;

const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

const HOLD = {
  outcome: 'hold',
  rationale: 'De stuurgroep wacht op een toezegging die in de komende maanden wordt verwacht. Tot die tijd loopt er geen werk dat geld kost.',
  public_summary: 'Het project wacht op een toezegging.',
  effective_on: day(0),
  awaited: 'Een toezegging',
  resume_on: day(60),
};

/** Writes for each of these, for a hundred of them or twenty seconds at most. What each write gave. */
async function timesOf(things, write) {
  const times = [];
  const until = performance.now() + WRITING_SECONDS * 1000;
  for (const thing of things.slice(0, WRITES)) if (performance.now() < until) times.push(await write(thing));
  return times;
}

/** The chair records a hold and the secretary signs it. The two times. */
async function decide(project, chair, secretary) {
  const address = `/projects/${project}/gates/G2/decision`;
  const typed = await chair.form(address, `${address}/check`);
  for (const [name, value] of Object.entries(HOLD)) typed.fill(name, value);
  const checked = await chair.post(typed.path, { fields: typed.pairs });
  if (checked.status !== 200) throw new Error(`the decision was not checked: ${complaint(checked)}`);
  const [[decision], recording] = await chair.send(await formOn(checked.text, address), new RegExp(`^/projects/${project}/decisions/[0-9a-f-]{36}`));
  const [, signing] = await secretary.send(await secretary.form(decision, `${decision}/sign`), new RegExp(`^${decision}\\?done=signed$`));
  return [recording, signing];
}

async function measureDecisions(projects, chair, secretary) {
  const times = await timesOf(projects, (project) => decide(project, chair, secretary));
  const row = (name, at) => ({ name, compared: AT_MOST_FOUR_INSERTS, ...summed(times.map((taken) => taken[at])) });
  return [row('decision recorded', 0), row('decision signed', 1)];
}

/** The first review of an expert that is open for writing: the fields of its form as they stand. */
async function openReview(expert) {
  const links = new Set((await expert.page('/reviews')).match(/\/reviews\/[0-9a-f-]{36}(?=")/g));
  for (const link of links) {
    const path = `${link}/write`;
    const form = await expert.form(path).catch(() => null);
    if (form) return [path, new Map(form.pairs)];
  }
  throw new Error('no review is open for writing');
}

const SENTENCE = 'De aanvraag laat zien dat de partners de techniek beheersen en weten wie ervoor betaalt. ';

/** The page saves the draft while an expert types: before every save one criterion has a sentence more, each in its turn. */
async function measureReviews(expert) {
  const [path, fields] = await openReview(expert);
  const comments = [...fields.keys()].filter((name) => name.startsWith('comment.'));
  for (const name of comments) fields.set(name, SENTENCE.repeat(5));
  const save = async (turn) => {
    const name = comments[turn % comments.length];
    fields.set(name, fields.get(name) + SENTENCE).set('turn', String(turn)).set('go', 'autosave');
    const [answer, taken] = await timed(() => expert.post(path, { fields: [...fields], accept: 'application/json' }));
    const version = Number(fields.get('version')) + 1;
    if (answer.status !== 200 || JSON.parse(answer.text).version !== version) throw new Error(`the review was not saved: ${complaint(answer)}`);
    fields.set('version', String(version));
    return taken;
  };
  const times = await timesOf(Array.from({ length: WRITES }, (_, at) => at + 1), save);
  return [{ name: 'review saved', compared: AT_MOST_FOUR_INSERTS, ...summed(times) }];
}

let amount = 100_000;

/** A manager writes other amounts in every line of the table of the phase that a project comes to: that of now was approved. The time of the save. */
async function saveSheet(manager, project) {
  const path = `/projects/${project}/financing/market_entry`;
  const form = await manager.form(path);
  amount += 1;
  for (const name of form.names.filter((name) => /\.(cost|own_in_kind)$/.test(name))) form.fill(name, String(amount));
  const [, taken] = await manager.send(form, new RegExp(`^${path}\\?done=financing-saved$`));
  return taken;
}

async function measureSheets(manager, projects) {
  const again = Array.from({ length: WRITES }, (_, at) => projects[at % projects.length]);
  return [{ name: 'financing sheet saved', compared: AT_MOST_FOUR_INSERTS, ...summed(await timesOf(again, (project) => saveSheet(manager, project))) }];
}

module.exports = { WRITES, measureDecisions, measureReviews, measureSheets, saveSheet };
