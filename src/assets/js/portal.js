// The public window works without this file: it only adds printing, copying the address and sharing.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
    const said = document.getElementById(button.getAttribute('aria-describedby'));
    said.textContent = button.dataset.copied;
  });
}
