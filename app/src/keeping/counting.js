// Says near the end of a field's room how much is left, and beyond it how much is too much, in characters as the server counts them.
for (const field of document.querySelectorAll("textarea[data-most]")) {
  const most = Number(field.dataset.most), count = document.createElement("span");
  count.className = "hint";
  count.id = `${field.id}-count`;
  field.after(count);
  const tell = () => {
    const left = most - Array.from(field.value.trim()).length, isNear = left < Math.min(most / 10, 500);
    count.textContent = isNear ? (left < 0 ? field.dataset.over : field.dataset.left).replace("#", Math.abs(left)) : "";
    count.className = left < 0 ? "problem" : "hint";
    const about = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== count.id);
    if (isNear) about.push(count.id);
    if (about.length) field.setAttribute("aria-describedby", about.join(" "));
    else field.removeAttribute("aria-describedby");
  };
  field.addEventListener("input", tell);
  field.addEventListener("change", tell);
  tell();
}
