// One open lesson: its buttons, its labs' sleep and waking, its place, its cells to change.
import { askPython, pressable } from './afresh.js';
import { Covers } from './cover.js';
import { VIEW, dress, sleeps } from './outputs.js';
import { addStyle } from './style.js';
import { WORDS } from './words.js';

const PLACE = 'midwifery-stats-desk:place';
const TAB_BAR = 'application:toggle-side-tabbar';
const RUNS_ALL = ['notebook:run-all-cells', 'notebook:restart-run-all'];

export const isGlossary = path => /(^|\/)glossary\.ipynb$/.test(path);

export class Lesson {
  // A notebook is a lesson where its builder has written so into its metadata.
  static on(panel, libraries) {
    const about = panel.context.model.getMetadata('midwifery');
    return about && about.lesson ? new Lesson(panel, about, libraries) : null;
  }

  constructor(panel, about, { app, state, ...libraries }) {
    Object.assign(this, { panel, app, state, libraries });
    this.words = WORDS[about.language] || WORDS.en;
    this.language = about.language || 'en';
    addStyle();
    panel.addClass('ms-desk');
    panel.content.addClass('ms-lesson');
    this.isPage = isGlossary(panel.context.path);
    this.makeBar();
    if (!this.isPage) this.makeTools();
    this.settle();
    void this.begin();
  }

  // Everything that stands on the cells; again after the file was read anew.
  settle() {
    const cells = this.panel.content.widgets;
    for (const cell of cells) {
      if (cell.model.type === 'markdown') cell.showEditorForReadOnlyMarkdown = false;
      if (cell.model.type !== 'code') continue;
      void cell.ready.then(() => {
        if (cell.isDisposed) return;
        const again = () => dress(cell, this);
        cell.outputArea.outputLengthChanged.connect(again);
        cell.outputArea.model.changed.connect(() => requestAnimationFrame(again));
        again();
        this.markYours(cell);
      });
    }
    this.covers?.dispose();
    this.covers = new Covers(this);
  }

  async begin() {
    await this.panel.revealed;
    if (window.innerWidth < 700) this.makeRoom();
    await this.goToPlace();
    this.followPlace();
    if (this.isPage) return;
    this.app.commands.commandExecuted.connect((_, { id, result }) => {
      if (RUNS_ALL.includes(id) && this.app.shell.currentWidget === this.panel) {
        void this.stayHere(result);
      }
    });
    const { sessionContext } = this.panel;
    await sessionContext.ready;
    sessionContext.statusChanged.connect((_, status) => this.followKernel(status));
    if (!(await this.isAwake() && await this.showsItsLabs())) {
      if (this.isTrusted()) await this.wake();
      else this.tell(this.words.saved, this.words.wake, () => this.wake());
    }
  }

  // Run every code cell in order, also after one that fails, and leave the page where it is.
  async wake() {
    if (this.waking) return;
    this.waking = true;
    this.tell(this.words.waking);
    const place = this.place;
    this.moved = false;
    try {
      for (const cell of this.codeCells()) {
        if (cell.isDisposed) break;
        await this.run(cell);
      }
    } finally {
      for (const time of [0, 300]) {
        await new Promise(done => setTimeout(done, time));
        if (place && !this.moved && !this.panel.isDisposed) await this.goToPlace(place);
      }
      this.waking = false;
      this.covers?.pressForHer();
      this.tell('');
      this.sayWhatFailed();
    }
  }

  async run(cell) {
    const { CodeCell } = this.libraries.cells;
    await cell.ready;
    const going = { tags: ['raises-exception'] };
    await CodeCell.execute(cell, this.panel.sessionContext, going).catch(() => null);
    cell.model.executionState = 'idle';
  }

  sayWhatFailed() {
    const failed = this.codeCells().filter(cell =>
      [...cell.model.sharedModel.getOutputs()].some(one => one.output_type === 'error'));
    if (!failed.length) return;
    this.tell(this.words.stopped(failed.length), this.words.goThere, () => {
      failed[0].node.scrollIntoView({ block: 'center' });
      failed[0].node.focus({ preventScroll: true });
    });
  }

  codeCells() {
    return this.panel.content.widgets.filter(cell => cell.model.type === 'code' &&
      cell.model.sharedModel.getSource().trim());
  }

  isTrusted() {
    return this.codeCells().every(cell => cell.model.trusted);
  }

  // A kernel that has run the lesson's first cell still holds the labs, as after a reload.
  async isAwake() {
    const kernel = this.panel.sessionContext.session?.kernel;
    if (!kernel) return false;
    const asked = { code: '', silent: true, store_history: false,
      user_expressions: { awake: "'ms' in globals()" } };
    const reply = await kernel.requestExecute(asked).done.catch(() => null);
    return reply?.content?.user_expressions?.awake?.data?.['text/plain'] === 'True';
  }

  // A page that was read anew before it was saved does not know the labs that the kernel holds.
  async showsItsLabs() {
    const asked = { target_name: 'jupyter.widget' };
    const { kernel } = this.panel.sessionContext.session;
    const reply = await kernel.requestCommInfo(asked).catch(() => null);
    const held = reply?.content?.comms || {};
    const shown = this.codeCells().flatMap(cell => [...cell.outputArea.model.toJSON()])
      .map(output => output.data?.[VIEW]?.model_id).filter(Boolean);
    return shown.length > 0 && shown.every(id => id in held);
  }

  followKernel(status) {
    if (['restarting', 'autorestarting', 'dead'].includes(status)) {
      this.lost = true;
    } else if (status === 'idle' && this.lost && !this.waking) {
      this.lost = false;
      // Where the learner chose "Restart and run all", JupyterLab runs the cells itself.
      setTimeout(async () => {
        if (this.panel.isDisposed || this.waking || this.staying || await this.isAwake()) return;
        if (this.isTrusted()) await this.wake();
        else this.tell(this.words.restarted, this.words.wake, () => this.wake());
      }, 1500);
    }
  }

  // JupyterLab jumps to the end after "Run all"; a reader stays where she was.
  async stayHere(result) {
    const { place } = this;
    this.moved = false;
    this.staying = true;
    const back = () => place && this.goToPlace(place);
    [0, 100, 400].forEach(time => setTimeout(back, time));
    const { content } = this.panel;
    const at = content.widgets.findIndex(one => one.model.id === place?.cell);
    setTimeout(() => { if (at >= 0) content.activeCellIndex = at; }, 450);
    await Promise.resolve(result).catch(() => null);
    // Outputs above may have grown or gone while the cells ran.
    if (!this.moved && !this.panel.isDisposed) await back();
    this.staying = false;
    if (!this.panel.isDisposed) this.sayWhatFailed();
  }

  // On a phone the lesson has the whole width; the list of files is one button away.
  makeRoom() {
    const { commands, shell } = this.app;
    shell.collapseLeft?.();
    shell.collapseRight?.();
    if ('mode' in shell) shell.mode = 'single-document';
    for (const side of ['left', 'right']) {
      const args = { side };
      if (commands.hasCommand(TAB_BAR) && commands.isToggled(TAB_BAR, args)) {
        void commands.execute(TAB_BAR, args);
      }
    }
  }

  // --- the place where she was -----------------------------------------------------------------

  get scroller() {
    return this.panel.node.querySelector('.jp-WindowedPanel-outer') || this.panel.content.node;
  }

  followPlace() {
    const note = () => {
      // Until she moves, the page may still grow around the place that she came back to.
      if (this.place && !this.moved) return;
      const top = this.scroller.getBoundingClientRect().top;
      const cell = this.panel.content.widgets.find(one =>
        one.node.isConnected && one.node.getBoundingClientRect().bottom > top + 5);
      if (!cell) return;
      const into = top - cell.node.getBoundingClientRect().top;
      this.place = { cell: cell.model.id, into: Math.round(into) };
    };
    const keep = async () => {
      const { path } = this.panel.context;
      const known = (await this.state.fetch(PLACE))?.places;
      await this.state.save(PLACE, { path, places: { ...known, [path]: this.place } });
    };
    let noting = 0;
    let keeping = 0;
    const follow = () => {
      cancelAnimationFrame(noting);
      clearTimeout(keeping);
      noting = requestAnimationFrame(note);
      keeping = setTimeout(keep, 500);
    };
    this.scroller.addEventListener('scroll', follow, { passive: true });
    for (const kind of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
      this.panel.node.addEventListener(kind, () => {
        this.moved = true;
        follow();
      }, { passive: true });
    }
    note();
    void keep();
  }

  async goToPlace(place = null) {
    const cellOf = id => this.panel.content.widgets.find(one => one.model.id === id);
    if (!place) {
      const asked = /^#cell=([\w-]+)$/.exec(location.hash)?.[1]; // by a step's link in the book
      if (location.hash && !asked) return;
      place = cellOf(asked) ? { cell: asked, into: 0 }
        : (await this.state.fetch(PLACE))?.places?.[this.panel.context.path];
      if (!place) return;
      this.place = place;
    }
    const cell = cellOf(place.cell);
    if (!cell) return;
    await this.panel.content.scrollToItem?.(this.panel.content.widgets.indexOf(cell), 'start');
    const top = this.scroller.getBoundingClientRect().top;
    this.scroller.scrollTop += cell.node.getBoundingClientRect().top - top + place.into;
  }

  // --- what stands around the page ---------------------------------------------------------------

  makeBar() {
    this.bar = document.createElement('div');
    this.bar.className = 'ms-desk-bar';
    this.bar.setAttribute('role', 'status');
    this.bar.hidden = true;
    this.panel.node.append(this.bar);
  }

  tell(sentence, label = '', act = null) {
    if (this.panel.isDisposed) return;
    const node = this.bar;
    node.replaceChildren();
    node.hidden = !sentence;
    if (!sentence) return;
    const text = document.createElement('span');
    text.textContent = sentence;
    node.append(text);
    if (label) node.append(pressable(label, act));
    if (sentence !== this.words.waking) {
      node.append(pressable(this.words.close, () => this.tell('')));
    }
  }

  changed() {
    this.panel.content.node.classList.toggle('ms-has-sleepers', this.codeCells().some(sleeps));
  }

  makeTools() {
    const { Widget } = this.libraries.widgets;
    const tools = [
      ['ms-afresh', this.words.afresh, '', () => this.startAfresh()],
      ['ms-run', this.words.run, this.words.runTitle, () => void this.wake()],
    ];
    for (const [name, label, title, act] of tools) {
      const button = pressable(label, act);
      button.className = 'ms-tool';
      button.title = title;
      const widget = new Widget();
      widget.node.append(button);
      this.panel.toolbar.insertItem(0, name, widget);
    }
  }

  async startAfresh() {
    const { Dialog, showDialog } = this.libraries.apputils;
    const name = this.panel.context.path.split('/').pop();
    const choice = await showDialog({
      title: this.words.afresh,
      body: this.words.afreshBody(name),
      checkbox: { label: this.words.afreshForget, checked: false },
      buttons: [
        Dialog.cancelButton({ label: this.words.cancel }),
        Dialog.okButton({ label: this.words.afresh }),
      ],
    });
    if (!choice.button.accept) return;
    await this.panel.context.save().catch(() => null);
    const said = await askPython(this, name, choice.isChecked === true);
    if (said.ok) {
      await this.panel.context.revert();
      this.settle();
      await this.panel.sessionContext.restartKernel();
      await this.wake();
    }
    this.tell(said.ok ? said.text : `${this.words.afreshFailed} ${said.text}`);
  }

  // A cell made for her to change says so, and goes back to what it was.
  markYours(cell) {
    const original = cell.model.getMetadata('midwifery')?.source;
    if (original === undefined || cell.node.querySelector('.ms-yours-line')) return;
    cell.node.classList.add('ms-yours');
    const line = document.createElement('div');
    line.className = 'ms-yours-line';
    const text = document.createElement('span');
    text.textContent = this.words.yours;
    const shared = cell.model.sharedModel;
    const button = pressable(this.words.putBack, () => shared.setSource(original));
    const follow = () => { button.hidden = shared.getSource() === original; };
    shared.changed.connect(follow);
    // A phone has no Shift and Enter, and JupyterLab's own button is out of sight there.
    line.append(text, pressable(this.words.edit, () => cell.editor.focus()),
      pressable(this.words.runCell, () => void this.run(cell)), button);
    const input = cell.node.querySelector('.jp-Cell-inputWrapper');
    input.after(line);
    follow();
  }
}
