// Filtert en sorteert het overzicht; zonder dit script staat alles er ook. Schrijf hier geen kleiner-dan-teken
// en geen ampersand: het script staat onveranderd in de pagina.
(function () {
  "use strict";

  const form = document.getElementById("filters");
  const search = document.getElementById("zoek");
  const status = document.getElementById("aantal");
  const tables = Array.from(document.querySelectorAll(".overzicht"));
  const groups = Array.from(document.querySelectorAll(".groep"));
  const rows = tables.flatMap((table) => Array.from(table.tBodies[0].rows));
  const selects = Array.from(form.querySelectorAll("select"));
  const order = new Intl.Collator("nl", { numeric: true, sensitivity: "base" }).compare;
  const texts = new Map();
  const most = 100; // zo veel gevonden documenten staan meteen open
  let sorted = "";
  let opened = [];

  function simple(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function textOf(row) {
    if (!texts.has(row)) {
      texts.set(row, simple(row.textContent));
    }
    return texts.get(row);
  }

  function matches(row, words, chosen) {
    return [
      words.every((word) => textOf(row).includes(word)),
      chosen.every((select) => row.dataset[select.dataset.filter].split("|").includes(select.value)),
    ].every(Boolean);
  }

  function announce(shown) {
    const all = rows.length === 1 ? "1 document" : rows.length + " documenten";
    const some = shown === 0 ? "Geen documenten gevonden: kies iets anders of toon alles" : shown + " van " + all;
    const words = (shown === rows.length ? all : some) + sorted;
    if (status.textContent !== words) {
      status.textContent = words;
    }
  }

  function show(element, wanted) {
    if (element.hidden === wanted) {
      element.hidden = !wanted;
    }
  }

  function filter() {
    const words = simple(search.value).split(/\s+/).filter(Boolean);
    const chosen = selects.filter((select) => select.value);
    const found = new Set(rows.filter((row) => matches(row, words, chosen)));
    rows.forEach((row) => { show(row, found.has(row)); });
    opened.forEach((group) => { group.open = false; });
    const wanted = new Set(Array.from(found, (row) => row.closest(".groep")));
    groups.forEach((group) => { show(group, wanted.has(group)); });
    const closed = groups.filter((group) => [wanted.has(group), !group.open].every(Boolean));
    opened = [found.size > most, found.size === rows.length].some(Boolean) ? [] : closed;
    opened.forEach((group) => { group.open = true; });
    announce(found.size);
  }

  function key(row, column) {
    const cell = row.cells[column];
    return cell.dataset.sorteer || cell.textContent;
  }

  function sort(table, header) {
    const down = header.getAttribute("aria-sort") === "ascending";
    const body = table.tBodies[0];
    const compare = (one, other) => order(key(one, header.cellIndex), key(other, header.cellIndex));
    body.append(...Array.from(body.rows).sort((one, other) => compare(one, other) * (down ? -1 : 1)));
    table.querySelectorAll("[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    sorted = ", gesorteerd op " + header.textContent.toLowerCase() + (down ? ", aflopend" : ", oplopend");
    filter();
  }

  // Een browser kan vergeten wat een tabel is zodra de stijl rijen als blokken toont.
  const roles = {
    rowgroup: "thead, tbody",
    row: "tr",
    columnheader: "thead th",
    rowheader: "tbody th",
    cell: "td",
  };

  function prepare(table) {
    if (table.classList.contains("met-knoppen")) {
      return;
    }
    table.setAttribute("role", "table");
    Object.entries(roles).forEach(([role, place]) => {
      table.querySelectorAll(place).forEach((element) => { element.setAttribute("role", role); });
    });
    const headers = Array.from(table.querySelectorAll("th[data-sorteerbaar]"));
    headers.forEach((header) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      button.addEventListener("click", () => sort(table, header));
      header.append(button);
    });
    headers[0].setAttribute("aria-sort", "ascending");
    const hint = document.createElement("span");
    hint.className = "uitleg";
    hint.textContent = " De knoppen in de bovenste rij sorteren de tabel.";
    table.caption.append(hint);
    table.classList.add("met-knoppen");
  }

  groups.forEach((group) => {
    group.addEventListener("toggle", () => { prepare(group.querySelector("table")); });
  });
  if (groups.length === 0) {
    tables.forEach(prepare);
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => { setTimeout(filter); });
  form.hidden = false;
  filter();
}());
