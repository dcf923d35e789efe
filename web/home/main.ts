import './home.css';
import { readPageConfig } from '../shared/page-config.ts';

const { api, shop, crm } = await readPageConfig(location.href);

for (const place of document.querySelectorAll<HTMLElement>('[data-path]'))
  place.textContent = (api || location.origin) + place.dataset.path;
for (const place of document.querySelectorAll<HTMLElement>('[data-page]'))
  place.textContent = location.origin + place.dataset.page;

for (const [id, url] of Object.entries({ shop, crm })) {
  const card = document.getElementById(id);
  if (!card || !url) continue;
  card.hidden = false;
  card.querySelector('a')?.setAttribute('href', url);
}
