// What somebody else left in this tab, because the server never answered it, goes when another person signs in here.
for (const name of Object.keys(sessionStorage)) {
  if (!name.startsWith("draft ")) continue;
  const [, owner] = (new URLSearchParams(sessionStorage.getItem(name)).get("key") ?? "").split(".");
  if (owner !== reader) sessionStorage.removeItem(name);
}
