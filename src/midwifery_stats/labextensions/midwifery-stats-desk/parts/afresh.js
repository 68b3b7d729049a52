// Putting a lesson back as it was made: Python has the original, and writes it.
// A new Python does it: the lesson's own may be busy or in a muddle.
export async function askPython(lesson, name, forget) {
  const { sessions, kernelspecs } = lesson.app.serviceManager;
  await kernelspecs.ready;
  const path = `${lesson.panel.context.path}-afresh`;
  const kernel = { name: kernelspecs.specs?.default };
  const session = await sessions.startNew({ path, name: path, type: 'console', kernel });
  const code = [
    'from midwifery_stats.learners import start_afresh',
    `print(start_afresh(${JSON.stringify(name)}, language=${JSON.stringify(lesson.language)}, ` +
      `forget=${forget ? 'True' : 'False'}))`,
  ].join('\n');
  let text = '';
  try {
    const future = session.kernel.requestExecute({ code, store_history: false });
    future.onIOPub = ({ header, content }) => {
      if (header.msg_type === 'stream') text += content.text;
      if (header.msg_type === 'error') text = content.evalue;
    };
    const reply = await future.done;
    return { ok: reply.content.status === 'ok', text: text.trim() };
  } finally {
    await session.shutdown().catch(() => null);
    session.dispose();
  }
}

export function pressable(label, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', act);
  return button;
}
