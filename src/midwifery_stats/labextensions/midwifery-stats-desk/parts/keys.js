// Which keys JupyterLab may take in a lesson. All others stay with what has the focus.
//
// JupyterLab looks for a shortcut from the focused element upwards and stops at one that carries
// this attribute, so it must stand on the focused element itself before JupyterLab sees the key.
const SUPPRESS = 'data-lm-suppress-shortcuts';
const MOVES = ['ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'Escape', 'Tab', ' '];
const WITH_CONTROL = ['s', 'f', 'p', 'c', 'Enter', '=', '-', '+', '0'];

export function guardKeys() {
  window.addEventListener('keydown', event => {
    const target = event.target;
    if (!(target instanceof Element) || !target.closest('.ms-lesson')) return;
    target.toggleAttribute(SUPPRESS, !isJupyterLabs(event, target));
  }, true);
  // A cell is neither dragged to another place nor folded away by a slip of the mouse.
  window.addEventListener('mousedown', event => {
    const target = event.target;
    if (event.button === 0 && target instanceof Element && target.closest(HANDLES)) {
      event.stopPropagation();
      event.preventDefault();
    }
  }, true);
  // A double click on a page's text does not show its source.
  window.addEventListener('dblclick', event => {
    const target = event.target;
    if (target instanceof Element && target.closest('.ms-lesson .jp-MarkdownCell')) {
      event.stopPropagation();
    }
  }, true);
}

const HANDLES =
  '.ms-lesson :is(.jp-InputPrompt, .jp-OutputPrompt, .jp-Collapser, .jp-OutputArea-promptOverlay)';

function isJupyterLabs(event, target) {
  const control = event.ctrlKey || event.metaKey;
  if (target.closest('.jp-OutputArea')) {
    // With Shift the same letters open JupyterLab's palette or its list of files.
    return control && !event.altKey && event.key !== 'Enter' &&
      (!event.shiftKey || event.key === '+') && WITH_CONTROL.includes(event.key.toLowerCase());
  }
  if (target.closest('.cm-editor')) {
    // Elsewhere in JupyterLab these split the cell or add one.
    return !(event.altKey && event.key === 'Enter') &&
      !(control && event.shiftKey && ['-', '_'].includes(event.key)) &&
      !(event.shiftKey && event.key === 'Enter' && inLastCell(target));
  }
  if (control) return WITH_CONTROL.includes(event.key) && !event.altKey && !event.shiftKey;
  if (event.altKey) return false;
  if (event.key === 'Enter') {
    return event.shiftKey ? !inLastCell(target) : Boolean(target.closest('.ms-yours'));
  }
  return !event.shiftKey && MOVES.includes(event.key);
}

function inLastCell(target) {
  const cells = target.closest('.ms-lesson').querySelectorAll('.jp-Cell');
  return target.closest('.jp-Cell') === cells[cells.length - 1];
}
