// The entry that JupyterLab loads: a module-federation container, written by hand.
// Its folder is not called "static": what lies in such a one JupyterLab lets a browser keep for a year.
//
// It offers one module, "./extension", and takes JupyterLab's own libraries from the shared scope,
// so nothing is bundled and nothing is built. The parts are ES modules beside this file.
(() => {
  const here = document.currentScript.src;
  const part = name => import(new URL(name, here).href);
  let scope;

  async function library(name) {
    const [offered] = Object.values(scope[name]);
    return (await offered.get())();
  }

  async function extension() {
    const names = [
      '@jupyterlab/apputils', '@jupyterlab/cells', '@jupyterlab/notebook', '@jupyterlab/rendermime',
      '@jupyterlab/statedb', '@lumino/widgets',
    ];
    const [apputils, cells, notebook, rendermime, statedb, widgets] =
      await Promise.all(names.map(library));
    const [{ Lesson, isGlossary }, { guardKeys }, { keepFocus }, { followFragments }] =
      await Promise.all(['./lesson.js', './keys.js', './focus.js', './links.js'].map(part));
    const libraries = { apputils, cells, notebook, rendermime, widgets };
    const plugin = {
      id: 'midwifery-stats-desk:plugin',
      autoStart: true,
      requires: [notebook.INotebookTracker, statedb.IStateDB],
      activate: (app, tracker, state) => {
        guardKeys();
        keepFocus();
        followFragments(app, tracker);
        const open = panel => {
          if (isGlossary(panel.context.path)) {
            const { sessionContext } = panel.context;
            const preference = sessionContext.kernelPreference;
            sessionContext.kernelPreference =
              { ...preference, shouldStart: false, canStart: false, autoStartDefault: false };
          }
          panel.context.ready.then(() => Lesson.on(panel, { app, state, ...libraries }));
        };
        tracker.forEach(open);
        tracker.widgetAdded.connect((_, panel) => open(panel));
      },
    };
    return () => ({ __esModule: true, default: plugin });
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB['midwifery-stats-desk'] = {
    init: shared => { scope = shared; },
    get: name => name === './extension'
      ? extension() : Promise.reject(new Error(`There is no module ${name}.`)),
  };
})();
