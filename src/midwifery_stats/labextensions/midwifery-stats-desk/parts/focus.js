// What has the focus may go away by its own press: a last hint, "Undo" of the last change, "Show me".
// Then the browser puts the focus on the page itself, and whoever works by keys has lost her place.
const CONTROLS = 'button, input, select, a[href], summary, [tabindex="0"]';

export function keepFocus() {
  let last = null; // the control, and those of its cell in the order in which they stand
  const note = event => {
    const { target } = event;
    const area = target instanceof Element && target.closest('.ms-lesson .jp-OutputArea');
    last = area ? { target, row: target.parentElement, area, cell: target.closest('.jp-Cell') } : null;
    if (area) observer.observe(area, { subtree: true, childList: true, attributes: true });
    else observer.disconnect();
  };
  const observer = new MutationObserver(() => {
    if (!last || isUsable(last.target)) return;
    // The browser takes the focus away only when it draws the next time.
    if (![document.body, last.target].includes(document.activeElement)) return;
    const { target, row, area, cell } = last;
    observer.disconnect();
    const place = nearest(target, row) || nearest(target, area) || cell;
    last = null;
    place?.focus({ preventScroll: place === cell });
  });
  window.addEventListener('focusin', note, true);
  // A press elsewhere, or Escape, gives the focus up on purpose.
  window.addEventListener('pointerdown', event => {
    if (last && !last.area.contains(event.target)) last = null;
  }, true);
}

// The next control within a part of the page, or else the one before.
function nearest(target, part) {
  if (!part?.isConnected || !target.isConnected) return null;
  const usable = [...part.querySelectorAll(CONTROLS)].filter(isUsable);
  const after = one => target.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  return usable.find(after) || usable.reverse().find(one => one !== target) || null;
}

function isUsable(node) {
  return node.isConnected && !node.disabled && node.checkVisibility();
}
