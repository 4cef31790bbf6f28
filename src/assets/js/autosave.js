// <form data-autosave="/workbench/items/{id}/autosave" data-saved="已保存 {time}" data-saving=… data-unsaved=… data-conflict=… data-put-back=…>
//   <input type="hidden" name="revision" value="3"> … <output data-autosave-said></output>
// Posts the form a moment after the last keystroke. The answer is JSON {revision, savedAt: "15:04", address?} or, on 412, a conflict; `address` is given when
// this made the item: the form goes on there. Until the server has it, what was typed is kept in this browser and put back when the page is opened
// again; over a version somebody has saved since, only when its writer says so. Without this file the form has its button.
const PAUSE = 1200;
const SENT = 'gongkai:sent';

// What was sent with the button and stored is not put back the next time.
if (new URLSearchParams(location.search).has('saved')) {
  const sent = sessionStorage.getItem(SENT);
  if (sent !== null) localStorage.removeItem(sent);
  sessionStorage.removeItem(SENT);
}

for (const form of document.querySelectorAll('form[data-autosave]')) {
  const said = form.querySelector('[data-autosave-said]');
  const place = () => `gongkai:typed:${form.dataset.autosave}:${form.elements.entry?.value ?? ''}`;
  let timer = null;
  let saving = null;
  let stopped = false;

  const say = (word, values = {}) => {
    const text = (form.dataset[word] ?? '').replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
    said.textContent = values.reason ? `${text}（${values.reason}）` : text;
    said.dataset.state = word;
  };
  const fields = () => [...new FormData(form)].filter(([, value]) => typeof value === 'string');
  const typed = () => fields().filter(([name]) => name !== 'revision' && name !== 'key');
  const keep = () =>
    localStorage.setItem(place(), JSON.stringify({ revision: form.elements.revision.value, fields: typed() }));

  const moved = (address) => {
    localStorage.removeItem(place());
    form.dataset.autosave = `${address}/autosave`;
    form.action = `${address}/edit`;
    history.replaceState(null, '', `${address}/edit`);
  };

  const save = async () => {
    say('saving');
    const sent = JSON.stringify(typed());
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
      const { revision, savedAt, address, reasons } = await answer.json();
      if (!answer.ok) return say('unsaved', { reason: reasons?.[0] });
      form.elements.revision.value = revision;
      if (address !== undefined) moved(address);
      if (JSON.stringify(typed()) === sent) localStorage.removeItem(place());
      else keep();
      say('saved', { time: savedAt });
    } catch {
      say('unsaved');
    }
  };

  /** One save at a time; a second one waits for the revision the first brings. */
  const queue = () => {
    timer = setTimeout(() => {
      saving = (saving ?? Promise.resolve()).then(() => (stopped ? undefined : save())).finally(() => (saving = null));
    }, PAUSE);
  };

  const fill = (kept) => {
    document.dispatchEvent(new CustomEvent('gongkai:filling', { detail: kept.map(([name]) => name) }));
    const left = new Map();
    for (const [name, value] of kept) left.set(name, [...(left.get(name) ?? []), value]);
    for (const field of form.elements) {
      const values = left.get(field.name);
      if (field.type === 'hidden') continue;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = values?.includes(field.value) ?? false;
      else if (values !== undefined) field.value = values.shift() ?? field.value;
    }
    say('unsaved');
    queue();
  };

  const offer = (kept) => {
    say('conflict');
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn' });
    button.textContent = form.dataset.putBack;
    button.addEventListener('click', () => {
      button.remove();
      fill(kept);
      keep();
    });
    said.after(button);
  };

  const restore = () => {
    const kept = JSON.parse(localStorage.getItem(place()) ?? 'null');
    if (kept === null) return;
    if (kept.revision === form.elements.revision.value) fill(kept.fields);
    else offer(kept.fields);
  };

  form.addEventListener('input', () => {
    keep();
    clearTimeout(timer);
    if (!stopped) queue();
  });
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    stopped = true;
    sessionStorage.setItem(SENT, place());
    if (saving === null) return;
    event.preventDefault();
    saving.finally(() => form.requestSubmit(event.submitter));
  });
  restore();
}
