import type { Vocabulary } from './vocabulary.ts';

export const it: Vocabulary = {
  common: `a il lo la gli le un una che e sono non ma con per mio mia miei suo vostro dove quando come perche questo
    questa ciao buongiorno grazie favore voglio posso ho ha molto della dello del di da mi si ancora ordine sto
    stato stata ordinato hanno nessuno pacco sempre piu anche alla sul nel dal fattura garanzia spedizione
    rimborso reso costa quanto carta conto indirizzo quali consegna aiuto spese orari annullare nostro nostra
    quello senza dei delle degli nella sulla potete puo fare essere c anch me no so i do`,
  feelings: [
    [-3.5, 'furioso furiosa furibond* incazzat* schifoso schifo'],
    [
      -3,
      `inaccettabil* vergognos* vergogna merda odio scandalos* scandalo orribil* catastrof* pessim*
      intollerabil* indecent*`,
    ],
    [
      -2.5,
      `arrabbiat* stufo stufa truff* ladri terribil* peggior* peggio ridicol* inutil* mai_piu disastr*
      indignat* assurdo spazzatura`,
    ],
    [
      -2,
      `delus* delusione frustr* insoddisfatt* scontent* cattivo cattiva male incompetent* maleducat* fastidios*
      brutto brutta`,
    ],
    [-1.2, 'terza_volta seconda_volta ennesima reclamo lament* nessuna_risposta nessuno_risponde triste'],
    [-0.9, 'rotto rotta danneggiat* difettos* manca mancante perso persa rubato sbagliat*'],
    [-0.6, 'ritardo ritard* problem* errore errori purtroppo lento aspetto aspettando'],
    [3, 'perfett* eccellent* fantastic* meraviglios* ottimo ottima splendid* adoro'],
    [2, 'felice content* soddisfatt* bravi bravissimi super'],
    [1.5, 'grazie bene buono buona gentil* utile cortes*'],
    [0.7, 'veloc* meglio facile rapid*'],
    [0, 'buon_giorno buona_sera buona_giornata per_favore va_bene nessun_problema buona_notte'],
  ],
  expected: `arrivato arrivata arriva ricevuto ricevuta funziona funzionano consegnato consegnata risposto
    risponde rimborsato risolto aiuta`,
  negators: 'non mai nessuno nessuna nessun niente nulla senza ne',
  weakNegators: 'nessuno niente nulla mai',
  intensifiers: 'molto troppo davvero veramente totalmente assolutamente completamente cosi estremamente',
  diminishers: 'poco abbastanza leggermente piuttosto',
  person: {
    nouns: `umano umana persona operatore operatrice agente responsabile consulente manager direttore supervisore
      addetto`,
    vague: 'qualcuno servizio_clienti assistenza',
    talk: `parlare parlo contattare trasferire trasferisca trasferitemi passatemi passami mi_passi collegare
      mettermi chattare passarmi`,
    want: 'voglio vorrei bisogno desidero pretendo esigo preferisco datemi dammi',
    fillers: `con a al un una uno il la lo di del vero vera reale in carne ossa vostro suo mi per favore subito
      ora direttamente poter posso vogliamo essere`,
    bots: 'bot robot macchina macchine chatbot ia computer',
    compounds: '',
    phrases: 'niente_bot basta_bot chiamatemi richiamatemi operatore_per_favore',
  },
  topics: {
    safety: `ferit* incendi* fuoco esplos* scossa_elettrica allergic* avvelen* soffoc* suicid* uccidermi ospedale
      pericolos* pericolo ustion*`,
    discrimination: 'discrimin* razzis* sessis* omofob* molest* antisemit*',
    fraud: 'frod* truff* phishing furto_di_identita non_autorizzat* hackerat* contraffat* carta_rubata',
    privacy: 'gdpr dati_personali miei_dati protezione_dei_dati violazione_dei_dati',
    legal: 'avvocat* tribunale denuncia denunc* causa_legale vie_legali legale legali polizia querela',
  },
};
