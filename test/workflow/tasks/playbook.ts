import { guideFile, PlaybookFolder } from '../../support/playbook-folder.ts';

const TITLES = {
  change_address: { en: 'Change the address', de: 'Adresse ändern', es: 'Cambiar la dirección' },
  add_card: { en: 'Add a card', de: 'Karte beilegen', es: 'Añadir una tarjeta' },
  add_item: { en: 'Add an item', de: 'Artikel hinzufügen', es: 'Añadir un artículo' },
  move_booking: { en: 'Move a booking', de: 'Kurs verschieben', es: 'Cambiar una reserva' },
  book_course: { en: 'Book a course', de: 'Kurs buchen', es: 'Reservar un curso' },
  exchange_item: { en: 'Exchange an item', de: 'Artikel umtauschen', es: 'Cambiar un artículo' },
  cancel_order: { en: 'Cancel an order', de: 'Bestellung stornieren', es: 'Cancelar un pedido' },
  cancel_booking: { en: 'Cancel a booking', de: 'Kurs stornieren', es: 'Cancelar una reserva' },
};
const UNTITLED = ['find_orders', 'get_order', 'find_products', 'get_bookings', 'find_customer', 'recall_order'];

/** The shop's playbook. It allows more than it should: two of its tools do not take a customer. */
export const shopPlaybook = (): PlaybookFolder => {
  const titled = Object.entries(TITLES).map(([tool, title]) => ({
    name: `shop.${tool}`,
    title,
    ...(tool === 'exchange_item' && { preview: 'shop.preview_exchange' }),
  }));
  const tools = JSON.stringify([...UNTITLED.map((tool) => `shop.${tool}`), ...titled]);
  const languages = { languages: '[en, de, es]', greeting: '{ en: Hello., de: Hallo., es: Hola. }' };
  return new PlaybookFolder({
    'shop/playbook.md': guideFile('shop', { ...languages, consent: '{}', tools }),
    'shop/knowledge/hours.md': '# Hours\n\nThe shop is open from nine to five.\n',
  });
};
