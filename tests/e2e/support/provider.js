// A provider of sign-ins: the certified `oidc-provider` over HTTP on this machine, with two plain pages of its own where somebody says who they are
// and agrees, or does not.
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import Provider from "oidc-provider";
import { freePort } from "./ports.js";

export const NAME = "Twentelogin";
const SECRET = "een geheim tussen twee programma's";
// Another program that people sign in to at the same provider.
const OTHER = "een-ander-programma";

const page = (title, body) => `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${title}</title></head><body><main>${body}</main></body></html>`;
const form = (path, body) => `<form method="post" action="${path}">${body}</form>`;

// `warn` belongs to the provider's own advice for a server that lasts: keys and storage live as long as the journey.
async function quietly(make) {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await make();
  } finally {
    console.warn = warn;
  }
}

function answers(provider, settings) {
  provider.use(async (context, next) => {
    await next();
    // A signature that is right, for this sign-in, and made for another program.
    if (settings.audience !== "other" || context.oidc?.route !== "token" || !context.body?.id_token) return;
    const [, claims] = context.body.id_token.split(".");
    const { sub, nonce } = JSON.parse(Buffer.from(claims, "base64url"));
    const token = new provider.IdToken({ sub, email: `${sub}@elders.example` }, { ctx: context, client: await provider.Client.find(OTHER) });
    token.set("sub", sub);
    token.set("nonce", nonce);
    context.body = { ...context.body, id_token: await token.issue({ use: "idtoken" }) };
  });
}

async function interact(provider, request, response) {
  const { uid, prompt, params } = await provider.interactionDetails(request, response);
  const path = `/interaction/${uid}`;
  if (request.method === "GET") {
    const ask = prompt.name === "login" ? '<label>Naam <input name="who" autofocus></label><button name="say" value="yes">Ga verder</button>' : '<button name="say" value="yes">Sta toe</button>';
    response.setHeader("content-type", "text/html; charset=utf-8");
    return response.end(page(NAME, `<h1>${NAME}</h1>${form(path, `${ask}<button name="say" value="no">Weiger</button>`)}`));
  }
  const parts = [];
  for await (const part of request) parts.push(part);
  const typed = new URLSearchParams(Buffer.concat(parts).toString());
  if (typed.get("say") === "no") return provider.interactionFinished(request, response, { error: "access_denied" });
  if (prompt.name === "login") return provider.interactionFinished(request, response, { login: { accountId: typed.get("who") } });
  const { grantId, session } = await provider.interactionDetails(request, response);
  const grant = grantId ? await provider.Grant.find(grantId) : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope("openid email");
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
}

export async function startProvider() {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const settings = {};
  let provider, server;

  // For Poort at this address.
  async function knows(poort) {
    const client = (client_id) => ({ client_id, client_secret: SECRET, redirect_uris: [`${poort}/sso/callback`], grant_types: ["authorization_code"], response_types: ["code"] });
    provider = await quietly(() => new Provider(address, {
      clients: [client("poort"), client(OTHER)],
      conformIdTokenClaims: false,
      claims: { openid: ["sub"], email: ["email"] },
      cookies: { keys: ["een sleutel van de reis"] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
      pkce: { required: () => true },
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, email: `${sub}@elders.example` }) }),
    }));
    answers(provider, settings);
    await begins();
  }

  async function begins() {
    server = createServer((request, response) => {
      if (!request.url.startsWith("/interaction/")) return provider.callback()(request, response);
      interact(provider, request, response).catch((error) => response.writeHead(500).end(String(error)));
    });
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  }

  async function breaks() {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
    await pause(0);
  }

  // Its clock, which is that of this process.
  const { now } = Date;
  const runsAhead = (minutes) => (Date.now = () => now() + minutes * 60_000);

  return {
    runsAhead,
    settings: { POORT_OIDC_ISSUER: address, POORT_OIDC_CLIENT_ID: "poort", POORT_OIDC_CLIENT_SECRET: SECRET, POORT_OIDC_NAME: NAME },
    knows,
    begins,
    breaks,
    signsForAnother: (yes) => (settings.audience = yes ? "other" : undefined),
  };
}
