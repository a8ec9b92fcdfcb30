// What the people of a round do: save texts, financing and organisations, and make projects and organisations. Every deed is one form, filled in
// with words that occur nowhere else, in as many fields as it has, so that a form that was saved by half would show.

const START = "start";
const AMOUNTS = ["cost", "public_province", "own_cash", "own_in_kind"];
const ORGANISATION = { organisation_type: "knowledge", region: "twente" };

// The forms that are about one project share its version.
const projectText = (project, reader) => ({ path: `${project}/edit`, of: project, reader });
const projectMoney = (project, reader) => ({ path: `${project}/financing/${START}`, of: project, reader });
const organisationThing = (organisation, reader) => ({ path: `${organisation}/edit`, of: organisation, reader });

function fillText(form, chance) {
  const word = chance.word();
  form.fill("public_summary", `Samenvatting ${word}, met genoeg woorden om een bladzijde van de database te vullen. `.repeat(chance.number(1, 4)).trim());
  form.fill("aim", `Doel ${word}`);
  form.fill("product_market_combination", `Combinatie ${word}`);
  for (const name of ["activities", "challenges", "facilities"]) form.fill(name, ...form.choicesOf(name).filter(() => chance.isLucky(0.5)));
}

function fillMoney(form, chance) {
  for (const name of form.names.filter((name) => AMOUNTS.some((amount) => name.endsWith(`.${amount}`)))) form.fill(name, String(chance.number(1, 999)));
}

function fillOrganisation(form, chance) {
  const word = chance.word();
  for (const [name, value] of Object.entries(ORGANISATION)) form.fill(name, value);
  form.fill("sector", form.choicesOf("sector").at(-1));
  form.fill("name", `Instituut ${word}`);
  form.fill("group", `Groep ${word}`);
}

// The world of a run: where the people are, what they work on, what was said to them, and what is counted.
export class World {
  constructor({ door, chance, ledger, partners, managers, projects }) {
    Object.assign(this, { door, chance, ledger, partners, managers, projects });
    this.organisations = [];
    this.counts = { saved: 0, refused: 0, failed: 0, unread: 0, unanswered: 0, strange: 0 };
    this.unanswered = [];
  }

  // One deed of a person, chosen by chance: what came of it, or nothing when the form did not open.
  deed(person) {
    const { chance, projects, organisations, managers } = this;
    const isManager = managers.includes(person);
    const mine = isManager ? projects : projects.filter(({ lead }) => lead === person);
    const roll = chance.number(1, 100);
    if (roll <= 6) return this.makeProject(person, isManager);
    if (isManager && roll <= 20) return this.makeOrganisation(person);
    if (isManager && roll <= 45 && organisations.length > 0) return this.save(person, organisationThing(chance.one(organisations), person), fillOrganisation);
    const { path } = chance.one(mine);
    return roll <= 75 ? this.save(person, projectText(path, person), fillText) : this.save(person, projectMoney(path, person), fillMoney);
  }

  // A page is failed too when somebody is seen again and that cannot be written.
  async open(person, path) {
    const { status, form } = await person.opens(this.door, path);
    if (status >= 500) this.counts.unread += 1;
    return form;
  }

  async save(person, thing, fill) {
    const form = await this.open(person, thing.path);
    if (form === undefined) return undefined;
    fill(form, this.chance);
    return this.send(person, form, () => thing);
  }

  async makeProject(person, isManager) {
    const form = await this.open(person, "/projects/new");
    if (form === undefined) return undefined;
    form.fill("title", `Proef ${this.chance.word()}`);
    fillText(form, this.chance);
    const lead = isManager ? undefined : person;
    return this.send(person, form, (path) => projectText(path, person), (path) => this.projects.push({ path, lead }));
  }

  async makeOrganisation(person) {
    const form = await this.open(person, "/organisations/new");
    if (form === undefined) return undefined;
    fillOrganisation(form, this.chance);
    // The words of chance may make two that are like each other: this one is another one.
    form.pairs.push(["is_other", "yes"]);
    return this.send(person, form, (path) => organisationThing(path, person), (path) => this.organisations.push(path));
  }

  // `thingOf` tells what the form is about, given where it led; `made` notes a new thing to work on.
  async send(person, form, thingOf, made = () => undefined) {
    const came = await person.send(this.door, form);
    const { outcome, status } = came;
    if (outcome === "saved") {
      this.ledger.saved(thingOf(came.onward), form);
      made(came.onward);
    } else if (outcome === "unanswered" || outcome === "failed") {
      // Nobody knows whether it was saved, and where a new thing would be.
      if (!form.isNew) this.ledger.perhaps(thingOf(), form);
      this.unanswered.push({ person, form, thingOf, made });
    } else if (outcome === "refused" && !form.isNew) {
      this.ledger.never(thingOf(), form);
    } else if (outcome === "strange") {
      console.error(`${form.path} answered ${status} ${came.onward}`);
    }
    this.counts[outcome] += 1;
    return came;
  }

  // Everybody sends again what nobody answered, as it was: the first effect stands, or it is saved now, or somebody else was first.
  async sendAgain() {
    const again = this.unanswered.splice(0);
    for (const { person, form, thingOf, made } of again) await this.send(person, form, thingOf, made);
    return again.length;
  }
}
