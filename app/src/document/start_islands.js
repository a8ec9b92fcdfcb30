(script, wasm) => {
  const waiting = [];
  const start = async (node, islands) => {
    const name = node.tagName.toLowerCase();
    if (name === "leptos-island") {
      waiting.at(-1)?.();
      await islands[node.dataset.component]?.(node);
    }
    if (name === "leptos-children") waiting.push(node.$$on_hydrate);
    for (const child of node.children) await start(child, islands);
    if (name === "leptos-children") waiting.pop();
  };
  const load = async () => {
    const islands = await import(script);
    await islands.default({ module_or_path: wasm });
    islands.hydrate();
    await start(document.body, islands);
    document.documentElement.dataset.islands = "ready";
  };
  "requestIdleCallback" in window ? requestIdleCallback(load, { timeout: 1000 }) : load();
}
