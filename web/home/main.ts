import './home.css';
import { readPageConfig } from '../shared/page-config.ts';

const { api, shop } = await readPageConfig(location.href);

for (const place of document.querySelectorAll<HTMLElement>('[data-path]'))
  place.textContent = (api || location.origin) + place.dataset.path;
for (const place of document.querySelectorAll<HTMLElement>('[data-page]'))
  place.textContent = location.origin + place.dataset.page;

const card = document.getElementById('shop');
if (card && shop) {
  card.hidden = false;
  card.querySelector('a')?.setAttribute('href', shop);
}
