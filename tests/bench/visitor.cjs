// A person with a session: opens pages and sends their forms as a browser does. Any answer but the right one ends the run.
'use strict';

const { PASSWORD, PORT } = require('./database.cjs');
const { request, timed } = require('./measure.cjs');

/** What a page says is wrong, for the one who mends this program. */
const complaint = ({ status, headers, text }) => `${status} ${headers.location ?? ''} ${/<div class="errors"[\s\S]*?<\/div>/.exec(text)?.[0] ?? text.slice(0, 400)}`;

class Visitor {
  constructor(cookie) {
    this.cookie = cookie;
  }

  /** Somebody of the demo set. */
  static async signIn(name) {
    const answer = await request(PORT.poort, 'POST', '/sign-in', { fields: { email: `${name}@demo.example`, password: PASSWORD } });
    const cookie = (answer.headers['set-cookie'] || []).find((one) => one.startsWith('session='));
    if (answer.status !== 303 || !cookie) throw new Error(`${name} cannot sign in: ${complaint(answer)}`);
    return new Visitor(cookie.split(';')[0]);
  }

  async page(url) {
    const answer = await request(PORT.poort, 'GET', url, { cookie: this.cookie });
    if (answer.status !== 200) throw new Error(`${url}: ${complaint(answer)}`);
    return answer.text;
  }

  post(url, sent) {
    return request(PORT.poort, 'POST', url, { cookie: this.cookie, ...sent });
  }

  /** The form on a page that is posted to an address. */
  async form(url, action = url) {
    return formOn(await this.page(url), action);
  }

  /** Sends a form; where it led, which has to be a place that the pattern knows, and the milliseconds that it took. */
  async send(form, onward) {
    const [answer, taken] = await timed(() => this.post(form.path, { fields: form.pairs }));
    const place = onward.exec(answer.headers.location ?? '');
    if (answer.status !== 303 || !place) throw new Error(`${form.path}: ${complaint(answer)}`);
    return [place, taken];
  }

  /** The projects on one page of the list. */
  async projects(query) {
    const html = await this.page(`/projects?${query}`);
    return [...new Set([...html.matchAll(/\/projects\/([0-9a-f-]{36})"/g)].map((found) => found[1]))];
  }
}

/** The form in a page that is posted to an address. */
async function formOn(html, action) {
  const form = (await import('../faults/support/form.js')).formOn(html, action);
  if (!form) throw new Error(`there is no form for ${action}`);
  return form;
}

module.exports = { Visitor, complaint, formOn };
