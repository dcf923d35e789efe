import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../../../core/text/language/detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    ['en', 'Could you tell me where my parcel is?'],
    ['de', 'Könnten Sie mir sagen, wo meine Bestellung ist?'],
    ['fr', 'Pouvez-vous me dire où est ma commande ?'],
    ['es', '¿Me puede decir dónde está mi pedido?'],
    ['it', "Può dirmi dov'è il mio ordine?"],
    ['pt', 'Pode me dizer onde está o meu pedido?'],
    ['nl', 'Kunt u mij vertellen waar mijn bestelling is?'],
    ['pl', 'Gdzie jest moje zamówienie?'],
    ['ja', '注文はどこですか'],
    ['zh', '我的订单 iPhone 15 Pro 在哪里'],
    ['ko', '제 주문은 어디에 있나요?'],
    ['ru', 'Где мой заказ?'],
    ['ar', 'أين طلبي؟'],
    ['hi', 'मेरा ऑर्डर कहाँ है?'],
    ['und', '1042'],
    ['und', 'ok'],
    ['und', 'Var är min beställning?'],
    ['und', ''],
  ])('returns %s for: %s', (language, message) => {
    expect(detectLanguage(message)).toBe(language);
  });
});

describe('the language of short questions', () => {
  it.each<[language: string, questions: string[]]>([
    [
      'de',
      [
        'Wo ist mein Paket?',
        'Versandkosten?',
        'Welche Gebuehren gibt es?',
        'Karte sperren',
        'ja bitte',
        'wegen des Todesfalls',
      ],
    ],
    [
      'fr',
      ['Où est mon colis ?', 'Remboursement ?', 'Quels sont les frais de port ?', 'oui', 'Carte volée', 'Bonjour'],
    ],
    [
      'es',
      ['¿Dónde está mi pedido?', 'Devolución?', 'Cuanto cuesta el envio', 'sí, por favor', 'Tarjeta robada', 'Hola'],
    ],
    ['it', ["Dov'è il mio ordine?", 'Rimborso?', 'Quanto costa la spedizione?', 'Carta rubata', 'Fattura', 'Ciao']],
    ['nl', ['Waar is mijn pakket?', 'Verzendkosten?', 'Wat kost verzending?', 'ja graag', 'Wachtwoord vergeten']],
    ['pt', ['Onde está meu pedido?', 'Frete para Lisboa', 'Quanto custa o envio?', 'sim, por favor', 'Cartão roubado']],
    ['pl', ['Gdzie jest moja paczka?', 'Gwarancja?', 'Ile kosztuje wysyłka?', 'Koszt dostawy', 'tak, prosze']],
    ['ja', ['注文はどこですか', '返品できますか？', '送料はいくらですか', 'API キー']],
    ['en', ['Where is my parcel?', 'Do you ship to Norway?', 'yes please', 'Hello', 'How much is a transfer?']],
  ])('is %s', (language, questions) => {
    expect(questions.map((question) => [question, detectLanguage(question)])).toEqual(
      questions.map((question) => [question, language]),
    );
  });

  it.each([
    ['two languages share the words', ['ja', 'si', 'non', 'Retour', 'Garantia', 'Help', '返金']],
    ['they occur in every language', ['ok', 'Login', 'Status 1042', 'Refund?', 'Support', 'KitchenAid', 'ORD-1042']],
    ['they are an address', ['john@example.com', 'https://example.com/track?id=1']],
    [
      'they are Swedish, Danish or Norwegian',
      ['Var ar min order?', 'Kan jag returnera?', 'Hvor er min ordre?', 'Jeg vil ha hjelp'],
    ],
    [
      'they are Czech, Slovak or Croatian',
      ['Kde je moje objednávka?', 'Kolik stojí doprava?', 'Gdje je moja narudžba?'],
    ],
    [
      'they are Finnish, Hungarian or Turkish',
      ['Missä tilaukseni on?', 'Hol van a rendelésem?', 'Kargo ücreti ne kadar?'],
    ],
    ['they are Romanian or Catalan', ['Unde este comanda mea?', 'Pot să returnez?', 'Puc retornar el bullidor?']],
    ['they are Indonesian or Tagalog', ['Saya mau refund', 'Di mana pesanan saya?', 'Pwede bang magpa-refund?']],
  ])('is undetermined if %s', (_, questions) => {
    expect(questions.map((question) => [question, detectLanguage(question)])).toEqual(
      questions.map((question) => [question, 'und']),
    );
  });
});

describe('a question that has English-looking words', () => {
  it.each([
    ['German', 'Bieten Sie Wertpapierdepots an?'],
    ['German', 'Was will der Bote so?'],
    ['French', 'On me doit un avoir'],
    ['Spanish', 'Me he equivocado'],
    ['Italian', 'Come faccio il reso?'],
    ['Dutch', 'Hoe was je dag?'],
    ['Portuguese', 'Do que se trata?'],
    ['Polish', 'My to wiemy'],
  ])('is not English if it is %s: %s', (_, message) => {
    expect(detectLanguage(message)).not.toBe('en');
  });
});

describe('the language of a script that several languages share', () => {
  it.each([
    ['ru', ['Где мой заказ?', 'Когда мне вернут деньги?', 'Спасибо за помощь', 'Сколько стоит доставка?']],
    ['uk', ['Де моє замовлення?', 'Чи є доставка до Києва?', 'Мені потрібна допомога, її ще немає']],
    ['ar', ['أين طلبي؟', 'كيف يمكنني إرجاع المنتج؟', 'هل يوجد شحن مجاني؟']],
    ['hi', ['मेरा ऑर्डर कहाँ है?', 'क्या मैं इसे लौटा सकता हूँ?', 'मुझे पैसे वापस चाहिए']],
    ['he', ['איפה ההזמנה שלי?']],
    ['el', ['Πού είναι η παραγγελία μου;']],
    ['th', ['คำสั่งซื้อของฉันอยู่ที่ไหน']],
  ])('is %s if its words and letters exclude the others', (language, questions) => {
    expect(questions.map((question) => [question, detectLanguage(question)])).toEqual(
      questions.map((question) => [question, language]),
    );
  });

  it.each([
    ['Bulgarian', ['Къде е моята поръчка?', 'Искам да върна продукта', 'Кога ще пристигне пратката ми?']],
    ['Serbian', ['Где је моја поруџбина?', 'Желим да вратим производ', 'Када стиже пакет?']],
    ['Macedonian', ['Каде е мојата нарачка?', 'Сакам да го вратам производот']],
    ['Kazakh', ['Менің тапсырысым қайда?', 'Тауарды қайтарғым келеді']],
    ['Persian', ['سفارش من کجاست؟', 'می‌خواهم کالا را پس بدهم', 'هزینه ارسال چقدر است؟']],
    ['Urdu', ['میرا آرڈر کہاں ہے؟', 'میں رقم واپس چاہتا ہوں']],
    ['Marathi', ['माझी ऑर्डर कुठे आहे?', 'मला पैसे परत हवे आहेत']],
    ['Nepali', ['मेरो अर्डर कहाँ छ?', 'मलाई पैसा फिर्ता चाहियो']],
  ])('is undetermined for %s', (_, questions) => {
    expect(questions.map((question) => [question, detectLanguage(question)])).toEqual(
      questions.map((question) => [question, 'und']),
    );
  });
});
