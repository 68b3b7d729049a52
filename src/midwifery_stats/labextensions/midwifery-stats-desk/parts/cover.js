// What happened stays covered until it was predicted, or the learner asks to see it.
//
// A round is: cells tagged "predict", then cells tagged "run" or "compare". A live prediction panel
// says that it is answered by a part of the class "ms-kept".
const COVERED = ['run', 'compare'];

export class Covers {
  constructor(lesson) {
    this.lesson = lesson;
    this.shown = new Set();
    this.asked = new Set();
    this.rounds = rounds(lesson.panel.content.widgets);
    this.observers = this.rounds.flatMap(round => round.questions.map(cell => {
      const observer = new MutationObserver(() => this.refresh());
      observer.observe(cell.node, { childList: true, subtree: true, characterData: true });
      return observer;
    }));
    this.refresh();
  }

  refresh() {
    this.rounds.forEach((round, at) => {
      const open = this.shown.has(at) || round.questions.every(isAnswered);
      if (open) this.shown.add(at); // what was seen is not hidden again
      round.results.forEach(cell => cell.node.classList.toggle('ms-covered', !open));
      if (open) round.cover?.remove();
      else if (!round.cover?.parentNode) round.cover = this.makeCover(round, at);
    });
  }

  makeCover(round, at) {
    const { words } = this.lesson;
    const cover = document.createElement('div');
    cover.className = 'ms-cover';
    const text = document.createElement('p');
    text.textContent = words.cover;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words.reveal;
    button.addEventListener('click', () => {
      ignoreSecondClick();
      this.shown.add(at);
      this.refresh();
      this.asked.add(at);
      this.pressForHer();
      round.results[0].node.focus();
    });
    cover.append(text, button);
    round.questions[round.questions.length - 1].node.append(cover);
    return cover;
  }

  // The panel that compares asks for the same press; one is enough, also after the labs woke up.
  pressForHer() {
    this.rounds.filter((_, at) => this.asked.has(at))
      .flatMap(round => round.results)
      .flatMap(cell => [...cell.node.querySelectorAll('.ms-reveal')])
      .forEach(one => one.click());
  }

  dispose() {
    this.observers.forEach(observer => observer.disconnect());
    this.rounds.forEach(round => round.cover?.remove());
  }
}

// The second press of a double click would fall on whatever came to the button's place.
function ignoreSecondClick() {
  const kinds = ['mousedown', 'mouseup', 'click', 'dblclick'];
  const ignore = event => {
    if (event.detail < 2) return;
    event.stopPropagation();
    event.preventDefault();
  };
  kinds.forEach(kind => window.addEventListener(kind, ignore, true));
  setTimeout(() => kinds.forEach(kind => window.removeEventListener(kind, ignore, true)), 800);
}

function rounds(cells) {
  const found = [];
  let round = null;
  for (const cell of cells) {
    const tags = cell.model.getMetadata('tags') || [];
    if (tags.includes('predict')) {
      if (!round || round.results.length) found.push(round = { questions: [], results: [] });
      if (cell.model.type === 'code') round.questions.push(cell);
    } else if (round && tags.some(tag => COVERED.includes(tag))) {
      round.results.push(cell);
    } else {
      round = null;
    }
  }
  return found.filter(one => one.questions.length && one.results.length);
}

function isAnswered(cell) {
  return Boolean(cell.node.querySelector('.jp-OutputArea .ms-said.ms-kept'));
}
