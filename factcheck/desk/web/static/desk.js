/* Keys, focus and a word when others have decided. Every page works without this. */
"use strict";

(() => {
  const body = document.body;
  const FIELDS = "textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=file])";
  const POLL = 10_000;
  let leaving = false;

  body.classList.add("scripted");

  const focusEnd = (field) => {
    field.focus();
    if (field.setSelectionRange && field.value !== undefined) {
      field.setSelectionRange(field.value.length, field.value.length);
    }
    field.scrollIntoView({ block: "nearest" });
  };

  const open = (target) => {
    const box = document.getElementById(target.dataset.open);
    if (box) box.open = true;
    const field = document.getElementById(target.dataset.focus);
    if (field) focusEnd(field);
  };

  const showDialog = (target) => document.getElementById(target.dataset.dialog)?.showModal();

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-open], [data-dialog]");
    if (!target) return;
    event.preventDefault();
    if (target.dataset.dialog) showDialog(target);
    else open(target);
  });

  document.addEventListener("submit", () => {
    leaving = true;
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });

  const inField = (field, event) => {
    if (event.key === "Escape") {
      field.blur();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const button = document.getElementById(field.dataset.save || "");
      if (button) {
        event.preventDefault();
        button.click();
      }
    }
  };

  const act = (target) => {
    if (target.matches(FIELDS)) focusEnd(target);
    else target.click();
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const field = event.target.closest?.(FIELDS);
    if (field) {
      inField(field, event);
      return;
    }
    if (body.dataset.keys === "off" || leaving || event.repeat) return;
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    const digits = document.querySelector("select[data-digits]");
    if (digits && /^[0-9]$/.test(event.key) && Number(event.key) < digits.options.length) {
      digits.selectedIndex = Number(event.key);
      event.preventDefault();
      return;
    }
    const target = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key);
    if (target) {
      event.preventDefault();
      act(target);
    }
  });

  const news = document.getElementById("news");
  const poll = async () => {
    if (document.visibilityState !== "visible") return;
    try {
      const answer = await fetch(`${body.dataset.state}?after=${body.dataset.after}`);
      if (!answer.ok) return;
      const state = await answer.json();
      if (!state.new || news.dataset.shown === String(state.new)) return;
      news.dataset.shown = String(state.new);
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = "reload";
      const what = state.new === 1 ? "1 new decision" : `${state.new} new decisions`;
      news.replaceChildren(`${what} by ${state.editors.join(", ")}: `, link);
    } catch {
      /* The desk was stopped; the next request will say so. */
    }
  };
  if (news && body.dataset.state) setInterval(poll, POLL);
})();
