// The page works without this. It only brings to sight what an answer changed, and puts the focus where it helps.
"use strict";

function show(...wanted) {
  const pane = document.querySelector(".rechts");
  const place = pane && wanted.map((one) => pane.querySelector(one)).find(Boolean);
  if (pane && place && getComputedStyle(pane).overflowY !== "visible") {
    pane.scrollTop += place.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 4;
  }
}

function offerPrinting() {
  document.querySelectorAll("[data-print]").forEach((one) => one.addEventListener("click", () => window.print()));
}

function focusSummary() {
  const summary = document.getElementById("samenvatting");
  if (summary) summary.focus();
}

// The digest of a signed file is worked out here: the file itself goes nowhere.
function offerDigest() {
  document.querySelectorAll(".met-script").forEach((one) => { one.hidden = false; });
  document.querySelectorAll("[data-digest-in]").forEach((chooser) => chooser.addEventListener("change", async () => {
    if (!chooser.files.length) return;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await chooser.files[0].arrayBuffer()));
    document.getElementById(chooser.dataset.digestIn).value = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }));
}

document.addEventListener("DOMContentLoaded", () => {
  offerDigest();
  offerPrinting();
  show("#hier", ".blad .nieuw");
  focusSummary();
});

const GONE = "Niet opgeslagen: het werkblad antwoordt niet. Start `ojg serve` opnieuw, open in een ander tabblad het adres dat het noemt, en laat deze pagina open.";
const RESTARTED = "Niet opgeslagen: het werkblad is opnieuw gestart. Open in een ander tabblad het adres dat `ojg serve` noemt, en laat deze pagina open.";

function warn(words) {
  const said = document.getElementById("staat");
  if (!said) return;
  said.textContent = words;
  said.classList.add("mis");
}

function tellStored() {
  const said = document.getElementById("staat");
  if (!said || said.textContent === "Alleen lezen") return;
  const now = new Date();
  said.textContent = `Opgeslagen om ${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
  said.classList.remove("mis");
}

// Whatever is no page of ours may not take the place of what somebody typed.
document.addEventListener("htmx:before:response", (event) => {
  const { status, headers } = event.detail.ctx.response;
  if (status !== 403 && (headers.get("content-type") || "").startsWith("text/html")) return;
  event.preventDefault();
  warn(status === 403 ? RESTARTED : GONE);
});
document.addEventListener("htmx:after:swap", (event) => {
  const answer = event.detail?.ctx?.response?.status ?? 200;
  if (answer >= 400) warn("Niet alles is opgeslagen");
  else tellStored();
  show(".artikel .nieuw", ".blad .nieuw", "#hier");
});

// A form is sent only when somebody is there to take it; otherwise the browser would leave the page for nothing.
// It is sent once, however often somebody clicks.
let isAnswered = null;
let isUnderWay = false;
let isTyped = false;
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method !== "post" || isAnswered === form) {
    isAnswered = null;
    isTyped = false;
    return;
  }
  event.preventDefault();
  if (isUnderWay) return;
  isUnderWay = true;
  const pressed = event.submitter;
  const answer = await fetch("/static/icoon.svg", { cache: "no-store" }).catch(() => null);
  if (!answer || !answer.ok) {
    warn(answer && answer.status === 403 ? RESTARTED : GONE);
    isUnderWay = false;
    return;
  }
  isAnswered = form;
  form.requestSubmit(pressed);
}, true);

window.addEventListener("pageshow", () => { isUnderWay = false; });

// What a form does not store by itself is not left without a question.
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && form.method === "post" && !form.hasAttribute("hx-post")) isTyped = true;
});
window.addEventListener("beforeunload", (event) => {
  if (isTyped) event.preventDefault();
});

// What stands in a field that nobody left yet is stored when the page goes; the browser itself does not tell.
let notLeft = null;
document.addEventListener("input", (event) => { notLeft = event.target; });
document.addEventListener("change", () => { notLeft = null; });
const SENT = "bij het weggaan verstuurd";
window.addEventListener("pagehide", () => {
  const form = notLeft?.form;
  if (!form?.hasAttribute("hx-post")) return;
  const typed = new URLSearchParams(new FormData(form));
  navigator.sendBeacon(form.action, typed);
  sessionStorage.setItem(SENT, JSON.stringify([location.pathname, form.action, [...typed]]));
});

// The page that a reload brings may be older than what was sent for it: that is sent once more, and what the
// workbench answers then takes its place. An answer that is stored already is stored only once.
document.addEventListener("DOMContentLoaded", () => {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  const [place, action, typed] = JSON.parse(sent || "[]");
  const [arrival] = performance.getEntriesByType("navigation");
  if (place !== location.pathname || arrival?.type !== "reload") return;
  const again = document.createElement("form");
  again.hidden = true;
  typed.forEach(([name, value]) => again.append(Object.assign(document.createElement("input"), { type: "hidden", name, value })));
  document.body.append(again);
  htmx.ajax("POST", action, { source: again, target: "#werk", select: "#werk", swap: "outerMorph" }).finally(() => again.remove());
});

// Of a value and the word instead of it only one holds: what is filled in last.
document.addEventListener("input", (event) => {
  const name = String(event.target.name || "");
  const other = document.getElementsByName((name.startsWith("w:") ? "a:" : "w:") + name.slice(2));
  if (name.startsWith("w:") && event.target.type === "text" && event.target.value) other.forEach((one) => { one.checked = false; });
  if (name.startsWith("a:") && event.target.checked) other.forEach((one) => { one.value = ""; });
}, true);
document.addEventListener("htmx:error", () => warn(GONE));
