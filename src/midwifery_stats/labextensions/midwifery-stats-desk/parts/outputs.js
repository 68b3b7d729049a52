// What a cell shows: a saved lab shows its picture while it sleeps; an error is one sentence first.
export const VIEW = 'application/vnd.jupyter.widget-view+json';

// Dress every output of a code cell; call it again whenever its outputs change.
export function dress(cell, lesson) {
  const area = cell.outputArea;
  if (!area) return;
  area.widgets.forEach((panel, at) => {
    const model = area.model.get(at);
    if (!model || panel.node.dataset.msDressed) return;
    const shown = panel.widgets.find(one => one.node.classList.contains('jp-OutputArea-output'));
    if (!shown) return;
    if (model.type === 'error') {
      panel.node.dataset.msDressed = 'error';
      foldError(panel, model.toJSON(), lesson);
    } else if (VIEW in model.data && 'text/html' in model.data) {
      panel.node.dataset.msDressed = 'lab';
      addFallback(panel, shown, model, lesson);
    }
  });
}

// Tell whether a lab of this cell is a saved picture now.
export function sleeps(cell) {
  return Boolean(cell.node.querySelector('.ms-asleep'));
}

function addFallback(panel, shown, model, lesson) {
  const { MimeModel } = lesson.libraries.rendermime;
  const html = lesson.panel.content.rendermime.createRenderer('text/html');
  const data = { 'text/html': model.data['text/html'] };
  void html.renderModel(new MimeModel({ data, trusted: model.trusted }));
  html.addClass('jp-OutputArea-output');
  html.addClass('ms-saved');
  panel.addWidget(html);
  const line = document.createElement('p');
  line.className = 'ms-saved-line';
  line.textContent = lesson.words.savedPicture;
  html.node.after(line);
  const follow = () => {
    // JupyterLab writes "Error displaying widget" as text; a widget that lives is an element.
    const alive = shown.node.childElementCount > 0 && !shown.isHidden;
    panel.node.classList.toggle('ms-asleep', !alive);
    lesson.changed();
  };
  const observer = new MutationObserver(follow);
  observer.observe(shown.node, { childList: true, attributes: true, attributeFilter: ['class'] });
  panel.disposed.connect(() => observer.disconnect());
  follow();
}

function foldError(panel, error, lesson) {
  const box = document.createElement('div');
  box.className = 'ms-desk-error';
  const sentence = document.createElement('p');
  sentence.textContent = inOneSentence(error, lesson.words);
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'ms-small';
  more.textContent = lesson.words.details;
  more.setAttribute('aria-expanded', 'false');
  more.addEventListener('click', () => {
    const open = panel.node.classList.toggle('ms-unfolded');
    more.setAttribute('aria-expanded', String(open));
  });
  box.append(sentence, more);
  panel.node.classList.add('ms-folded');
  panel.node.prepend(box);
}

function inOneSentence({ ename, evalue }, words) {
  const name = /^name '(.+?)' is not defined/.exec(evalue);
  if (ename === 'NameError' && name) return words.noName(name[1]);
  if (['SyntaxError', 'IndentationError', 'TabError'].includes(ename)) return words.typing;
  const first = String(evalue).split('\n')[0];
  return ['ValueError', 'TypeError'].includes(ename) && first ? first : `${ename}: ${first}`;
}
