// What Streamlit has no part for. Everything hangs on the document, so that nothing is lost when
// an element is drawn anew.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // The server gone, or a proxy that lets no websocket through: our words, for Streamlit's are for
  // those who build pages. They stand on the script's own tag, as no stylesheet may have come yet.
  const said = document.currentScript.dataset;
  const trouble = document.createElement("p");
  trouble.setAttribute("role", "alert");
  trouble.style.cssText =
    "position: fixed; inset: 0 0 auto 0; z-index: 9999999; margin: 0; padding: 1rem 1.25rem;" +
    "font: 1rem/1.5 sans-serif; color: light-dark(#0b0c0c, #f3f2f1);" +
    "background: light-dark(#fcf1ef, #2d1815); border-bottom: 5px solid light-dark(#d4351c, #f07a66)";
  const alive = () => fetch("./_stcore/health", { cache: "no-store" }).then((got) => got.ok, () => false);
  const errorBox = () =>
    all('[data-testid="stDialog"]').find((box) => box.textContent.includes("Connection error"));
  const drawn = () => document.querySelector(".masthead, .stException, .trouble");
  // The page goes down by as much as they take, so that they cover none of it.
  const makeRoom = () => {
    const app = document.querySelector(".stApp");
    if (app) app.style.top = trouble.isConnected ? `${trouble.offsetHeight}px` : "";
  };
  const tell = (words) => {
    trouble.textContent = words;
    if (!trouble.isConnected) document.body.append(trouble);
    makeRoom();
  };
  const watch = async () => {
    const box = errorBox();
    if (box) box.style.display = "none";
    if (!box && !trouble.isConnected) return;
    if (!(await alive())) return tell(said.gone);
    if (!drawn()) return;
    trouble.remove();
    makeRoom();
    box?.querySelector("button")?.click();
  };
  setInterval(watch, 1000);
  setTimeout(async () => {
    if (drawn()) return;
    document.querySelector('[data-testid="stAppSkeleton"]')?.remove();
    tell((await alive()) ? said.blocked : said.gone);
  }, 10000);

  // A number in the text opens its entry in the list of sources.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.ref");
    if (!link) return;
    event.preventDefault();
    const entry = link.hash.replace("#source-", ".st-key-open-");
    document.querySelector(`${entry} button`)?.click();
  });

  // Copying. The old way, for it works in frames and without https, which the new one does not.
  const toClipboard = (plain, rich) => {
    const put = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/plain", plain);
      event.clipboardData.setData("text/html", rich);
    };
    document.addEventListener("copy", put, { capture: true, once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", put, { capture: true });
  };
  const kept = (kind, key) => all(key === "all" ? `[data-${kind}]` : `[data-${kind}="${key}"]`);
  document.addEventListener("click", (event) => {
    const tool = event.target.closest?.("button.tool");
    if (tool?.dataset.copy) {
      const { copy } = tool.dataset;
      const plain = kept("plain", copy).map((one) => one.textContent);
      toClipboard(plain.join("\n\n"), kept("rich", copy).map((one) => one.innerHTML).join(""));
      const name = tool.textContent;
      tool.textContent = tool.dataset.done;
      setTimeout(() => (tool.textContent = name), 2000);
    } else if (tool?.dataset.print) {
      const only = document.querySelector(`.st-key-turn-${tool.dataset.print}`);
      document.documentElement.classList.toggle("print-one", Boolean(only));
      only?.classList.add("printed");
      window.print();
      only?.classList.remove("printed");
      document.documentElement.classList.remove("print-one");
    }
  });

  // Words that are selected and copied keep their numbers, and take along what these stand for.
  document.addEventListener("copy", (event) => {
    const selected = window.getSelection();
    if (!selected.rangeCount || event.defaultPrevented) return;
    const part = document.createElement("div");
    part.append(selected.getRangeAt(0).cloneContents());
    const links = all("a.ref", part);
    if (!links.length) return;
    const named = [...new Set(links.map((link) => link.getAttribute("aria-label")))];
    for (const link of links) link.replaceWith(` [${link.textContent}]`);
    for (const block of all("p, li, tr, h3", part)) block.append("\n");
    const rich = part.innerHTML + named.map((name) => `<p>${name.replace(/[&<]/g, " ")}</p>`).join("");
    event.preventDefault();
    event.clipboardData.setData("text/plain", `${part.textContent.trim()}\n\n${named.join("\n")}`);
    event.clipboardData.setData("text/html", rich);
  });

  // The question is brought into view once its answer stands. Streamlit goes on scrolling to the
  // end while it draws, so it is kept there a little, unless the reader scrolls.
  // Before the first question the page begins at its title.
  const SCROLLED = '[data-testid="stAppScrollToBottomContainer"], [data-testid="stMain"]';
  let moment = "";
  let until = 0;
  for (const own of ["wheel", "touchstart", "keydown", "mousedown"])
    document.addEventListener(own, () => (until = 0), { capture: true, passive: true });
  setInterval(() => {
    if (performance.now() > until) return;
    const last = all(".question").at(-1);
    if (last) last.scrollIntoView({ block: "start" });
    else for (const box of all(SCROLLED)) box.scrollTo(0, 0);
  }, 80);
  const showLastQuestion = () => {
    const now = [".question", ".answer-words", ".masthead, .examples-name"].map((what) => all(what).length).join();
    if (now !== moment) until = performance.now() + 1500;
    moment = now;
  };

  // An opened paper begins at its paragraph, and the picture of the page at the marked words.
  const middle = (box, top) => box.scrollTo(0, Math.max(0, top - box.clientHeight / 3));
  const showPlaces = () => {
    for (const paper of all(".paper:not([data-shown])")) {
      paper.dataset.shown = "";
      const there = paper.querySelector("mark") ?? paper.querySelector(".cited");
      if (there) middle(paper, there.getBoundingClientRect().top - paper.getBoundingClientRect().top);
    }
    for (const pages of all(".pages:not([data-shown])")) {
      pages.dataset.shown = "";
      const page = pages.querySelector("[data-top]");
      const picture = page?.querySelector("img");
      picture?.decode().then(() => {
        const above = picture.getBoundingClientRect().top - pages.getBoundingClientRect().top;
        middle(pages, above + page.dataset.top * picture.clientHeight);
      });
    }
  };

  // A button that has the focus and is switched off, as “Next” on the last paragraph, drops it: the
  // drawer keeps it, or Escape and Tab no longer reach it.
  setInterval(() => {
    const drawer = document.querySelector('[role="dialog"]');
    const at = document.activeElement;
    if (drawer && (!at || at === document.body || at.disabled)) drawer.focus();
  }, 200);

  // What Streamlit puts beside its app, as the drawer, is as light or dark as the app.
  const lightOrDark = () => {
    const app = document.querySelector(".stApp");
    if (app) document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme;
  };

  new MutationObserver(() => {
    lightOrDark();
    showLastQuestion();
    showPlaces();
  }).observe(document.documentElement, {
    childList: true,
    subtree: true,
  });
})();
