// Asks the browser to make a passkey or to sign with one, puts what it answers into the form, and sends it. A browser that knows no passkeys
// leaves the page as it is, which says so.
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const bytes = (coded) => Uint8Array.from(atob(coded.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

const ask = ({ passkey, challenge, site, known, user, account, algorithms }) => {
  const credentials = known.split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: bytes(id) }));
  const question = { challenge: new TextEncoder().encode(challenge), timeout: 120000 };
  if (passkey === "sign") {
    return navigator.credentials.get({ publicKey: { ...question, rpId: site, allowCredentials: credentials, userVerification: "required" } });
  }
  const publicKey = {
    ...question,
    rp: { id: site, name: "Poort" },
    user: { id: bytes(user), name: account, displayName: account },
    pubKeyCredParams: algorithms.split(" ").map((alg) => ({ type: "public-key", alg: Number(alg) })),
    excludeCredentials: credentials,
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
  };
  return navigator.credentials.create({ publicKey });
};

const fill = (fields, { id, response }) => {
  fields.credential.value = id;
  fields.client.value = text(response.clientDataJSON);
  if (response.attestationObject) {
    fields.attestation.value = text(response.attestationObject);
    fields.transports.value = response.getTransports?.().join(",") ?? "";
  } else {
    fields.authenticator.value = text(response.authenticatorData);
    fields.signature.value = text(response.signature);
  }
};

for (const form of window.PublicKeyCredential ? document.querySelectorAll("form[data-passkey]") : []) {
  const part = (name) => form.querySelector(`[data-part="${name}"]`);
  part("without").hidden = true;
  part("with").hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    part("failed").hidden = true;
    try {
      fill(form.elements, await ask(form.dataset));
      form.submit();
    } catch {
      part("failed").hidden = false;
    }
  });
}
