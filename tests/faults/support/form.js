// A form as a browser reads it from a page: which fields it has, what stands in them, and the pairs that it would send.

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'", apos: "'" };
const decoded = (text) => text.replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole);

function attributesOf(tag) {
  const attributes = new Map();
  for (const [, name, quoted, bare] of tag.matchAll(/([\w:-]+)(?:="([^"]*)"|=([^\s>"]+))?/g)) attributes.set(name, decoded(quoted ?? bare ?? ""));
  return attributes;
}

// The parts of a form in the order of the page. A select sends its chosen line, or its first.
function fieldsIn(html) {
  const fields = [];
  for (const [whole, input, select, options, area, text] of html.matchAll(
    /<input\b([^>]*)>|<select\b([^>]*)>(.*?)<\/select>|<textarea\b([^>]*)>\n?(.*?)<\/textarea>/gs,
  )) {
    const attributes = attributesOf(input ?? select ?? area);
    const field = { name: attributes.get("name"), choices: [], chosen: true };
    if (whole.startsWith("<textarea")) {
      field.value = decoded(text);
    } else if (whole.startsWith("<select")) {
      const lines = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, line]) => attributesOf(line));
      field.choices = lines.map((line) => line.get("value"));
      field.value = (lines.find((line) => line.has("selected")) ?? lines[0])?.get("value") ?? "";
    } else {
      field.value = attributes.get("value") ?? "";
      const isBox = ["checkbox", "radio"].includes(attributes.get("type"));
      field.chosen = !isBox || attributes.has("checked");
      if (isBox) field.choices = [field.value];
    }
    if (field.name !== undefined && attributes.get("type") !== "submit") fields.push(field);
  }
  return fields;
}

// What belongs to one filling in of the form and not to what it is about.
const OF_THE_FORM = ["key", "version", "q", "again"];

// The form on a page that is posted to `path`; nothing when the page has none.
export function formOn(html, path) {
  for (const [, tag, inside] of html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)) {
    const attributes = attributesOf(tag);
    if (attributes.get("method") === "post" && attributes.get("action") === path) return new Form(path, fieldsIn(inside));
  }
  return undefined;
}

class Form {
  constructor(path, fields) {
    this.path = path;
    this.names = [...new Set(fields.map(({ name }) => name))].filter((name) => !OF_THE_FORM.includes(name));
    this.fields = fields;
    this.pairs = fields.filter(({ chosen }) => chosen).map(({ name, value }) => [name, value]);
    // What it said before anybody filled it in.
    this.said = this.says();
  }

  get isNew() {
    return this.path.endsWith("/new");
  }

  get version() {
    return Number(this.pairs.find(([name]) => name === "version")?.[1]);
  }

  choicesOf(name) {
    return this.fields.filter((field) => field.name === name).flatMap(({ choices }) => choices);
  }

  // Fills in one or more values, in the place of those that stood there.
  fill(name, ...values) {
    if (!this.names.includes(name)) throw new Error(`the form ${this.path} has no field ${name}`);
    this.pairs = [...this.pairs.filter(([other]) => other !== name), ...values.map((value) => [name, value])];
  }

  // What it says, field by field, so that two can be compared whatever their order.
  says(names = this.names) {
    const said = names.map((name) => [name, this.pairs.filter(([other]) => other === name).map(([, value]) => value).sort()]);
    return new Map(said.map(([name, values]) => [name, values.join("\n")]));
  }
}
