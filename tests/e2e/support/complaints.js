// What the browser complains about while a person works, refusals of the content security policy included, and the page as it was served.
const complaintsOf = new WeakMap();
const sourceOf = new WeakMap();

// The answer that a form with mistakes gets is a page, not a complaint; neither is a script that the test itself held back.
function isExpected(page, message) {
  return (
    message.text().startsWith("Failed to load resource") &&
    (message.location().url === page.url() || message.text().includes("ERR_BLOCKED_BY_CLIENT"))
  );
}

export function watch(page) {
  const complaints = [];
  complaintsOf.set(page, complaints);
  page.on("pageerror", (error) => {
    if (!error.message.includes("Failed to fetch dynamically imported module")) complaints.push(`script error: ${error.message}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !isExpected(page, message)) complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    const held = reason.includes("BLOCKED_BY_CLIENT") || reason.includes("ERR_ABORTED");
    if (!held) complaints.push(`${request.url()} failed: ${reason}`);
  });
  page.on("response", (response) => {
    const request = response.request();
    if (!request.isNavigationRequest() || (response.status() >= 300 && response.status() < 400)) return;
    sourceOf.set(page, response.text().catch(() => undefined));
  });
}

const LONGEST = 300;

// Hands out what has been gathered and starts afresh.
export function complaints(page) {
  return complaintsOf.get(page).splice(0).map((complaint) => complaint.slice(0, LONGEST));
}

export async function servedSource(page) {
  const source = await sourceOf.get(page);
  if (source === undefined) throw new Error(`the source of ${page.url()} was gone before it was read`);
  return source;
}
