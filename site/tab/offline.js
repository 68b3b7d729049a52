// Once a lesson is up, keep every file that a later visit without a network needs.
//
// JupyterLite's service worker answers from the cache that it calls "precache" before it asks the
// network, but it keeps only what passed through it, and never what is under "api/". The builder
// writes the list, offline.json, beside this script.
(async (here) => {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.ready;
  await new Promise((wait) => setTimeout(wait, 5000)); // the lesson first
  const files = await (await fetch(new URL("offline.json", here))).json();
  const kept = await caches.open("precache");
  for (const file of files) {
    const address = new URL(file, here);
    if (await kept.match(address)) continue;
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) await kept.put(address, answer);
  }
  document.documentElement.dataset.offline = "ready";
})(document.currentScript.src);
