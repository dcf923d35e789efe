/**
 * Everyday words of languages in Latin letters that the lexicon does not read, without diacritics: Swedish, Danish and Norwegian, Finnish,
 * Czech and its neighbours, Romanian, Hungarian, Turkish, Indonesian, Tagalog, Vietnamese, Catalan. They speak for no language, and so
 * against the others: a Danish question is not to pass for a Dutch one, nor "saya mau refund" for English.
 */
export const STRANGERS: ReadonlySet<string> = new Set(
  `jag min mitt mina var ar hur mycket vill kan har inte och tack hej ska nar vad ett pa
  jeg hvor hvad hvornar hvorfor hvordan er ikke mit vil gerne gjerne takk det til kommer hva pakken pakke ordre fragt
  missa milloin paljonko voinko miten mika minun kiitos hei tilaus tilaukseni palauttaa
  kde kdy je moje muj moj moja kolik kolko stoji mohu muzu mozem dekuji dakujem prosim ano gdje kako koliko mogu hvala
  objednavka objednavku narudzba paket vratit
  unde cand cum sunt este comanda mea vreau pot sa rog multumesc livrarea coletul
  hol mikor mennyibe mennyi hogyan igen nem koszonom kerul rendelesem csomag szeretnem
  nerede ne zaman nasil kac kadar bir icin siparis siparisim kargo evet hayir tesekkurler istiyorum
  di mana saya berapa mau bisa tidak apakah yang belum sudah pesanan barang tolong terima kasih
  nasaan ang ko po ng mga pwede bang magkano kailan salamat hindi
  toi ban khong hang cua muon bao nhieu
  puc meva comanda quant gracies voldria amb els`.split(/\s+/),
);
