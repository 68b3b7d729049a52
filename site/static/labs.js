// <ms-lab src="_static/labs/NAME.js" kind="ms-groups">what a page without JavaScript shows</ms-lab>
//
// Shows states that the package rendered when the site was built (src/lessons/site/labs.py). This
// script knows no statistics and says nothing of its own: it puts the dials on the page, finds the
// state that belongs to them, and shows it. Nothing but a page's first lab is loaded before the lab
// is near the window. What one dial alone can show is there first, then the rest (NAME-rest.js).
(() => {
  const waiting = new Map(); // name -> what to do with its data
  const loaded = new Map(); // name -> promise of its data
  window.msLab = (name, data) => waiting.get(name)(data);

  // A script, not fetch(): pages from a USB stick (file://) may load scripts only.
  const load = (source) => {
    const name = source.split("/").pop();
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((done, failed) => {
        waiting.set(name, (data) => done(unpack(data)));
        const script = document.createElement("script");
        script.src = source;
        script.onerror = failed;
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  };

  const unpack = async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const { tags, figures, states, ...about } = await new Response(stream).json();
    const html = (parts) => parts.flatMap((part) => figures[part].map((tag) => tags[tag])).join("");
    const shown = Object.entries(states).map(([key, parts]) => [key, () => html(parts)]);
    return { ...about, states: Object.fromEntries(shown) };
  };

  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  // What scrolls sideways can be reached and scrolled by keyboard.
  const reachable = (root) => {
    for (const table of root.querySelectorAll(".cell_output table, ms-lab table, .pst-scrollable-table-container")) {
      for (let box = table; box && box.tagName !== "ARTICLE"; box = box.parentElement) {
        if (box.scrollWidth <= box.clientWidth || !/auto|scroll/.test(getComputedStyle(box).overflowX)) continue;
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", table.caption?.textContent ?? document.title);
      }
    }
  };
  addEventListener("load", () => reachable(document));

  class Lab extends HTMLElement {
    connectedCallback() {
      if (this.seen) return;
      const source = this.getAttribute("src");
      const start = () => load(source).then((lab) => {
        this.build(lab);
        this.rest = load(source.replace(".js", "-rest.js")).then(
          ({ states }) => Object.assign(lab.states, states), () => null,
        ).then(() => { this.dataset.whole = ""; });
      }, () => null);
      this.seen = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.seen.disconnect();
        start();
      }, { rootMargin: "800px" });
      if (this === document.querySelector("ms-lab")) start();
      else this.seen.observe(this);
    }

    build(lab) {
      this.lab = lab;
      this.places = ["ms-board", "ms-beside", "ms-rest"].map((name) =>
        element("div", { className: name }));
      this.said = element("p", { className: "ms-said", role: "status" });
      this.dials = lab.dials.map((dial, at) => this.dial(dial, at));
      const reset = element("button", { type: "button", textContent: lab.reset });
      reset.addEventListener("click", () => this.show([...lab.start]));
      const row = element("div", { className: "ms-dials" },
        ...this.dials.map((dial) => dial.holder), reset);
      const [board, beside, rest] = this.places;
      const more = element("details", { className: "ms-more" },
        element("summary", { textContent: lab.rest }), rest);
      const stage = element("div", { className: "ms-stage" }, row, board, beside);
      const panel = element("div", { className: "ms-panel " + this.getAttribute("kind") },
        stage, more, this.said);
      this.replaceChildren(panel);
      more.addEventListener("toggle", () => reachable(this));
      this.show([...lab.start]);
      this.said.textContent = ""; // nothing has changed yet
      this.dataset.ready = "";
    }

    dial({ label, less, more, values }, at) {
      const step = (by) => {
        const to = values[values.indexOf(this.now[at]) + by];
        if (to !== undefined) this.turn(at, to);
      };
      const even = values.every((value, place) => value === values[0] + place);
      let box;
      if (even) {
        box = element("input", { type: "number", inputMode: "numeric", min: values[0],
          max: values.at(-1), step: 1 });
        box.addEventListener("change", () => {
          const typed = Math.round(Number(box.value));
          this.turn(at, Math.min(Math.max(typed || 0, values[0]), values.at(-1)));
        });
        box.addEventListener("input", () => {
          if (box.value !== "" && values.includes(Number(box.value))) this.turn(at, Number(box.value));
        });
      } else {
        box = element("select", {}, ...values.map((value) =>
          element("option", { value, textContent: value })));
        box.addEventListener("change", () => this.turn(at, Number(box.value)));
      }
      const button = (words, sign, by) => {
        const made = element("button", { type: "button", textContent: sign });
        made.setAttribute("aria-label", words);
        made.addEventListener("click", () => step(by));
        return made;
      };
      const holder = element("div", { className: "ms-dial" }, element("label", {},
        element("span", { textContent: label }), box), button(less, "−", -1), button(more, "+", 1));
      return { holder, box, values };
    }

    // Where no such state can be, the other dials give way until there is one.
    turn(at, value) {
      const to = [...this.now];
      to[at] = value;
      if (!this.lab.states[to] && this.dataset.whole === undefined) {
        this.rest.then(() => this.turn(at, value));
        return;
      }
      for (let other = to.length - 1; other >= 0 && !this.lab.states[to]; other -= 1) {
        if (other === at) continue;
        const { values } = this.dials[other];
        let place = values.indexOf(to[other]);
        while (!this.lab.states[to] && place > 0) to[other] = values[(place -= 1)];
      }
      if (this.lab.states[to]) this.show(to);
      else this.show(this.now);
    }

    show(now) {
      this.now = now;
      this.dials.forEach((dial, at) => {
        if (document.activeElement !== dial.box || Number(dial.box.value) !== now[at])
          dial.box.value = now[at];
      });
      const parts = this.lab.states[now]().split("\x1e");
      this.places.forEach((place, at) => { place.innerHTML = parts[at]; });
      reachable(this);
      const conclusion = this.places[0].querySelector(".ms-conclusion");
      conclusion?.removeAttribute("role"); // it is said once, by a line that stays in the page
      this.said.textContent = conclusion?.textContent ?? this.places[0].textContent;
    }
  }
  customElements.define("ms-lab", Lab);
})();
