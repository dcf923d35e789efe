/** Words of customers that a language shares with few others, in addition to its stop words. */
export const TELLING: Readonly<Record<string, string>> = {
  en: 'im ive didnt cant dont isnt doesnt forgot allowed return since hi',
  de: `bestellung paket immer nie versand versandkosten rechnung konto karte adresse passwort stornieren kundigen
    ruckgabe kosten kostet lieferung lieferzeit gebuhren gebuehren aendern moeglich schliessen sperren andern vergessen
    mach wegen heute gestern weil kommt`,
  fr: `commande jamais colis rien remboursement livraison retour facture annuler delai frais compte carte mot passe
    garantie coute adresse horaires hier`,
  es: `pedido todavia llego nunca paquete factura cancelar garantia cuenta tarjeta direccion horario envio gastos
    devolucion reembolso cuesta tarda cambiar has robada`,
  it: `ordine sto ordinato nessuno pacco sempre fattura garanzia spedizione rimborso reso costa carta conto indirizzo
    consegna spese orari annullare puo anch rubata`,
  pt: 'roubado pedido ninguem encomenda chegou fatura reembolso devolucao frete envio cartao prazo garantia custa cancelar conta senha',
  nl: `bestelling pakket dagen steeds krijg factuur retour verzendkosten verzending annuleren openingstijden wachtwoord
    rekening kaart kost lang betalen levertijd vergeten`,
  pl: `dlaczego zamowienie zamowienia paczka ciagle nadal cztery trzy zwrot faktura gwarancja dostawa dostawy koszt
    kosztuje karta konto haslo mamy nasze czym by wiemy`,
};

/**
 * Everyday words of other languages in Latin letters: Swedish, Danish and Norwegian, Finnish, Czech and its neighbours,
 * Romanian, Hungarian, Turkish, Indonesian, Tagalog, Vietnamese, Catalan. They count against the languages of the
 * lexicon, so that a Danish question is not read as Dutch.
 */
export const OTHER_LANGUAGES = `jag min mitt mina var ar hur mycket vill kan har inte och tack hej ska nar vad ett pa
  jeg hvor hvad hvornar hvorfor hvordan er ikke mit vil gerne gjerne takk det til kommer hva pakken pakke ordre fragt
  missa milloin paljonko voinko miten mika minun kiitos hei tilaus tilaukseni palauttaa kde kdy je moje muj moj moja
  kolik kolko stoji mohu muzu mozem dekuji dakujem prosim ano gdje kako koliko mogu hvala objednavka objednavku narudzba
  paket vratit unde cand cum sunt este comanda mea vreau pot sa rog multumesc livrarea coletul hol mikor mennyibe mennyi
  hogyan igen nem koszonom kerul rendelesem csomag szeretnem nerede ne zaman nasil kac kadar bir icin siparis siparisim
  kargo evet hayir tesekkurler istiyorum di mana saya berapa mau bisa tidak apakah yang belum sudah pesanan barang
  tolong terima kasih nasaan ang ko po ng mga pwede bang magkano kailan salamat hindi toi ban khong hang cua muon bao
  nhieu puc meva comanda quant gracies voldria amb els`;
