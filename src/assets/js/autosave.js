// <form data-autosave="/workbench/items/{id}/autosave" data-saved="已保存 {time}" data-saving=… data-unsaved=… data-conflict=…>
//   <input type="hidden" name="revision" value="3"> … <output data-autosave-said></output>
// Posts the form a moment after the last keystroke. The answer is JSON {revision, savedAt: "15:04"} or, on 412, a conflict. Until the server has
// it, what was typed is kept in this browser and put back when the page is opened again. Without this file the form has its button.
const PAUSE = 1200;

for (const form of document.querySelectorAll('form[data-autosave]')) {
  const said = form.querySelector('[data-autosave-said]');
  const key = `gongkai:typed:${form.dataset.autosave}`;
  let timer = null;
  let stopped = false;

  const say = (word, values = {}) => {
    said.textContent = (form.dataset[word] ?? '').replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
    said.dataset.state = word;
  };
  const fields = () => [...new FormData(form)].filter(([, value]) => typeof value === 'string');
  const keep = () => localStorage.setItem(key, JSON.stringify(fields().filter(([name]) => name !== 'revision')));

  const save = async () => {
    say('saving');
    const sent = JSON.stringify(fields());
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields()),
      });
      if (answer.status === 412) {
        stopped = true;
        return say('conflict');
      }
      if (!answer.ok) return say('unsaved');
      const { revision, savedAt } = await answer.json();
      if (revision !== undefined) form.elements.revision.value = revision;
      const unchanged =
        JSON.stringify(fields().filter(([name]) => name !== 'revision')) ===
        JSON.stringify(JSON.parse(sent).filter(([name]) => name !== 'revision'));
      if (unchanged) localStorage.removeItem(key);
      say('saved', { time: savedAt });
    } catch {
      say('unsaved');
    }
  };

  const restore = () => {
    const typed = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typed === null) return;
    const left = new Map();
    for (const [name, value] of typed) left.set(name, [...(left.get(name) ?? []), value]);
    for (const field of form.elements) {
      const values = left.get(field.name);
      if (values === undefined || field.type === 'hidden') continue;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = values.includes(field.value);
      else field.value = values.shift() ?? field.value;
    }
    say('unsaved');
    timer = setTimeout(save, PAUSE);
  };

  form.addEventListener('input', () => {
    keep();
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(save, PAUSE);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    stopped = true;
  });
  if (new URLSearchParams(location.search).has('saved')) localStorage.removeItem(key);
  restore();
}
