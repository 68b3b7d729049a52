// A link to a word in the glossary opens the page at that word, also on the first click.
export function followFragments(app, tracker) {
  document.addEventListener('click', event => {
    const link = event.target instanceof Element && event.target.closest('.ms-lesson a');
    const href = link && (link.dataset.commandlinkerArgs || link.getAttribute('href') || '');
    const found = /([^/"?]+\.ipynb)[^"#]*#([^"]+)/.exec(href || '');
    if (found) void goTo(tracker, decodeURIComponent(found[1]), `#${found[2]}`);
  }, true);
}

async function goTo(tracker, name, fragment) {
  const panel = await waitFor(() => tracker.find(one => one.context.path.endsWith(name)));
  if (!panel) return;
  await panel.revealed;
  await panel.context.ready;
  await waitFor(() => panel.content.widgets.every(
    cell => cell.model.type !== 'markdown' || !cell.node.querySelector('.jp-mod-placeholder')));
  for (const patience of [0, 300, 1000]) {
    await new Promise(done => setTimeout(done, patience));
    if (!panel.isDisposed) await panel.content.setFragment(fragment);
  }
}

async function waitFor(look) {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = look();
    if (found) return found;
    await new Promise(done => setTimeout(done, 50));
  }
  return null;
}
