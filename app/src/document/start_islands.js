(script, wasm) => {
  const load = async () => {
    const islands = await import(script);
    await islands.default({ module_or_path: wasm });
    islands.start();
    document.documentElement.dataset.islands = "ready";
  };
  "requestIdleCallback" in window ? requestIdleCallback(load, { timeout: 1000 }) : load();
}
