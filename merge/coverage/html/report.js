"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // The browser knows what a language is called, in itself and in English.
  const called = (tag, language) => {
    try {
      return new Intl.DisplayNames([language], { type: "language", fallback: "none" }).of(tag);
    } catch {
      return undefined;
    }
  };
  // A text may begin with a name in other letters, so that its language has to
  // tell its direction, by the script that it is written in.
  const leftward = new Set("Adlm Arab Hebr Mand Nkoo Rohg Samr Syrc Thaa".split(" "));
  const direction = (tag) => {
    try {
      return leftward.has(new Intl.Locale(tag).maximize().script) ? "rtl" : "ltr";
    } catch {
      return "auto";
    }
  };
  for (const place of all("[data-tag]")) {
    const tag = place.dataset.tag, own = called(tag, tag), english = called(tag, "en");
    if (own) place.append(make("span", { lang: tag, dir: "auto" }, own));
    if (english && english !== own) place.append(own ? " · " + english : english);
  }

  addEventListener("beforeprint", () => all("details").forEach((d) => (d.open = true)));

  const heat = document.querySelector("#lessons table");
  const rows = all("tr[data-lesson]", heat);
  const find = make("input", { type: "search" });
  document.querySelector("#find").append(make("label", {}, "Find a lesson", find));
  find.addEventListener("input", () => {
    const words = find.value.toLowerCase().split(/\s+/);
    for (const body of heat.tBodies) {
      let any = false;
      for (const row of all("tr[data-lesson]", body)) {
        const text = (body.rows[0].cells[0].textContent + "/" + row.cells[0].textContent).toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        any ||= !row.hidden;
      }
      body.hidden = !any;
    }
  });

  // The texts of the lessons are packed, and unpacked when they are asked for:
  // those of the source, and those of each language.
  const packed = new Map(all("template[data-texts]").map((t) => [t.dataset.texts, t.content.textContent]));
  if (!packed.size || !window.DecompressionStream) return;
  const unpacked = new Map();
  const texts = (locale) => {
    if (!unpacked.has(locale)) {
      const bytes = Uint8Array.from(atob(packed.get(locale)), (c) => c.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
      unpacked.set(locale, new Response(stream).json());
    }
    return unpacked.get(locale);
  };

  const dialog = document.querySelector("dialog");
  const part = (selector) => dialog.querySelector(selector);
  const select = part("select");
  const locales = [...packed.keys()].filter((tag) => tag !== "");
  for (const tag of locales) {
    const name = called(tag, tag);
    select.append(make("option", { value: tag }, name && name !== tag ? `${tag} · ${name}` : tag));
  }

  // A tag such as <a1> stands for markup, and stands back.
  const tagged = (element, text) => {
    for (const piece of text.split(/(<\/?[a-z]+[1-9][0-9]*\/?>)/)) {
      element.append(/^<\/?[a-z]+[1-9][0-9]*\/?>$/.test(piece) ? make("span", { class: "markup", dir: "ltr" }, piece) : piece);
    }
    return element;
  };

  let shown;
  const show = async (lesson, locale) => {
    const asked = (shown = `${lesson} ${locale}`);
    const [source, target] = await Promise.all([texts(""), texts(locale)]);
    if (asked !== shown) return;
    const { path, title, segments } = source.lessons[lesson];
    part("h2").textContent = title;
    part("h2").lang = source.locale;
    part(".path").textContent = path;
    select.value = locale;
    const count = {};
    const pairs = segments.map(([text, kind], i) => {
      const fate = source.parts[target.lessons[lesson][i]];
      count[fate.label] = (count[fate.label] || 0) + 1;
      const translation = target.texts[text];
      const why = target.why[`${lesson}/${i}`];
      const look = source.kinds[kind] === "heading" ? "is-heading" : "";
      return make("li", {},
        tagged(make("p", { lang: source.locale, dir: direction(source.locale), class: look }), source.texts[text]),
        translation ? tagged(make("p", { lang: locale, dir: direction(locale), class: look }), translation) : make("p", { class: "none" }, "—"),
        make("p", { class: "fate" }, make("i", { class: "swatch " + fate.class, "aria-hidden": "true" }), `${fate.label} · ${source.kinds[kind]}${why ? " · " + why : ""}`));
    });
    part(".pairs").replaceChildren(...pairs);
    part(".summary").textContent = Object.entries(count).map(([label, n]) => `${n} ${label}`).join(", ") || "no texts";
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    dialog.dataset.lesson = lesson;
  };
  select.addEventListener("change", () => show(dialog.dataset.lesson, select.value));
  part(".close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  for (const title of all("tr[data-lesson] .title")) {
    const button = make("button", { type: "button", "aria-haspopup": "dialog" }, ...title.childNodes);
    title.append(button);
  }
  heat.classList.add("opens");
  document.addEventListener("click", ({ target }) => {
    const row = target.closest("tr[data-lesson]");
    const cell = target.closest("td");
    if (row && target.closest("button")) show(row.dataset.lesson, row.dataset.locale || select.value || locales[0]);
    else if (row && cell && heat.contains(row)) show(row.dataset.lesson, locales[cell.cellIndex - 1]);
  });
})();
