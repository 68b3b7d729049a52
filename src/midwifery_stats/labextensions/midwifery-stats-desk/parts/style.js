// The look of the desk; colours come from JupyterLab's theme.
const CSS = `
.ms-lesson :is(.jp-cell-toolbar, .jp-Notebook-footer, .jp-collapseHeadingButton) { display: none !important; }
.ms-desk .jp-NotebookPanel-toolbar > :is([data-jp-item-name=insert], [data-jp-item-name=cut],
  [data-jp-item-name=copy], [data-jp-item-name=paste], [data-jp-item-name=cellType]) { display: none; }
.ms-lesson .jp-Collapser { pointer-events: none; }
.ms-lesson .ms-saved, .ms-lesson .ms-saved-line { display: none; }
.ms-lesson .ms-asleep { flex-wrap: wrap; }
.ms-lesson .ms-asleep > .jp-OutputArea-output:not(.ms-saved) { display: none; }
.ms-lesson .ms-asleep > .ms-saved { display: block; }
.ms-lesson .ms-asleep > .ms-saved-line { display: block; flex: 1 0 100%; margin: .2em .4em .8em;
  color: var(--jp-ui-font-color2); font-size: var(--jp-ui-font-size1); }
.ms-lesson .ms-folded { flex-flow: row wrap; }
.ms-lesson .ms-folded > .jp-OutputArea-output { display: none; flex: 1 1 100%; }
.ms-lesson .ms-folded.ms-unfolded > .jp-OutputArea-output { display: block; }
.ms-desk-error { flex: 1 1 100%; border-left: 4px solid #d55e00; padding: .1em .8em; margin: .3em 0;
  color: var(--jp-ui-font-color1); font-size: var(--jp-content-font-size1); }
.ms-desk-error p { margin: .2em 0 .4em; font-weight: 600; }
.ms-lesson .ms-covered { display: none; }
.ms-cover { margin: .6em 0 .6em 5.2em; padding: .8em 1em; max-width: 44em; border-radius: 4px;
  border: 2px dashed var(--jp-border-color1, #bbb); color: var(--jp-ui-font-color1);
  font-size: var(--jp-content-font-size1); }
.ms-cover p { margin: 0 0 .6em; }
.ms-cover button, .ms-desk-bar button, .ms-yours-line button, .ms-small, .ms-tool {
  font: inherit; padding: .25em .8em; cursor: pointer; color: var(--jp-ui-font-color1);
  background: var(--jp-layout-color2); border: 1px solid var(--jp-border-color1); border-radius: 3px; }
:is(.ms-cover, .ms-desk-bar, .ms-yours-line, .ms-desk-error) button:focus-visible, .ms-tool:focus-visible {
  outline: 2px solid var(--jp-brand-color1); outline-offset: 1px; }
.ms-small { font-size: var(--jp-ui-font-size1); }
.ms-tool { margin: 0 .2em; height: 24px; padding: 0 .6em; white-space: nowrap;
  font-size: var(--jp-ui-font-size1); }
.ms-desk-bar { position: absolute; inset: auto 0 0 0; z-index: 10; display: flex; flex-wrap: wrap;
  gap: .4em 1em; align-items: center; padding: .5em 1em; color: var(--jp-ui-font-color1);
  background: var(--jp-layout-color2); font-size: var(--jp-content-font-size1);
  border-top: 2px solid var(--jp-brand-color1); }
.ms-desk-bar[hidden] { display: none; }
.ms-yours .jp-InputArea-editor { border: 2px solid var(--jp-brand-color1); }
.ms-yours-line { display: flex; flex-wrap: wrap; gap: .3em .8em; align-items: center;
  margin: .2em 0 .2em 5.2em; color: var(--jp-ui-font-color1); font-size: var(--jp-ui-font-size1); }
@media (max-width: 600px) {
  .ms-cover, .ms-yours-line { margin-left: .5em; }
  .ms-lesson .jp-InputPrompt, .ms-lesson .jp-OutputPrompt { display: none; }
  .ms-lesson :is(th, td) { padding-inline: .25em !important; }
  .ms-lesson .jp-MarkdownOutput table { display: block; overflow-x: auto; }
  /* A shade at the side where a wide table goes on: the first two, which scroll with it, cover it. */
  .ms-lesson :is(.jp-MarkdownOutput table, [style*="overflow-x:auto"]) { background:
    linear-gradient(to right, var(--jp-layout-color0) 40%, transparent) 0 / 2em 100% local,
    linear-gradient(to left, var(--jp-layout-color0) 40%, transparent) 100% / 2em 100% local,
    linear-gradient(to right, rgb(128 128 128 / 60%), transparent) 0 / .8em 100%,
    linear-gradient(to left, rgb(128 128 128 / 60%), transparent) 100% / .8em 100%;
    background-repeat: no-repeat; }
}`;

export function addStyle() {
  if (document.getElementById('ms-desk-style')) return;
  const style = document.createElement('style');
  style.id = 'ms-desk-style';
  style.textContent = CSS;
  document.head.append(style);
}
